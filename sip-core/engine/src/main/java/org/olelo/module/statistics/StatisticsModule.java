package org.olelo.module.statistics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module statistics: the counters are in the group {@code script}. */
public final class StatisticsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("statistics");

    private final Engine engine;
    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** On that engine. */
    public StatisticsModule(Engine engine) {
        this.engine = engine;
    }

    @ModParam(value = "variable", doc = "Defines a counter: name, or name/no_reset.")
    void variable(String text) {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        if (slash >= 0 && !text.substring(slash + 1).equals("no_reset")) {
            throw new IllegalArgumentException("after the name only /no_reset may stand: " + text);
        }
        counters.put(name, engine.statistics().counter("script", name, "counter of the script"));
        if (slash >= 0) {
            kept.add(name);
        }
    }

    @ScriptFunction(value = "update_stat", doc = "Adds a number, which may have a sign.")
    public boolean update(MessageContext ctx, String name, String change) {
        LongAdder counter = counters.get(name);
        int number;
        try {
            number = Integer.parseInt(change);
        } catch (NumberFormatException e) {
            LOG.error("update_stat: a number is expected, name={} value={}", name, change);
            return false;
        }
        if (counter == null) {
            LOG.error("update_stat: no such variable, name={}", name);
            return false;
        }
        counter.add(number);
        return true;
    }

    @ScriptFunction(value = "reset_stat", doc = "Sets a counter to 0, unless it is defined no_reset.")
    public boolean reset(MessageContext ctx, String name) {
        LongAdder counter = counters.get(name);
        if (counter == null) {
            LOG.error("reset_stat: no such variable, name={}", name);
            return false;
        }
        if (!kept.contains(name)) {
            counter.reset();
        }
        return true;
    }
}
