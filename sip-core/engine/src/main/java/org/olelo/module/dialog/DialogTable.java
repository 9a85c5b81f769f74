package org.olelo.module.dialog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All dialogs, by identifier and by Call-ID. Safe for every thread. */
final class DialogTable {
    private final Map<Long, Dialog> byId = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Map<String, List<Dialog>> byCallId = new ConcurrentHashMap<>();

    private static long key(int entry, int id) {
        return (long) entry << 32 | id & 0xFFFF_FFFFL;
    }

    /** Makes and adds a dialog with an identifier of its own. */
    Dialog make(DialogSettings settings, String callId, String fromUri, String toUri, String requestUri, long now) {
        int entry = Math.floorMod(callId.hashCode(), Math.max(1, settings.hashSize));
        while (true) {
            int id = settings.idStart > 0
                    ? nextId(settings)
                    : ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
            Dialog one = new Dialog(entry, id, callId, fromUri, toUri, requestUri, now);
            if (byId.putIfAbsent(key(entry, id), one) == null) {
                byCallId.merge(callId, List.of(one), DialogTable::joined);
                return one;
            }
        }
    }

    // servers that share a database take identifiers that cannot meet: h_id_start, then steps
    private int nextId(DialogSettings settings) {
        return settings.idStart + Math.max(1, settings.idStep) * made.getAndIncrement();
    }

    private static List<Dialog> joined(List<Dialog> known, List<Dialog> more) {
        List<Dialog> all = new ArrayList<>(known);
        all.addAll(more);
        return List.copyOf(all);
    }

    void remove(Dialog dialog) {
        byId.remove(key(dialog.entry, dialog.id));
        byCallId.computeIfPresent(dialog.callId, (callId, known) -> {
            List<Dialog> rest = new ArrayList<>(known);
            rest.remove(dialog);
            return rest.isEmpty() ? null : List.copyOf(rest);
        });
    }

    @Nullable
    Dialog find(int entry, int id) {
        return byId.get(key(entry, id));
    }

    /** The dialog of a did value, or null. */
    @Nullable
    Dialog find(String did) {
        int dot = did.indexOf('.');
        return dot <= 0
                ? null
                : find(Dialog.fromReversedHex(did.substring(0, dot)), Dialog.fromReversedHex(did.substring(dot + 1)));
    }

    /** The dialog with that Call-ID and tags in either order; an empty To tag fits all. */
    @Nullable
    Dialog find(String callId, String fromTag, String toTag) {
        for (Dialog dialog : byCallId.getOrDefault(callId, List.of())) {
            boolean down = fromTag.equals(dialog.caller.tag) && fits(toTag, dialog.callee.tag);
            boolean up = fits(fromTag, dialog.callee.tag) && toTag.equals(dialog.caller.tag);
            if (down || up) {
                return dialog;
            }
        }
        return null;
    }

    private static boolean fits(String given, @Nullable String known) {
        return given.isEmpty() || known == null || known.isEmpty() || given.equals(known);
    }

    /** The dialog with exactly that Call-ID and tags, in either order; while the callee has no tag every one fits. */
    @Nullable
    Dialog findExactly(String callId, String fromTag, String toTag) {
        for (Dialog dialog : byCallId.getOrDefault(callId, List.of())) {
            boolean down = fromTag.equals(dialog.caller.tag) && is(toTag, dialog.callee.tag);
            boolean up = is(fromTag, dialog.callee.tag) && toTag.equals(dialog.caller.tag);
            if (down || up) {
                return dialog;
            }
        }
        return null;
    }

    private static boolean is(String given, @Nullable String known) {
        return known == null || known.isEmpty() || given.equals(known);
    }

    List<Dialog> byCallId(String callId) {
        return byCallId.getOrDefault(callId, List.of());
    }

    /** All, by identifier. */
    List<Dialog> all() {
        List<Dialog> all = new ArrayList<>(byId.values());
        all.sort(Comparator.<Dialog>comparingInt(one -> one.entry).thenComparingInt(one -> one.id));
        return all;
    }

    int count(int state) {
        int count = 0;
        for (Dialog dialog : byId.values()) {
            count += dialog.state == state ? 1 : 0;
        }
        return count;
    }

    int active() {
        return count(Dialog.CONFIRMED_NO_ACK) + count(Dialog.CONFIRMED);
    }
}
