package org.olelo.cfg;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All values that may change while the server runs, by group and name (Kamailio's cfg framework). */
public final class CfgRegistry {
    private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<String, CfgVariable>> groups =
            new ConcurrentSkipListMap<>();

    /**
     * Declares an integer; unbounded when min and max are both 0.
     *
     * @throws IllegalStateException when the name is taken
     */
    public CfgInt integer(String group, String name, int initial, int min, int max, String doc) {
        CfgInt variable = new CfgInt(group, name, initial, min, max, doc);
        add(variable);
        return variable;
    }

    /**
     * Declares a string.
     *
     * @throws IllegalStateException when the name is taken
     */
    public CfgString string(String group, String name, String initial, String doc) {
        CfgString variable = new CfgString(group, name, initial, doc);
        add(variable);
        return variable;
    }

    /** The variable, or null. */
    public @Nullable CfgVariable find(String group, String name) {
        ConcurrentSkipListMap<String, CfgVariable> variables = groups.get(group);
        return variables == null ? null : variables.get(name);
    }

    /** The names of the groups in order. */
    public Collection<String> groups() {
        return Collections.unmodifiableCollection(groups.keySet());
    }

    /** The variables of a group in order of name, empty for an unknown group. */
    public Collection<CfgVariable> group(String group) {
        ConcurrentSkipListMap<String, CfgVariable> variables = groups.get(group);
        return variables == null ? Collections.emptyList() : Collections.unmodifiableCollection(variables.values());
    }

    private void add(CfgVariable variable) {
        ConcurrentSkipListMap<String, CfgVariable> variables =
                groups.computeIfAbsent(variable.group(), g -> new ConcurrentSkipListMap<>());
        if (variables.putIfAbsent(variable.name(), variable) != null) {
            throw new IllegalStateException("declared twice: " + variable.group() + "." + variable.name());
        }
    }
}
