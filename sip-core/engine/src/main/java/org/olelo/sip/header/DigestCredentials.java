package org.olelo.sip.header;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/**
 * Digest credentials of Authorization or Proxy-Authorization (RFC 3261 22, RFC 7616). Values stand without their quotes,
 * escapes are kept; what is not there is empty.
 *
 * @param header index of the header field in its message, -1 when parsed from text
 * @param username the whole user name
 * @param user the name before '@', or all of it
 * @param domain what stands after '@', or empty
 * @param nonceCount nc as written: 8 hexadecimal digits
 */
public record DigestCredentials(
        int header,
        String username,
        String user,
        String domain,
        String realm,
        String nonce,
        String uri,
        String response,
        String algorithm,
        String cnonce,
        String opaque,
        String qop,
        String nonceCount) {
    private static final String SCHEME = "Digest";

    /** The first credentials for the realm (null: any) among the header fields of that kind, or null. */
    public static @Nullable DigestCredentials find(SipMessage message, HeaderId id, @Nullable String realm) {
        for (int i = message.find(id); i >= 0; i = message.next(i)) {
            DigestCredentials one = parse(message.bytes(), message.valueStart(i), message.valueEnd(i), i);
            if (one != null && (realm == null || realm.isEmpty() || one.realm.equals(realm))) {
                return one;
            }
        }
        return null;
    }

    /** Reads the value of a header field; null for another scheme. */
    public static @Nullable DigestCredentials parse(String value) {
        byte[] bytes = Latin.bytes(value);
        return parse(bytes, 0, bytes.length, -1);
    }

    private static @Nullable DigestCredentials parse(byte[] bytes, int from, int to, int header) {
        int start = Latin.skipBlanks(bytes, from, to);
        int params = start + SCHEME.length();
        if (!Latin.startsWithIgnoreCase(bytes, start, to, SCHEME) || params < to && !Latin.isBlank(bytes[params])) {
            return null;
        }
        String[] values = new String[NAMES.length];
        Parameters walk = new Parameters(bytes, params, to, ',');
        while (walk.next()) {
            int name = nameOf(walk);
            if (name >= 0 && values[name] == null) {
                values[name] = walk.value();
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == null ? "" : values[i];
        }
        return of(header, values);
    }

    private static final String[] NAMES = {
        "username", "realm", "nonce", "uri", "response", "algorithm", "cnonce", "opaque", "qop", "nc"
    };

    private static int nameOf(Parameters walk) {
        for (int i = 0; i < NAMES.length; i++) {
            if (walk.isName(NAMES[i])) {
                return i;
            }
        }
        return -1;
    }

    private static DigestCredentials of(int header, String[] v) {
        int at = v[0].indexOf('@');
        String user = at < 0 ? v[0] : v[0].substring(0, at);
        String domain = at < 0 ? "" : v[0].substring(at + 1);
        return new DigestCredentials(header, v[0], user, domain, v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    }

    /** nc as a number, or -1. */
    public int nonceCountValue() {
        if (nonceCount.isEmpty() || nonceCount.length() > 8) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < nonceCount.length(); i++) {
            int digit = Latin.hexValue(nonceCount.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
