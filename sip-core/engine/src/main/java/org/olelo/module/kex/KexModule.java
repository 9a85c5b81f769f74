package org.olelo.module.kex;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.ScriptFlags;
import org.olelo.module.xlog.api.DebugLevel;
import org.olelo.net.Protocol;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.rpc.Statistics.Statistic;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Kamailio's module kex. */
public final class KexModule implements SipModule {
    private static final int MAX_FLAG = 31;
    private final Engine engine;
    private final java.util.concurrent.atomic.AtomicInteger ruids = new java.util.concurrent.atomic.AtomicInteger();
    private final String ruidPrefix = "srid-" + Long.toHexString(System.currentTimeMillis() / 1000) + '-'
            + Long.toHexString(ProcessHandle.current().pid()) + '-';

    /** The module on that engine. */
    public KexModule(Engine engine) {
        this.engine = engine;
    }

    private static boolean valid(int flag) {
        return flag >= 0 && flag <= MAX_FLAG;
    }

    @ScriptFunction(value = "setsflag", doc = "Sets a script flag, 0 to 31.")
    public boolean setScriptFlag(MessageContext ctx, int flag) {
        if (valid(flag)) {
            ScriptFlags.set(ctx, ScriptFlags.of(ctx) | 1 << flag);
        }
        return valid(flag);
    }

    @ScriptFunction(value = "resetsflag", doc = "Clears a script flag.")
    public boolean resetScriptFlag(MessageContext ctx, int flag) {
        if (valid(flag)) {
            ScriptFlags.set(ctx, ScriptFlags.of(ctx) & ~(1 << flag));
        }
        return valid(flag);
    }

    @ScriptFunction(value = "issflagset", doc = "True when the script flag is set.")
    public boolean isScriptFlagSet(MessageContext ctx, int flag) {
        return valid(flag) && (ScriptFlags.of(ctx) & 1 << flag) != 0;
    }

    @ScriptFunction(value = "setbflag", doc = "Sets a branch flag of the Request-URI branch.")
    public boolean setBranchFlag(MessageContext ctx, int flag) {
        return setBranchFlag(ctx, flag, 0);
    }

    @ScriptFunction(value = "setbflag", doc = "Sets a branch flag of a branch; 0 is the Request-URI branch.")
    public boolean setBranchFlag(MessageContext ctx, int flag, int branch) {
        return valid(flag) && changeFlags(ctx, branch, 1 << flag, 0);
    }

    @ScriptFunction(value = "resetbflag", doc = "Clears a branch flag of the Request-URI branch.")
    public boolean resetBranchFlag(MessageContext ctx, int flag) {
        return resetBranchFlag(ctx, flag, 0);
    }

    @ScriptFunction(value = "resetbflag", doc = "Clears a branch flag of a branch.")
    public boolean resetBranchFlag(MessageContext ctx, int flag, int branch) {
        return valid(flag) && changeFlags(ctx, branch, 0, 1 << flag);
    }

    @ScriptFunction(value = "isbflagset", doc = "True when the branch flag of the Request-URI branch is set.")
    public boolean isBranchFlagSet(MessageContext ctx, int flag) {
        return isBranchFlagSet(ctx, flag, 0);
    }

    @ScriptFunction(value = "isbflagset", doc = "True when the branch flag of a branch is set.")
    public boolean isBranchFlagSet(MessageContext ctx, int flag, int branch) {
        if (!valid(flag)) {
            return false;
        }
        if (branch == 0) {
            return (ctx.branchFlags() & 1 << flag) != 0;
        }
        Branch found = branch(ctx, branch);
        return found != null && (found.flags() & 1 << flag) != 0;
    }

    private static @Nullable Branch branch(MessageContext ctx, int number) {
        return ctx.hasBranches() && number >= 1 && number <= ctx.branches().size()
                ? ctx.branches().get(number - 1)
                : null;
    }

    private static boolean changeFlags(MessageContext ctx, int branch, int set, int clear) {
        if (branch == 0) {
            ctx.branchFlags(ctx.branchFlags() & ~clear | set);
            return true;
        }
        Branch found = branch(ctx, branch);
        if (found == null) {
            return false;
        }
        found.flags(found.flags() & ~clear | set);
        return true;
    }

    @ScriptFunction(value = "setdsturi", doc = "Sets the destination URI.")
    public int setDestination(MessageContext ctx, String uri) {
        ctx.dstUri(uri);
        return 1;
    }

    @ScriptFunction(value = "resetdsturi", doc = "Forgets the destination URI.")
    public int resetDestination(MessageContext ctx) {
        ctx.dstUri(null);
        return 1;
    }

    @ScriptFunction(value = "isdsturiset", doc = "True when there is a destination URI.")
    public boolean isDestinationSet(MessageContext ctx) {
        return ctx.dstUri() != null;
    }

    @ScriptFunction(
            value = {"pv_printf", "avp_printf"},
            doc = "Assigns the text with its variables replaced.")
    public boolean print(MessageContext ctx, Pv target, PvFormat text) {
        return target.set(ctx, Value.of(text.format(ctx)));
    }

