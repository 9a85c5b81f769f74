package org.olelo.module.dialog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls of other servers that count in the profiles of this one (dlg_remote_profile()). Safe for every thread. */
final class RemoteProfiles {
    private final Map<String, Member> members = new ConcurrentHashMap<>();

    /** expires: seconds since 1970. */
    private record Member(String profile, String value, long expires) {}

    private static String key(String profile, String uid) {
        return profile + '\n' + uid;
    }

    void add(String profile, String value, String uid, long expires) {
        members.put(key(profile, uid), new Member(profile, value, expires));
    }

    boolean remove(String profile, String uid) {
        return members.remove(key(profile, uid)) != null;
    }

    /** How many are in the profile, with that value unless it is null. */
    int size(String profile, @Nullable String value) {
        int size = 0;
        for (Member member : members.values()) {
            size += member.profile.equals(profile) && (value == null || value.equals(member.value)) ? 1 : 0;
        }
        return size;
    }

    void forget(long now) {
        members.values().removeIf(member -> member.expires < now);
    }
}
