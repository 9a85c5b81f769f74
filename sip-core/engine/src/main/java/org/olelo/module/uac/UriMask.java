package org.olelo.module.uac;

import java.util.Base64;
import org.olelo.text.Latin;

/**
 * Hides a replaced URI in a parameter of Record-Route, so that each side's URI can be had from the other's: both are combined by exclusive or, with
 * the password of restore_passwd, and written in base64 with '-' as padding.
 */
final class UriMask {
    private UriMask() {}

    /** The parameter's value for the two URIs. */
    static String encode(String one, String other, String password) {
        byte[] mixed = mix(Latin.bytes(one), Latin.bytes(other), Latin.bytes(password));
        return Base64.getEncoder().encodeToString(mixed).replace('=', '-');
    }

    /** The URI on the other side, or "" when the value is none of ours. */
    static String decode(String value, String uri, String password) {
        byte[] mixed;
        try {
            mixed = Base64.getDecoder().decode(value.replace('-', '='));
        } catch (IllegalArgumentException e) {
            return "";
        }
        byte[] other = mix(mixed, Latin.bytes(uri), Latin.bytes(password));
        int end = 0;
        while (end < other.length && end < mixed.length && other[end] != 0) {
            end++;
        }
        return Latin.string(other, 0, end);
    }

    private static byte[] mix(byte[] one, byte[] other, byte[] password) {
        byte[] out = new byte[Math.max(one.length, other.length)];
        for (int i = 0; i < out.length; i++) {
            int mixed = (i < one.length ? one[i] : 0) ^ (i < other.length ? other[i] : 0);
            out[i] = (byte) (password.length == 0 ? mixed : mixed ^ password[i % password.length]);
        }
        return out;
    }
}
