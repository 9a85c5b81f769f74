package org.olelo.cfg;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All values that may change while the server runs, by group and name (Kamailio's cfg framework). */
public final class CfgRegistry {
    private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<String, CfgVariable>> groups =
            new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<Integer, ConcurrentSkipListMap<String, Object>>>
            instances = new ConcurrentSkipListMap<>();

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

    /** Declares the value of a variable in an instance of its group ({@code group[id].name}). */
    public void instance(String group, int id, String name, Object value) {
        instances
                .computeIfAbsent(group, g -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(id, i -> new ConcurrentSkipListMap<>())
                .put(name, value);
    }

    /** True when that instance of a group has values of its own. */
    public boolean hasInstance(String group, int id) {
        ConcurrentSkipListMap<Integer, ConcurrentSkipListMap<String, Object>> known = instances.get(group);
        return known != null && known.containsKey(id);
    }

    /** The value of a variable in an instance, Integer or String; null when the instance has none of its own. */
    public @Nullable Object instanceValue(String group, int id, String name) {
        ConcurrentSkipListMap<Integer, ConcurrentSkipListMap<String, Object>> known = instances.get(group);
        ConcurrentSkipListMap<String, Object> values = known == null ? null : known.get(id);
        return values == null ? null : values.get(name);
    }

    private void add(CfgVariable variable) {
        ConcurrentSkipListMap<String, CfgVariable> variables =
                groups.computeIfAbsent(variable.group(), g -> new ConcurrentSkipListMap<>());
        if (variables.putIfAbsent(variable.name(), variable) != null) {
            throw new IllegalStateException("declared twice: " + variable.group() + "." + variable.name());
        }
    }
}
