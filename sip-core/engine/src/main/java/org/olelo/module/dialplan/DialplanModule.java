package org.olelo.module.dialplan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module dialplan. */
public final class DialplanModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("dialplan");
    private static final int INTERNAL = 500;
    private static final int FAILED = -1;
    private static final int NO_DIALPLAN = -2;
    private static final long SECOND = 1000;

    private final Engine engine;
    private final Dialplans dialplans;
    private final CatalogPvParser parser;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private long nextReloadMs = Long.MIN_VALUE;

    @ModParam(value = "attrs_pvar", doc = "Variable that gets the attributes of the rule.")
    private @Nullable Pv attributes;

    @ModParam(value = "match_dynamic", doc = "1: expressions with variables; only 0 is supported.")
    private int matchDynamic;

    @ModParam(
            value = "append_branch",
            doc = "Accepted: a changed Request-URI is a new branch in failure routes anyway.")
    private int appendBranch = 1;

    @ModParam(value = "reload_delta", doc = "Seconds between two reloads.")
    private int reloadDelta = 5;

    /** From which variable to which; no target: only the attributes are wanted. */
    private record Way(Pv source, @Nullable Pv target) {}

    /** On that engine. */
    public DialplanModule(Engine engine) {
        this.engine = engine;
        this.dialplans = new Dialplans(engine);
        this.parser = new CatalogPvParser(engine.pvs());
    }

    @Override
    public List<Object> exports() {
        return List.of(this, dialplans);
    }

    @Override
    public void init() throws ModuleException {
        if (matchDynamic != 0) {
            throw new ModuleException("dialplan: match_dynamic is not supported, set it to 0");
        }
        LOG.debug("parameters without effect, append_branch={} fetch_rows={}", appendBranch, dialplans.fetchRows);
        dialplans.load();
    }

    @ScriptFunction(
            value = "dp_match",
            doc = "True when a rule of the dialplan matches the text; gives its attributes.")
    public int match(MessageContext ctx, int id, String text) {
        return translate(ctx, id, text, null);
    }

    @ScriptFunction(value = "dp_replace", doc = "Translates the text by the dialplan into a variable.")
    public int replace(MessageContext ctx, int id, String text, Pv target) {
        return translate(ctx, id, text, target);
    }

    @ScriptFunction(value = "dp_translate", doc = "Translates the user of the Request-URI by the dialplan.")
    public int translate(MessageContext ctx, int id) {
        return translate(ctx, id, "$rU/$rU");
    }

    @ScriptFunction(value = "dp_translate", doc = "Translates from a variable into another: source[/target].")
    public int translate(MessageContext ctx, int id, @Literal String variables) {
        Way way;
        try {
            way = way(variables);
        } catch (PvSyntaxException e) {
            LOG.error("dp_translate: {} in {}", e.getMessage(), variables);
            return FAILED;
        }
        Value source = way.source().get(ctx);
        return source.isNull() ? FAILED : translate(ctx, id, source.text(), way.target());
    }

    private Way way(String variables) throws PvSyntaxException {
        Way known = ways.get(variables);
        if (known == null) {
            int slash = variables.indexOf("/$");
            Pv source = parser.variable(slash < 0 ? variables : variables.substring(0, slash));
            Pv target = slash < 0 ? null : parser.variable(variables.substring(slash + 1));
            if (target != null && !target.writable()) {
                throw new PvSyntaxException("the target is read only");
            }
            known = new Way(source, target);
            ways.put(variables, known);
        }
        return known;
    }

    private int translate(MessageContext ctx, int id, String text, @Nullable Pv target) {
        Dialplan dialplan = dialplans.find(id);
        if (dialplan == null) {
            LOG.error("no such dialplan, id={}", id);
            return NO_DIALPLAN;
        }
        Rule rule = dialplan.find(text);
        if (rule == null) {
            return FAILED;
        }
        if (target != null) {
            String output = rule.translate(text, ctx);
            if (output == null) {
                LOG.error("the substitution does not match, id={} text={}", id, text);
                return FAILED;
            }
            if (!output.isEmpty() && !target.set(ctx, Value.of(output))) {
                return FAILED;
            }
        }
        Pv variable = attributes;
        if (variable != null) {
            variable.set(ctx, Value.of(rule.attributes()));
        }
        return 1;
    }

    @ScriptFunction(value = "dp_reload", blocking = true, doc = "Reads the rules again.")
    public boolean reload(MessageContext ctx) {
        try {
            return mayReload() && loaded();
        } catch (ModuleException e) {
            LOG.error("the rules are kept as they are, reason={}", e.getMessage());
            return false;
        }
    }

    private boolean loaded() throws ModuleException {
        dialplans.load();
        return true;
    }

    private synchronized boolean mayReload() {
        long now = engine.clock().millis();
        if (now < nextReloadMs) {
            return false;
        }
        nextReloadMs = now + reloadDelta * SECOND;
        return true;
    }

    @RpcExport(value = "dialplan.reload", doc = "Perform reload of dialplan rules")
    void reload(RpcCall call) {
        if (!mayReload()) {
            throw new RpcFault(INTERNAL, "ongoing reload");
        }
        try {
            dialplans.load();
        } catch (ModuleException e) {
            LOG.error("the rules are kept as they are, reason={}", e.getMessage());
            throw new RpcFault(INTERNAL, "Dialplan Reload Failed");
        }
    }

    private Dialplan dialplan(RpcCall call, int parameters) {
        if (call.count() < parameters) {
            throw new RpcFault(INTERNAL, "Missing parameter");
        }
        Dialplan found = dialplans.find((int) call.number(0));
        if (found == null) {
            throw new RpcFault(INTERNAL, "Dialplan ID not matched");
        }
        return found;
    }

    @RpcExport(value = "dialplan.translate", doc = "Perform dialplan translation")
    void translate(RpcCall call) {
        Dialplan dialplan = dialplan(call, 2);
        Rule rule = dialplan.find(call.text(1));
        String output = rule == null ? null : rule.translate(call.text(1), null);
        if (rule == null || output == null) {
            throw new RpcFault(INTERNAL, "No translation");
        }
        call.struct().add("Output", output).add("Attributes", rule.attributes());
    }

    @RpcExport(value = "dialplan.dump", doc = "Dump dialplan content")
    void dump(RpcCall call) {
        Dialplan dialplan = dialplan(call, 1);
        RpcValue.Struct entries = call.struct().add("DPID", call.number(0)).namedList("ENTRIES");
        for (Rule rule : dialplan.rules()) {
            entries.struct("ENTRY")
                    .add("PRIO", rule.priority())
                    .add("MATCHOP", rule.operator())
                    .add("MATCHEXP", rule.expression())
                    .add("MATCHLEN", rule.length())
                    .addNullable("SUBSTEXP", orNull(rule.substitutionText()))
                    .addNullable("REPLEXP", orNull(rule.replacementText()))
                    .addNullable("ATTRS", orNull(rule.attributes()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
