package org.olelo.script.preprocess;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The defines of a configuration, in order; at most {@link #LIMIT}. */
public final class Defines {
    /** Kamailio's limit is 512; module and version names count. */
    public static final int LIMIT = 4096;

    private final Map<String, Define> byName = new LinkedHashMap<>();

    /** The defines a Kamailio 5.6.3 has before it reads anything. */
    public static Defines standard() {
        Defines defines = new Defines();
        for (String name : new String[] {"KAMAILIO_5", "KAMAILIO_5_6", "KAMAILIO_5_6_3"}) {
            defines.put(new Define(name, "", false));
        }
        return defines;
    }

    /** Adds {@code NAME} or {@code NAME=VALUE} from the command line, replacing an older one; false when the name is no identifier. */
    public boolean addOption(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        if (name.isEmpty()) {
            return false;
        }
        return put(new Define(name, equals < 0 ? "" : option.substring(equals + 1), false));
    }

    /** Adds or replaces; false past the limit. */
    public boolean put(Define define) {
        if (byName.size() >= LIMIT && !byName.containsKey(define.name())) {
            return false;
        }
        byName.put(define.name(), define);
        return true;
    }

    /** Removes; false when there is none. */
    public boolean remove(String name) {
        return byName.remove(name) != null;
    }

    /** The define of that name, or null. */
    public @Nullable Define find(String name) {
        return byName.get(name);
    }

    /** All in order. */
    public Collection<Define> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
