package org.olelo.sip;

import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/**
 * Branch parameters as Kamailio writes them: {@code z9hG4bK<hash>.<key>.<index>}, hash = 16 bits of Call-ID and CSeq in
 * hexadecimal with the lowest digit first, key = 32 hexadecimal digits, index = branch in hexadecimal. The key of a
 * stateless branch is the same for each copy of a request (RFC 3261 16.11).
 */
public final class BranchIds {
    /** How every RFC 3261 branch starts. */
    public static final String COOKIE = "z9hG4bK";

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private BranchIds() {}

    /** Hash of Call-ID and CSeq number, 16 bits. */
    public static int transactionHash(SipMessage message) {
        int callId = message.find(HeaderId.CALL_ID);
        long hash = mix(message.bytes(), message.valueStart(callId), message.valueEnd(callId), 17);
        hash = mix(message.bytes(), message.cseq().numberStart(), message.cseq().numberEnd(), hash);
        return (int) (finish(hash) & 0xffff);
    }

    /** 32 hexadecimal digits that are the same for each copy of the request, and for its ACK or CANCEL differ. */
    public static String loopKey(SipRequest request) {
        long a = 1;
        byte[] bytes = request.bytes();
        for (HeaderId id : LOOP_HEADERS) {
            int i = request.find(id);
            if (i >= 0) {
                a = mix(bytes, request.valueStart(i), request.valueEnd(i), a);
            }
        }
        long b = mix(bytes, request.uriStart(), request.uriEnd(), a ^ PRIME);
        ByteSink out = new ByteSink(32);
        hex(out, finish(a));
        hex(out, finish(b + a));
        return out.toString();
    }

    private static final HeaderId[] LOOP_HEADERS = {
        HeaderId.VIA,
        HeaderId.FROM,
        HeaderId.TO,
        HeaderId.CALL_ID,
        HeaderId.CSEQ,
        HeaderId.ROUTE,
        HeaderId.PROXY_AUTHORIZATION
    };

    /** The branch of a statelessly forwarded request. */
    public static String stateless(SipRequest request) {
        return of(transactionHash(request), loopKey(request), 0);
    }

    /** The branch of those parts. */
    public static String of(int hash, String key, int index) {
        ByteSink out = new ByteSink(COOKIE.length() + 4 + 1 + key.length() + 3);
        out.put(COOKIE);
        reversedHex(out, hash);
        out.put('.').put(key).put('.').putHex(index);
        return Latin.string(out.array(), 0, out.size());
    }

    private static void reversedHex(ByteSink out, int value) {
        int rest = value;
        do {
            out.put((char) Latin.hexDigit(rest));
            rest >>>= 4;
        } while (rest != 0);
    }

    private static void hex(ByteSink out, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            out.put((char) Latin.hexDigit((int) (value >>> shift)));
        }
    }

    static long mix(byte[] bytes, int from, int to, long seed) {
        long hash = seed + (to - from);
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001B3L;
        }
        return hash * PRIME;
    }

    static long finish(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
