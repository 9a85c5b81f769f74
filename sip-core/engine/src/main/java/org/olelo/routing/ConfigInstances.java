package org.olelo.routing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgVariable;

/** The instances of configuration groups that the script chose for a message (cfg_select): {@code group[id].name} instead of {@code group.name}. */
public final class ConfigInstances {
    private static final AttachmentKey<Map<String, Integer>> KEY = new AttachmentKey<>("configuration instances");

    private ConfigInstances() {}

    /** Chooses an instance of a group for the rest of this message. */
    public static void select(MessageContext ctx, String group, int id) {
        Map<String, Integer> known = ctx.attachment(KEY);
        Map<String, Integer> chosen = known == null ? new HashMap<>() : known;
        chosen.put(group, id);
        ctx.attach(KEY, chosen);
    }

    /** Back to the values without instance. */
    public static void reset(MessageContext ctx, String group) {
        Map<String, Integer> chosen = ctx.attachment(KEY);
        if (chosen != null) {
            chosen.remove(group);
        }
    }

    /** The chosen instance, or null. */
    public static @Nullable Integer selected(MessageContext ctx, String group) {
        Map<String, Integer> chosen = ctx.attachment(KEY);
        return chosen == null ? null : chosen.get(group);
    }

    /** The value as this message sees it: Integer or String; null when there is no such variable. */
    public static @Nullable Object value(MessageContext ctx, CfgRegistry registry, String group, String name) {
        Integer id = selected(ctx, group);
        Object own = id == null ? null : registry.instanceValue(group, id, name);
        if (own != null) {
            return own;
        }
        CfgVariable variable = registry.find(group, name);
        return variable == null ? null : variable.current();
    }
}
