package org.olelo.sip.header;

import org.jspecify.annotations.Nullable;

/**
 * A token followed by parameters: Event, Subscription-State, Reason, Content-Disposition, Replaces …
 *
 * @param value what stands before the first ';', blanks left out
 * @param params parameters as written without the first ';'
 */
public record ValueWithParams(String value, String params) {
    /** Splits a header value. */
    public static ValueWithParams parse(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return new ValueWithParams(text.strip(), "");
        }
        return new ValueWithParams(
                text.substring(0, semicolon).strip(),
                text.substring(semicolon + 1).strip());
    }

    /** Value of a parameter without quotes; empty when it has none; null when it is not there. */
    public @Nullable String param(String name) {
        return Parameters.value(params, name);
    }
}