    @ScriptFunction(value = "is_myself", doc = "True when the URI, or [proto:]host[:port], is this server.")
    public boolean isMyself(MessageContext ctx, String uri) {
        SipUri parsed = SipUri.parse(uri);
        if (parsed != null && parsed.isSip()) {
            String transport = parsed.transport();
            Protocol protocol = transport == null ? null : Protocol.ofToken(transport);
            int port = Math.max(parsed.port(), 0);
            return parsed.gr() == null && engine.sockets().isMyself(parsed.host(), port, protocol);
        }
        var text = org.olelo.net.SocketText.parse(uri);
        return text != null && engine.sockets().isMyself(text.host(), text.port(), text.protocol());
    }

    @ScriptFunction(value = "setdebug", doc = "Sets the debug level for this message.")
    public int setDebug(MessageContext ctx, int level) {
        DebugLevel.set(ctx, level);
        return 1;
    }

    @ScriptFunction(value = "resetdebug", doc = "Back to the debug level of the core.")
    public int resetDebug(MessageContext ctx) {
        DebugLevel.reset(ctx);
        return 1;
    }

    @PvExport(value = "sruid", doc = "A text that was never given before.")
    public Value uniqueId(MessageContext ctx) {
        return Value.of(ruidPrefix + Integer.toHexString(ruids.incrementAndGet()));
    }

    // ---- RPC

    @RpcExport(
            value = "stats.get_statistics",
            doc = "Values of all statistics, of a group:, or by name.",
            returnsArray = true)
    void getStatistics(RpcCall call) {
        for (Statistic statistic : selected(call)) {
            call.add(statistic.group() + ':' + statistic.name() + " = "
                    + statistic.value().getAsLong());
        }
    }

    @RpcExport(value = "stats.fetch", doc = "Values of statistics as texts of a structure.")
    void fetch(RpcCall call) {
        List<Statistic> found = selected(call);
        RpcValue.Struct struct = call.struct();
        for (Statistic statistic : found) {
            struct.add(
                    statistic.group() + '.' + statistic.name(),
                    Long.toString(statistic.value().getAsLong()));
        }
    }

    @RpcExport(value = "stats.fetchn", doc = "Values of statistics as numbers of a structure.")
    void fetchNumbers(RpcCall call) {
        List<Statistic> found = selected(call);
        RpcValue.Struct struct = call.struct();
        for (Statistic statistic : found) {
            struct.add(
                    statistic.group() + '.' + statistic.name(),
                    statistic.value().getAsLong());
        }
    }

    @RpcExport(value = "stats.reset_statistics", doc = "Sets statistics to 0.")
    void reset(RpcCall call) {
        for (Statistic statistic : selected(call)) {
            if (statistic.counter() != null) {
                statistic.counter().reset();
            }
        }
    }

    @RpcExport(
            value = "stats.clear_statistics",
            doc = "Sets statistics to 0 and shows what they were.",
            returnsArray = true)
    void clear(RpcCall call) {
        for (Statistic statistic : selected(call)) {
            long before = statistic.value().getAsLong();
            if (statistic.counter() != null) {
                statistic.counter().reset();
            }
            call.add(statistic.group() + ':' + statistic.name() + " = "
                    + statistic.value().getAsLong() + " (" + before + ')');
        }
    }

    private List<Statistic> selected(RpcCall call) {
        List<Statistic> found = new java.util.ArrayList<>();
        if (call.count() == 0) {
            throw new RpcFault(400, "Invalid Parameters");
        }
        for (int i = 0; i < call.count(); i++) {
            select(call.text(i), found);
        }
        return found;
    }

    private void select(String wanted, List<Statistic> found) {
        if (wanted.equals("all")) {
            for (String group : engine.statistics().groups()) {
                found.addAll(engine.statistics().group(group));
            }
            return;
        }
        if (wanted.endsWith(":")) {
            Collection<Statistic> group = engine.statistics().group(wanted.substring(0, wanted.length() - 1));
            found.addAll(group);
            return;
        }
        Statistic statistic = engine.statistics().find(wanted);
        if (statistic == null) {
            throw new RpcFault(404, "Statistic not found");
        }
        found.add(statistic);
    }

    @RpcExport(
            value = "pkg.stats",
            doc = "Memory of the JVM's heap, in the place of a process's own memory.",
            returnsArray = true)
    void packageStatistics(RpcCall call) {
        Runtime runtime = Runtime.getRuntime();
        call.struct()
                .add("entry", 0)
                .add("pid", ProcessHandle.current().pid())
                .add("rank", 0)
                .add("used", runtime.totalMemory() - runtime.freeMemory())
                .add("free", runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory())
                .add("real_used", runtime.totalMemory() - runtime.freeMemory())
                .add("total_size", runtime.maxMemory())
                .add("desc", "JVM heap");
    }
}
