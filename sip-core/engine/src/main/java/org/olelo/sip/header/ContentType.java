package org.olelo.sip.header;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * Content-Type (RFC 3261 20.15).
 *
 * @param type as written
 * @param subtype as written
 * @param params parameters as written without the first ';'
 */
public record ContentType(String type, String subtype, String params) {
    /** Reads a header value; null without "type/subtype". */
    public static @Nullable ContentType parse(String value) {
        int semicolon = value.indexOf(';');
        String media = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        int slash = media.indexOf('/');
        if (slash <= 0 || slash == media.length() - 1) {
            return null;
        }
        String params = semicolon < 0 ? "" : value.substring(semicolon + 1).strip();
        return new ContentType(
                media.substring(0, slash).strip(), media.substring(slash + 1).strip(), params);
    }

    /** "type/subtype" in lower case. */
    public String mediaType() {
        return Latin.lower(type + '/' + subtype);
    }

    /** Whether it is that "type/subtype" in any case. */
    public boolean is(String media) {
        return Latin.equalsIgnoreCase(type + '/' + subtype, media);
    }

    /** multipart/anything. */
    public boolean isMultipart() {
        return Latin.equalsIgnoreCase(type, "multipart");
    }

    /** Value of a parameter without quotes, or null. */
    public @Nullable String param(String name) {
        return Parameters.value(params, name);
    }
}
