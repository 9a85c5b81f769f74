package org.olelo.module.dialog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.olelo.module.dialog.api.Call;
import org.olelo.spi.ScriptRoute;

/** One call. State, legs and times are guarded by {@link #lock}; variables and profiles are safe for every thread. */
final class Dialog implements Call {
    static final int UNCONFIRMED = 1;
    static final int EARLY = 2;
    static final int CONFIRMED_NO_ACK = 3;
    static final int CONFIRMED = 4;
    static final int DELETED = 5;

    /** Bits of {@link #properties}, with 5.6.3's numbers (its iflags). */
    static final int BYE_ON_TIMEOUT = 1;

    static final int KEEP_ALIVE_CALLER = 2;
    static final int KEEP_ALIVE_CALLEE = 4;
    static final int TIMEOUT_NO_RESET = 8;

    // 5.6.3's dflags
    private static final int VARIABLES_CHANGED = 0x80;
    private static final int IN_TRANSACTION = 0x200;
    private static final int PROFILES_CHANGED = 0x400;

    final ReentrantLock lock = new ReentrantLock();
    final int entry;
    final int id;
    final String callId;
    final String fromUri;
    final String toUri;
    final String requestUri;
    final Leg caller = new Leg();
    final Leg callee = new Leg();
    private final Map<String, String> variables = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, String> profiles = Collections.synchronizedMap(new LinkedHashMap<>());
    /** The answer to BYE was told. */
    final AtomicBoolean endTold = new AtomicBoolean();
    /** A BYE that was sent here was answered. */
    final AtomicBoolean byeAnswered = new AtomicBoolean();
    /** Keep-alives without answer, one after the other. */
    final AtomicInteger keepAliveFailures = new AtomicInteger();

    final long initTime;
    volatile int state = UNCONFIRMED;
    volatile long startTime;
    volatile long endTime;
    volatile long expireAt;
    volatile int lifetime;
    volatile int scriptFlags;
    volatile int properties;
    private volatile int changes;
    /** Runs when the lifetime is over; null: none. */
    volatile @Nullable ScriptRoute timeoutRoute;
    /** BYE was sent because the lifetime is over. */
    volatile boolean timedOut;
    /** How much the callee's CSeq numbers are above the caller's; grows when credentials are added here. */
    volatile int cseqShift;
    /** When the next keep-alive is due, in seconds. */
    volatile long keepAliveAt;

    Dialog(int entry, int id, String callId, String fromUri, String toUri, String requestUri, long now) {
        this.entry = entry;
        this.id = id;
        this.callId = callId;
        this.fromUri = fromUri;
        this.toUri = toUri;
        this.requestUri = requestUri;
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
        int flags = changes;
        flags |= state >= CONFIRMED_NO_ACK ? 1 : 0;
        flags |= state >= CONFIRMED ? 2 : 0;
        return flags | (state == DELETED ? 4 : 0);
    }

    boolean has(int property) {
        return (properties & property) != 0;
    }

    void set(int property, boolean on) {
        properties = on ? properties | property : properties & ~property;
    }

    void joinedTransaction() {
        changes |= IN_TRANSACTION;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public void variable(String name, @Nullable String value) {
        changes |= VARIABLES_CHANGED;
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    /** Copies, the newest first. */
    List<Map.Entry<String, String>> variables() {
        return newestFirst(variables);
    }

    List<Map.Entry<String, String>> profiles() {
        return newestFirst(profiles);
    }

    private static List<Map.Entry<String, String>> newestFirst(Map<String, String> map) {
        synchronized (map) {
            return new ArrayList<>(map.entrySet()).reversed();
        }
    }

    void enter(String profile, String value) {
        changes |= PROFILES_CHANGED;
        profiles.put(profile, value);
    }

    /** The value it has in the profile, "" where values are not used, null when it is not in it. */
    @Nullable
    String in(String profile) {
        return profiles.get(profile);
    }

    boolean leave(String profile) {
        return profiles.remove(profile) != null;
    }

    boolean leave(String profile, String value) {
        return profiles.remove(profile, value);
    }

    void leaveAll() {
        profiles.clear();
    }
}
