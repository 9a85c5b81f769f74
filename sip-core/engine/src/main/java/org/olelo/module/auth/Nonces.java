package org.olelo.module.auth;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.text.Latin;
import org.olelo.timer.Clock;

/**
 * Nonces that prove themselves: time of creation, number, and a hash of both with a secret, in hexadecimal. Optionally bound to parts of the request,
 * and followed for their count (nc) or single use in a ring of the last ones.
 */
final class Nonces {
    /** Bits of auth_checks_*: Request-URI, Call-ID, From tag, source address. */
    static final int CHECK_URI = 1;

    static final int CHECK_CALL_ID = 2;
    static final int CHECK_FROM_TAG = 4;
    static final int CHECK_SOURCE = 8;

    private static final int TIME = 8;
    private static final int NUMBER = 8;
    private static final int HASH = 32;
    private static final int HIGHEST_COUNT = 255;
    private static final String NO_NUMBER = "00000000";
    /** How many nonces of the last seconds are kept; a power of two. */
    private static final int KEPT = 512;

    /** What a nonce is worth. */
    enum Verdict {
        GOOD,
        STALE,
        REUSED
    }

    private final Clock clock;
    private final Digest digest = new Digest("MD5");
    private final String secret;
    private final int expire;
    private final int maxDrift;
    private final int checksRegister;
    private final int checksInDialog;
    private final int checksNoDialog;
    private final boolean counted;
    private final boolean oneTime;
    private final AtomicInteger numbers = new AtomicInteger(new SecureRandom().nextInt());
    /** Slot of a nonce by its number: number in the high half, highest count in the low half. */
    private final @Nullable AtomicLongArray ring;
    /** Without numbers and checks a second has one nonce; that of a second stands at its low bits. */
    private final AtomicReferenceArray<@Nullable String> ofSecond = new AtomicReferenceArray<>(KEPT);

    Nonces(Clock clock, AuthSettings settings) {
        this.clock = clock;
        this.secret = settings.secret.isEmpty() ? randomSecret() : settings.secret;
        this.expire = settings.nonceExpire;
        this.maxDrift = settings.nonceMaxDrift;
        this.checksRegister = settings.checksRegister;
        this.checksInDialog = settings.checksInDialog;
        this.checksNoDialog = settings.checksNoDialog;
        this.counted = settings.nonceCount != 0;
        this.oneTime = settings.oneTimeNonce != 0;
        this.ring = counted || oneTime ? new AtomicLongArray(Integer.highestOneBit(settings.followed())) : null;
    }

    private static String randomSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Latin.hex(bytes);
    }

    /** A new nonce for the request. */
    String make(MessageContext ctx) {
        int now = (int) (clock.wallMillis() / 1000);
        if (ring == null && checks(ctx.request()) == 0) {
            return of(now);
        }
        String time = eight(now);
        int number = numbers.getAndIncrement();
        AtomicLongArray slots = ring;
        if (slots != null) {
            slots.set(number & slots.length() - 1, (long) number << 32);
        }
        String tail = eight(number);
        return time + tail + hash(ctx, time, tail);
    }

    private String of(int second) {
        String time = eight(second);
        String known = ofSecond.get(second & KEPT - 1);
        if (known != null && known.startsWith(time)) {
            return known;
        }
        String made = time + NO_NUMBER + digest.of(time, NO_NUMBER, secret);
        ofSecond.set(second & KEPT - 1, made);
        return made;
    }

    /** Whether it has the length of a nonce made here. */
    static boolean isWellFormed(String nonce) {
        return nonce.length() == TIME + NUMBER + HASH;
    }

    /**
     * Judges a well-formed nonce.
     *
     * @param count nc of the credentials, 0 without
     */
    Verdict judge(MessageContext ctx, String nonce, int count) {
        long second = second(nonce);
        String number = nonce.substring(TIME, TIME + NUMBER);
        if (second < 0 || !isKept(ctx, nonce, (int) second) && !isProven(ctx, nonce, number)) {
            return Verdict.STALE;
        }
        long age = clock.wallMillis() / 1000 - second;
        if (age > expire || age < -maxDrift) {
            return Verdict.STALE;
        }
        if (counted && count > 0) {
            return count(Integer.parseUnsignedInt(number, 16), count);
        }
        return oneTime ? useOnce(Integer.parseUnsignedInt(number, 16)) : Verdict.GOOD;
    }

    private boolean isKept(MessageContext ctx, String nonce, int second) {
        return ring == null && checks(ctx.request()) == 0 && nonce.equals(ofSecond.get(second & KEPT - 1));
    }

    private boolean isProven(MessageContext ctx, String nonce, String number) {
        return hash(ctx, nonce.substring(0, TIME), number).equals(nonce.substring(TIME + NUMBER));
    }

    /** When it was made, seconds since 1970; -1 when that is not readable. */
    private static long second(String nonce) {
        long second = 0;
        for (int i = 0; i < TIME; i++) {
            int digit = Latin.hexValue(nonce.charAt(i));
            if (digit < 0) {
                return -1;
            }
            second = second << 4 | digit;
        }
        return second;
    }

    private Verdict count(int number, int count) {
        AtomicLongArray slots = ring;
        if (slots == null || count > HIGHEST_COUNT) {
            return Verdict.STALE;
        }
        int at = number & slots.length() - 1;
        while (true) {
            long known = slots.get(at);
            if ((int) (known >>> 32) != number || (int) known >= count) {
                return Verdict.STALE;
            }
            if (slots.compareAndSet(at, known, (long) number << 32 | count)) {
                return Verdict.GOOD;
            }
        }
    }

    private Verdict useOnce(int number) {
        AtomicLongArray slots = ring;
        if (slots == null) {
            return Verdict.STALE;
        }
        int at = number & slots.length() - 1;
        long fresh = (long) number << 32;
        if (slots.compareAndSet(at, fresh, fresh | 1)) {
            return Verdict.GOOD;
        }
        return (int) (slots.get(at) >>> 32) == number ? Verdict.REUSED : Verdict.STALE;
    }

    private String hash(MessageContext ctx, String time, String number) {
        int checks = checks(ctx.request());
        return checks == 0 ? digest.of(time, number, secret) : digest.of(time, number, secret, bound(ctx, checks));
    }

    private int checks(SipRequest request) {
        if (request.isMethod(Method.REGISTER)) {
            return checksRegister;
        }
        return request.to().hasTag() ? checksInDialog : checksNoDialog;
    }

    private static String bound(MessageContext ctx, int checks) {
        SipRequest request = ctx.request();
        StringBuilder parts = new StringBuilder();
        if ((checks & CHECK_URI) != 0) {
            parts.append(request.requestUri());
        }
        if ((checks & CHECK_CALL_ID) != 0) {
            parts.append('|').append(request.callId());
        }
        if ((checks & CHECK_FROM_TAG) != 0) {
            NameAddr from = request.from();
            parts.append('|').append(from == null ? "" : from.tag());
        }
        if ((checks & CHECK_SOURCE) != 0) {
            parts.append('|').append(ctx.flow().sourceIp());
        }
        return parts.toString();
    }

    private static String eight(int value) {
        String hex = Integer.toHexString(value);
        return "00000000".substring(hex.length()) + hex;
    }
}
