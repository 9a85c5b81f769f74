package org.olelo.module.pv;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encodings of bytes as text. Strings hold one char per byte; null means the input is not in the encoding. */
final class TextCodecs {
    private static final String HEX = "0123456789abcdef";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** In place of what is missing or no digit, as in Kamailio. */
    private static final int NO_DIGIT = 255;

    private TextCodecs() {}

    static String toHex(String in) {
        StringBuilder out = new StringBuilder(in.length() * 2);
        for (int i = 0; i < in.length(); i++) {
            int c = in.charAt(i) & 255;
            out.append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
        return out.toString();
    }

    /** An odd digit at the end is left out, as in Kamailio. */
    static @Nullable String fromHex(String in) {
        StringBuilder out = new StringBuilder(in.length() / 2);
        for (int i = 0; i + 1 < in.length(); i += 2) {
            int high = Character.digit(in.charAt(i), 16);
            int low = Character.digit(in.charAt(i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            out.append((char) (high << 4 | low));
        }
        return out.toString();
    }

    /** Seven-bit packing of SMS (GSM 03.38), as upper-case hex. */
    static String to7Bit(String in) {
        StringBuilder out = new StringBuilder(in.length() * 2);
        for (int i = 0; i < in.length(); i++) {
            int shift = i & 7;
            if (shift == 7) {
                continue;
            }
            int next = i + 1 < in.length() ? in.charAt(i + 1) & 255 : 0;
            int packed = ((in.charAt(i) & 255) >> shift | next << 7 - shift) & 255;
            out.append(Character.toUpperCase(HEX.charAt(packed >> 4)))
                    .append(Character.toUpperCase(HEX.charAt(packed & 15)));
        }
        return out.toString();
    }

    static String from7Bit(String in) {
        StringBuilder out = new StringBuilder(in.length());
        int carried = 0;
        int bits = 0;
        for (int i = 0; i + 1 < in.length(); i += 2) {
            int high = Math.max(0, Character.digit(in.charAt(i), 16));
            int low = Math.max(0, Character.digit(in.charAt(i + 1), 16));
            int octet = high << 4 | low;
            out.append((char) ((octet << bits | carried) & 127));
            carried = octet >> 7 - bits;
            if (++bits == 7) {
                out.append((char) (carried & 127));
                carried = 0;
                bits = 0;
            }
        }
        return out.toString();
    }

    static String toBase58(String in) {
        BigInteger number = new BigInteger(1, in.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder out = new StringBuilder();
        BigInteger radix = BigInteger.valueOf(58);
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(radix);
            out.append(BASE58.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; i < in.length() && in.charAt(i) == 0; i++) {
            out.append('1');
        }
        return out.reverse().toString();
    }

    /** Zero bytes come last and one more NUL is counted: Kamailio 5.6 does so. */
    static @Nullable String fromBase58(String in) {
        BigInteger number = BigInteger.ZERO;
        BigInteger radix = BigInteger.valueOf(58);
        for (int i = 0; i < in.length(); i++) {
            int digit = BASE58.indexOf(in.charAt(i));
            if (digit < 0) {
                return null;
            }
            number = number.multiply(radix).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        StringBuilder out =
                new StringBuilder(new String(bytes, skip, bytes.length - skip, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < in.length() && in.charAt(i) == '1'; i++) {
            out.append('\0');
        }
        return out.append('\0').toString();
    }

    static String toBase64(String in, boolean url, boolean padded) {
        String alphabet = url ? BASE64_URL : BASE64;
        StringBuilder out = new StringBuilder(in.length() * 4 / 3 + 4);
        for (int i = 0; i < in.length(); i += 3) {
            int left = in.length() - i;
            int word = (in.charAt(i) & 255) << 16
                    | (left > 1 ? (in.charAt(i + 1) & 255) << 8 : 0)
                    | (left > 2 ? in.charAt(i + 2) & 255 : 0);
            out.append(alphabet.charAt(word >> 18)).append(alphabet.charAt(word >> 12 & 63));
            if (left > 1) {
                out.append(alphabet.charAt(word >> 6 & 63));
            }
            if (left > 2) {
                out.append(alphabet.charAt(word & 63));
            }
            if (padded) {
                out.repeat('=', Math.max(0, 3 - left));
            }
        }
        return out.toString();
    }

    /** The plain alphabet reads a foreign char as all bits set, the URL alphabet refuses it, as Kamailio's decoders do. */
    static @Nullable String fromBase64(String in, boolean url, boolean whole) {
        if (whole && in.length() % 4 != 0) {
            return null;
        }
        int length = in.length();
        while (length > 0 && in.charAt(length - 1) == '=' && in.length() - length < 2) {
            length--;
        }
        String alphabet = url ? BASE64_URL : BASE64;
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i += 4) {
            int[] values = {NO_DIGIT, NO_DIGIT, NO_DIGIT, NO_DIGIT};
            int count = Math.min(4, length - i);
            if (count == 1 && url) {
                break;
            }
            for (int k = 0; k < count; k++) {
                int value = alphabet.indexOf(in.charAt(i + k));
                if (value < 0 && (url || in.charAt(i + k) == '=')) {
                    return null;
                }
                values[k] = value < 0 ? NO_DIGIT : value;
            }
            out.append((char) ((values[0] << 2 | values[1] >> 4) & 255));
            if (count > 2) {
                out.append((char) ((values[1] << 4 | values[2] >> 2) & 255));
            }
            if (count > 3) {
                out.append((char) ((values[2] << 6 | values[3]) & 255));
            }
        }
        return url && out.isEmpty() ? null : out.toString();
    }
}
