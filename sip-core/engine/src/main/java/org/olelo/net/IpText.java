package org.olelo.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numeric IP addresses as text, both ways, never asking the resolver. */
public final class IpText {
    private IpText() {}

    /** "192.0.2.1", or IPv6 in its shortest lower-case form without brackets or zone (RFC 5952). */
    public static String of(InetAddress address) {
        byte[] raw = address.getAddress();
        if (address instanceof Inet4Address) {
            return ipv4(raw);
        }
        return ipv6(raw);
    }

    /** As it stands in a URI or Via: IPv6 in brackets. */
    public static String uriHost(InetAddress address) {
        return address instanceof Inet4Address ? of(address) : '[' + of(address) + ']';
    }

    /** The address written in the text, with or without brackets; null when it is not a numeric address. */
    public static @Nullable InetAddress parse(String text) {
        byte[] raw = parseRaw(text, 0, text.length());
        if (raw == null) {
            return null;
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for lengths other than 4 and 16
        }
    }

    /** 4 or 16 bytes of the numeric address in text[from, to), or null. */
    static byte @Nullable [] parseRaw(String text, int from, int to) {
        if (to - from >= 2 && text.charAt(from) == '[' && text.charAt(to - 1) == ']') {
            return parse6(text, from + 1, to - 1);
        }
        byte[] ipv4 = parse4(text, from, to);
        return ipv4 != null ? ipv4 : parse6(text, from, to);
    }

    private static byte @Nullable [] parse4(String text, int from, int to) {
        if (to - from < 7 || to - from > 15) {
            return null;
        }
        byte[] raw = new byte[4];
        int index = 0;
        int value = -1;
        for (int i = from; i <= to; i++) {
            char c = i == to ? '.' : text.charAt(i);
            if (c == '.') {
                if (value < 0 || index == 4) {
                    return null;
                }
                raw[index++] = (byte) value;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + c - '0';
                if (value > 255) {
                    return null;
                }
            } else {
                return null;
            }
        }
        return index == 4 ? raw : null;
    }

    private static byte @Nullable [] parse6(String text, int from, int to) {
        if (to - from < 2 || text.indexOf(':', from) < 0) {
            return null;
        }
        int[] words = new int[8];
        int count = 0;
        int gap = -1;
        int i = from;
        if (text.charAt(i) == ':') {
            if (text.charAt(i + 1) != ':') {
                return null;
            }
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = i;
            while (end < to && text.charAt(end) != ':') {
                end++;
            }
            if (end == to && text.indexOf('.', i) >= 0) {
                byte[] tail = count <= 6 ? parse4(text, i, to) : null;
                if (tail == null) {
                    return null;
                }
                words[count++] = ((tail[0] & 255) << 8) | (tail[1] & 255);
                words[count++] = ((tail[2] & 255) << 8) | (tail[3] & 255);
                i = to;
                break;
            }
            int word = hex(text, i, end);
            if (word < 0 || count == 8) {
                return null;
            }
            words[count++] = word;
            if (end == to) {
                i = to;
                break;
            }
            i = end + 1;
            if (i == to) {
                return null; // a single colon at the end
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        byte[] raw = new byte[16];
        int shift = 8 - count;
        for (int w = 0; w < count; w++) {
            int at = gap >= 0 && w >= gap ? w + shift : w;
            raw[2 * at] = (byte) (words[w] >> 8);
            raw[2 * at + 1] = (byte) words[w];
        }
        return raw;
    }

    private static int hex(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static String ipv4(byte[] raw) {
        return (raw[0] & 255) + "." + (raw[1] & 255) + "." + (raw[2] & 255) + "." + (raw[3] & 255);
    }

    private static String ipv6(byte[] raw) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = ((raw[2 * i] & 255) << 8) | (raw[2 * i + 1] & 255);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && words[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(words[i]).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
