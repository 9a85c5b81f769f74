package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * CSeq (RFC 3261 20.16) by offsets into the message.
 *
 * @param numberStart offset of the number
 * @param numberEnd offset after it
 * @param methodStart offset of the method
 * @param methodEnd offset after it
 * @param number its value, or -1 when it is no number of up to 18 digits
 * @param method the method
 */
public record CSeq(int numberStart, int numberEnd, int methodStart, int methodEnd, long number, Method method) {
    /** Reads bytes[from, to); null without a method. The number is not checked, as in Kamailio. */
    public static @Nullable CSeq parse(byte[] bytes, int from, int to) {
        int start = Latin.skipBlanks(bytes, from, to);
        int numberEnd = tokenEnd(bytes, start, to);
        int methodStart = Latin.skipBlanks(bytes, numberEnd, to);
        int methodEnd = tokenEnd(bytes, methodStart, to);
        if (numberEnd == start || methodEnd == methodStart || Latin.skipBlanks(bytes, methodEnd, to) < to) {
            return null;
        }
        long number = Latin.parseLong(bytes, start, numberEnd);
        return new CSeq(start, numberEnd, methodStart, methodEnd, number, Method.of(bytes, methodStart, methodEnd));
    }

    private static int tokenEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !Latin.isBlank(bytes[i])) {
            i++;
        }
        return i;
    }
}
