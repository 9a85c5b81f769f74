package org.olelo.module.debugger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.olelo.pv.Pv;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptTracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes each step of the script as a log line, and knows the variables that it uses. */
final class StepLog implements ScriptTracer {
    private static final Logger LOG = LoggerFactory.getLogger("cfgtrace");

    private final Map<String, Pv> variables = new ConcurrentHashMap<>();
    private volatile boolean on;
    private volatile Level level = Level.ERROR;
    private volatile String prefix = "*** cfgtrace:";
    private volatile String levelName = "";

    void on(boolean wanted) {
        on = wanted;
    }

    /** Kamailio's level: 3 debug, 2 and 1 info, 0 warning, below error. */
    void level(int kamailio) {
        level = kamailio >= 3 ? Level.DEBUG : kamailio >= 1 ? Level.INFO : kamailio == 0 ? Level.WARN : Level.ERROR;
    }

    void prefix(String text) {
        prefix = text;
    }

    void levelName(String name) {
        levelName = name.isEmpty() ? "" : name + ": ";
    }

    Map<String, Pv> variables() {
        return variables;
    }

    @Override
    public boolean on() {
        return on;
    }

    @Override
    public void step(MessageContext ctx, String route, String file, int line, int code, String name) {
        LOG.atLevel(level)
                .log("{}{}dbg_cfg_trace(): {} c=[{}] l={} a={} n={}", levelName, prefix, route, file, line, code, name);
    }

    @Override
    public void variable(String text, Pv variable) {
        variables.put(text, variable);
    }
}
