package org.olelo.servlet.address;

import jakarta.servlet.sip.ServletParseException;
import jakarta.servlet.sip.URI;
import org.jspecify.annotations.Nullable;

/** Reads URIs and addresses. */
public final class Uris {
    private Uris() {}

    /** The URI of that text, or null. */
    public static @Nullable URI read(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || !isScheme(text.substring(0, colon))) {
            return null;
        }
        return switch (Parameters.lower(text.substring(0, colon))) {
            case "sip", "sips" -> SipUriValue.parse(text);
            case "tel" -> TelUrlValue.parse(text);
            default -> text.indexOf(' ') >= 0 || colon == text.length() - 1 ? null : new OtherUri(text);
        };
    }

    private static boolean isScheme(String text) {
        return Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
    }

    /** The URI of that text. */
    public static URI parse(String text) throws ServletParseException {
        URI uri = read(text.trim());
        if (uri == null) {
            throw new ServletParseException("not a URI: " + text);
        }
        return uri;
    }

    /** The address of that text. */
    public static AddressValue address(String text) throws ServletParseException {
        AddressValue address = AddressValue.read(text);
        if (address == null) {
            throw new ServletParseException("not an address: " + text);
        }
        return address;
    }
}
