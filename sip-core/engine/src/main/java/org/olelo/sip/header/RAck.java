package org.olelo.sip.header;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * RAck (RFC 3262 7.2).
 *
 * @param rseq number of the reliable response
 * @param cseq CSeq number of the request it answered
 * @param method method of that request
 */
public record RAck(int rseq, int cseq, String method) {
    /** Reads a header value; null unless it is two numbers and a method. */
    public static @Nullable RAck parse(String value) {
        String[] words = value.strip().split("[ \t\r\n]+", -1);
        if (words.length != 3 || words[2].isEmpty()) {
            return null;
        }
        int rseq = Latin.parseInt(words[0]);
        int cseq = Latin.parseInt(words[1]);
        return rseq < 0 || cseq < 0 ? null : new RAck(rseq, cseq, words[2]);
    }
}
