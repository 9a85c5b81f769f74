package org.olelo.module.siputils;

import java.util.function.IntSupplier;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipUri;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Tests of texts: numbers, URIs, header names. */
public final class TextTests {
    private final IntSupplier e164MaxLength;

    TextTests(IntSupplier e164MaxLength) {
        this.e164MaxLength = e164MaxLength;
    }

    @ScriptFunction(value = "is_e164", doc = "True for + and 2 to e164_max_len digits.")
    public boolean isE164(MessageContext ctx, String text) {
        return e164(text);
    }

    @ScriptFunction(
            value = {"is_uri_user_e164", "uri_user_is_e164"},
            doc = "True when the user part of the URI is an E.164 number.")
    public boolean isUriUserE164(MessageContext ctx, String text) {
        SipUri uri = SipUri.parse(text);
        return uri != null && e164(uri.user());
    }

    boolean e164(String text) {
        return text.length() > 2
                && text.length() - 1 <= e164MaxLength.getAsInt()
                && text.charAt(0) == '+'
                && digits(text, 1);
    }

    @ScriptFunction(value = "is_uri", doc = "True when the text is a valid URI.")
    public boolean isUri(MessageContext ctx, String text) {
        return SipUri.parse(text) != null;
    }

    @ScriptFunction(value = "is_tel_number", doc = "True for digits, with or without + before them.")
    public int isTelNumber(MessageContext ctx, String text) {
        int start = text.startsWith("+") ? 1 : 0;
        return text.length() > start && digits(text, start) ? 1 : -2;
    }

    @ScriptFunction(value = "is_numeric", doc = "True for decimal digits only.")
    public int isNumeric(MessageContext ctx, String text) {
        return !text.isEmpty() && digits(text, 0) ? 1 : -2;
    }

    @ScriptFunction(value = "is_alphanum", doc = "True for ASCII letters and digits only.")
    public int isAlphanum(MessageContext ctx, String text) {
        return text.isEmpty() ? -2 : alphanumeric(text, "") ? 1 : -3;
    }

    @ScriptFunction(
            value = "is_alphanumex",
            doc = "True for ASCII letters, digits and the characters of the second text only.")
    public int isAlphanumex(MessageContext ctx, String text, String extra) {
        return text.isEmpty() ? -2 : alphanumeric(text, extra) ? 1 : -3;
    }

    @ScriptFunction(value = "cmp_uri", doc = "True when both are the same SIP URI (RFC 3261 19.1.4).")
    public int compareUri(MessageContext ctx, String first, String second) {
        SipUri a = SipUri.parse(first);
        SipUri b = SipUri.parse(second);
        if (a == null || b == null) {
            return -2;
        }
        return a.isEquivalent(b) ? 1 : -1;
    }

    @ScriptFunction(value = "cmp_aor", doc = "True when both have the same user, host and port.")
    public boolean compareAor(MessageContext ctx, String first, String second) {
        SipUri a = SipUri.parse(first);
        SipUri b = SipUri.parse(second);
        return a != null
                && b != null
                && a.user().equals(b.user())
                && port(a) == port(b)
                && a.host().equalsIgnoreCase(b.host());
    }

    private static int port(SipUri uri) {
        return uri.port() < 0 ? 5060 : uri.port();
    }

    @ScriptFunction(value = "cmp_hdr_name", doc = "True when both name the same header; compact forms count.")
    public boolean compareHeaderName(MessageContext ctx, String first, String second) {
        HeaderId a = HeaderId.of(first);
        return a == HeaderId.of(second) && (a != HeaderId.OTHER || first.equalsIgnoreCase(second));
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean alphanumeric(String text, String extra) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c < 128 && Latin.isAlphanumeric((byte) c)) && extra.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
