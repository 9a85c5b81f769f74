package org.olelo.module.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.rpc.Statistics;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module counters. */
public final class CountersModule implements SipModule {
    private final Statistics statistics;
    private final List<String> declared = new ArrayList<>();

    @ModParam(value = "script_cnt_grp_name", doc = "Group of script counters that name none.")
    private String scriptGroup = "script";

    /** On that engine. */
    public CountersModule(Engine engine) {
        this.statistics = engine.statistics();
    }

    @ModParam(value = "script_counter", doc = "Declares a counter: [group.]name [description].")
    void scriptCounter(String declaration) {
        declared.add(declaration);
    }

    @Override
    public void init() throws ModuleException {
        for (String declaration : declared) {
            String text = declaration.trim();
            int space = text.indexOf(' ');
            String name = space < 0 ? text : text.substring(0, space);
            int dot = name.indexOf('.');
            if (name.isEmpty() || dot == 0 || dot == name.length() - 1) {
                throw new ModuleException("script_counter must be [group.]name, not \"" + declaration + "\"");
            }
            statistics.counter(
                    dot < 0 ? scriptGroup : name.substring(0, dot),
                    name.substring(dot + 1),
                    space < 0
                            ? "custom script counter."
                            : text.substring(space + 1).trim());
        }
    }

    @ScriptFunction(value = "cnt_inc", doc = "Adds 1 to a script counter.")
    public boolean increment(MessageContext ctx, String name) {
        return add(ctx, name, 1);
    }

    @ScriptFunction(value = "cnt_add", doc = "Adds a number to a script counter.")
    public boolean add(MessageContext ctx, String name, int number) {
        LongAdder counter = counter(name);
        if (counter == null) {
            return false;
        }
        counter.add(number);
        return true;
    }

    @ScriptFunction(value = "cnt_reset", doc = "Sets a script counter to 0.")
    public boolean reset(MessageContext ctx, String name) {
        LongAdder counter = counter(name);
        if (counter == null) {
            return false;
        }
        counter.reset();
        return true;
    }

    private @Nullable LongAdder counter(String name) {
        int dot = name.indexOf('.');
        Statistics.Statistic found = find(dot < 0 ? scriptGroup : name.substring(0, dot), name.substring(dot + 1));
        return found == null ? null : found.counter();
    }

    private Statistics.@Nullable Statistic find(String group, String name) {
        for (Statistics.Statistic statistic : statistics.group(group)) {
            if (statistic.name().equals(name)) {
                return statistic;
            }
        }
        return null;
    }

    private Statistics.Statistic required(RpcCall call) {
        String group = call.text(0);
        String name = call.text(1);
        Statistics.Statistic found = find(group, name);
        if (found == null) {
            throw new RpcFault(400, "non-existent counter " + group + "." + name);
        }
        return found;
    }

    private void knownGroup(String group) {
        if (!statistics.groups().contains(group)) {
            throw new RpcFault(400, "group " + group + " not found");
        }
    }

    @RpcExport(value = "cnt.get", doc = "get counter value (takes group and counter name as parameters)")
    void get(RpcCall call) {
        call.add(required(call).value().getAsLong());
    }

    @RpcExport(value = "cnt.get_raw", doc = "get raw counter value")
    void getRaw(RpcCall call) {
        get(call);
    }

    @RpcExport(value = "cnt.reset", doc = "reset counter (takes group and counter name as parameters)")
    void rpcReset(RpcCall call) {
        LongAdder counter = required(call).counter();
        if (counter != null) {
            counter.reset();
        }
    }

    @RpcExport(value = "cnt.list_groups", doc = "list counter groups names", returnsArray = true)
    void listGroups(RpcCall call) {
        statistics.groups().forEach(call::add);
    }

    @RpcExport(value = "cnt.grps_list", doc = "list counter groups names", returnsArray = true)
    void groupsList(RpcCall call) {
        listGroups(call);
    }

    @RpcExport(value = "cnt.list_vars", doc = "list names of all counters in a group", returnsArray = true)
    void listVars(RpcCall call) {
        String group = call.text(0);
        knownGroup(group);
        statistics.group(group).forEach(s -> call.add(s.name()));
    }

    @RpcExport(value = "cnt.var_list", doc = "list names of all counters in a group", returnsArray = true)
    void varList(RpcCall call) {
        listVars(call);
    }

    @RpcExport(value = "cnt.get_vars", doc = "list all counter names and values in a group")
    void getVars(RpcCall call) {
        String group = call.text(0);
        knownGroup(group);
        RpcValue.Struct all = call.struct();
        statistics.group(group).forEach(s -> all.add(s.name(), s.value().getAsLong()));
    }

    @RpcExport(value = "cnt.grp_get_all", doc = "list all counter names and values in a group")
    void groupGetAll(RpcCall call) {
        getVars(call);
    }

    @RpcExport(value = "cnt.help", doc = "print the description of a counter (group and counter name required).")
    void help(RpcCall call) {
        String doc = required(call).doc();
        call.add(doc.isEmpty() ? "kamailio statistic (no description)" : doc);
    }
}
