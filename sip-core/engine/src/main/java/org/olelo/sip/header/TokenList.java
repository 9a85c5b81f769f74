package org.olelo.sip.header;

import java.util.ArrayList;
import java.util.List;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/** Comma-separated tokens of header fields: option tags (Supported, Require …), methods (Allow), event packages. */
public final class TokenList {
    private TokenList() {}

    /** Whether one of the header fields of that kind lists the token, case ignored. */
    public static boolean contains(SipMessage message, HeaderId id, String token) {
        byte[] bytes = message.bytes();
        for (int i = message.find(id); i >= 0; i = message.next(i)) {
            Parameters walk = new Parameters(bytes, message.valueStart(i), message.valueEnd(i), ',');
            while (walk.next()) {
                if (Latin.equalsIgnoreCase(bytes, walk.nameStart(), walk.nameEnd(), token)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All tokens of the header fields of that kind as written. */
    public static List<String> of(SipMessage message, HeaderId id) {
        List<String> all = new ArrayList<>();
        for (int i = message.find(id); i >= 0; i = message.next(i)) {
            Parameters walk = new Parameters(message.bytes(), message.valueStart(i), message.valueEnd(i), ',');
            while (walk.next()) {
                all.add(walk.name());
            }
        }
        return all;
    }

    /** Bits of the methods listed in Allow; unknown methods count as {@link Method#OTHER}; 0 without Allow. */
    public static int allowedMethods(SipMessage message) {
        int bits = 0;
        byte[] bytes = message.bytes();
        for (int i = message.find(HeaderId.ALLOW); i >= 0; i = message.next(i)) {
            Parameters walk = new Parameters(bytes, message.valueStart(i), message.valueEnd(i), ',');
            while (walk.next()) {
                bits |= Method.of(bytes, walk.nameStart(), walk.nameEnd()).bit();
            }
        }
        return bits;
    }

    /** Bits of a comma-separated list of methods. */
    public static int methodBits(String methods) {
        int bits = 0;
        byte[] bytes = Latin.bytes(methods);
        Parameters walk = new Parameters(bytes, 0, bytes.length, ',');
        while (walk.next()) {
            bits |= Method.of(bytes, walk.nameStart(), walk.nameEnd()).bit();
        }
        return bits;
    }
}
