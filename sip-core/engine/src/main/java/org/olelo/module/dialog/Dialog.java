package org.olelo.module.dialog;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.olelo.module.dialog.api.Call;

/** One call. State, legs and times are guarded by {@link #lock}; variables and profiles are safe for every thread. */
final class Dialog implements Call {
    static final int UNCONFIRMED = 1;
    static final int EARLY = 2;
    static final int CONFIRMED_NO_ACK = 3;
    static final int CONFIRMED = 4;
    static final int DELETED = 5;

    // 5.6.3's dflags of a dialog that follows its defaults
    private static final int BASE_FLAGS = 1664;

    final ReentrantLock lock = new ReentrantLock();
    final int entry;
    final int id;
    final String callId;
    final String fromUri;
    final String toUri;
    final Leg caller = new Leg();
    final Leg callee = new Leg();
    final Map<String, String> variables = new ConcurrentHashMap<>();
    final Map<String, String> profiles = new ConcurrentHashMap<>();
    /** The answer to BYE was told. */
    final AtomicBoolean endTold = new AtomicBoolean();

    final long initTime;
    volatile int state = UNCONFIRMED;
    volatile long startTime;
    volatile long endTime;
    volatile long expireAt;
    volatile int lifetime;
    volatile int scriptFlags;
    volatile boolean byeOnTimeout;

    Dialog(int entry, int id, String callId, String fromUri, String toUri, long now) {
        this.entry = entry;
        this.id = id;
        this.callId = callId;
        this.fromUri = fromUri;
        this.toUri = toUri;
        this.initTime = now;
    }

    /** Value of the Record-Route parameter. */
    String did() {
        return reversedHex(entry) + '.' + reversedHex(id);
    }

    private static String reversedHex(int value) {
        return new StringBuilder(Integer.toHexString(value)).reverse().toString();
    }

    /** The number in reversed hexadecimal; -1 when it is none. */
    static int fromReversedHex(String text) {
        try {
            return Integer.parseUnsignedInt(new StringBuilder(text).reverse().toString(), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    boolean isAlive() {
        return state < DELETED;
    }

    boolean isActive() {
        return state == CONFIRMED_NO_ACK || state == CONFIRMED;
    }

    int flags() {
        int flags = BASE_FLAGS;
        flags |= state >= CONFIRMED_NO_ACK ? 1 : 0;
        flags |= state >= CONFIRMED ? 2 : 0;
        return flags | (state == DELETED ? 4 : 0);
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public void variable(String name, String value) {
        variables.put(name, value);
    }

    Map<String, String> sortedVariables() {
        return new TreeMap<>(variables);
    }
}
