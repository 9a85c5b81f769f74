package org.olelo.module.debugger;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The functions of the script. */
public final class DebuggerFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("debugger");
    private static final int NULLS = 1;
    private static final int AVPS = 2;
    private static final int SCRIPT_VARIABLES = 4;
    private static final int XAVPS = 8;
    private static final int OTHERS = 16;
    private static final int ALL_WITH_VALUE = AVPS | SCRIPT_VARIABLES | XAVPS | OTHERS;

    private final StepLog steps;

    DebuggerFunctions(StepLog steps) {
        this.steps = steps;
    }

    @ScriptFunction(value = "dbg_breakpoint", doc = "Does nothing: the script does not stop.")
    public boolean breakpoint(MessageContext ctx, @Literal String name) {
        return true;
    }

    @ScriptFunction(value = "dbg_pv_dump", doc = "Logs the variables of the script that have a value, as JSON.")
    public boolean dump(MessageContext ctx) {
        return dump(ctx, ALL_WITH_VALUE, "L_DBG");
    }

    @ScriptFunction(value = "dbg_pv_dump", doc = "1: also null ones, 2: $avp, 4: $var, 8: $xavp, 16: others.")
    public boolean dump(MessageContext ctx, @Literal int mask) {
        return dump(ctx, mask, "L_DBG");
    }

    @ScriptFunction(value = "dbg_pv_dump", doc = "The same on a log level, as L_ERR.")
    public boolean dump(MessageContext ctx, @Literal int mask, @Literal String level) {
        Level chosen = level(level);
        if (!LOG.isEnabledForLevel(chosen)) {
            return true;
        }
        JsonObjectBuilder values = Json.createObjectBuilder();
        for (Map.Entry<String, Pv> variable : new TreeMap<>(steps.variables()).entrySet()) {
            if ((mask & kind(variable.getKey())) == 0) {
                continue;
            }
            Value value = variable.getValue().get(ctx);
            if (value.isInt()) {
                values.add(variable.getKey(), value.number());
            } else if (!value.isNull()) {
                values.add(variable.getKey(), value.text());
            } else if ((mask & NULLS) != 0) {
                values.addNull(variable.getKey());
            }
        }
        LOG.atLevel(chosen).log("dbg_dump_json(): {}", values.build());
        return true;
    }

    private static int kind(String variable) {
        return variable.startsWith("$avp(")
                ? AVPS
                : variable.startsWith("$var(") ? SCRIPT_VARIABLES : variable.startsWith("$xav") ? XAVPS : OTHERS;
    }

    @ScriptFunction(value = "dbg_sip_msg", doc = "Logs the message with its changes.")
    public boolean message(MessageContext ctx) {
        return message(ctx, "L_INFO");
    }

    @ScriptFunction(value = "dbg_sip_msg", doc = "The same on a log level, as L_ERR.")
    public boolean message(MessageContext ctx, @Literal String level) {
        Level chosen = level(level);
        if (LOG.isEnabledForLevel(chosen)) {
            LOG.atLevel(chosen)
                    .log(
                            "the message, received:\n{}changes: {}",
                            ctx.message(),
                            ctx.edits().isEmpty() ? "none" : ctx.edits());
        }
        return true;
    }

    @ScriptFunction(value = "dbg_sip_msg", doc = "The same; the log has one facility.")
    public boolean message(MessageContext ctx, @Literal String level, @Literal String facility) {
        return message(ctx, level);
    }

    private static Level level(String name) {
        return switch (name) {
            case "L_DBG" -> Level.DEBUG;
            case "L_INFO", "L_NOTICE" -> Level.INFO;
            case "L_WARN" -> Level.WARN;
            default -> Level.ERROR;
        };
    }
}
