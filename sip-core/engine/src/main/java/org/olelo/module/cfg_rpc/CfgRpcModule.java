package org.olelo.module.cfg_rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.cfg.CfgVariable;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** Module cfg_rpc. Delayed changes are collected and take effect together at cfg.commit. */
public final class CfgRpcModule implements SipModule {
    private final CfgRegistry registry;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change> pending = new ArrayList<>();

    /** A change that waits for cfg.commit; the value is an Integer or a String. */
    private record Change(CfgVariable variable, Object value) {
        void apply() {
            CfgRpcModule.apply(variable, value);
        }
    }

    /** On that engine. */
    public CfgRpcModule(Engine engine) {
        this.registry = engine.cfg();
    }

    @RpcExport(value = "cfg.list", doc = "List the configuration variables", returnsArray = true)
    void list(RpcCall call) {
        String wanted = call.text(0, "");
        for (String group : registry.groups()) {
            if (wanted.isEmpty() || wanted.equals(group)) {
                registry.group(group).forEach(v -> call.add(group + ": " + v.name()));
            }
        }
    }

    @RpcExport(value = "cfg.get", doc = "Get the value of a configuration variable")
    void get(RpcCall call) {
        String group = groupName(call.text(0));
        if (call.count() < 2) {
            RpcValue.Struct all = call.struct();
            for (CfgVariable variable : registry.group(group)) {
                all.add(variable.name(), rpcValue(variable));
            }
            return;
        }
        CfgVariable variable = registry.find(group, call.text(1));
        if (variable == null) {
            throw new RpcFault(400, "Failed to get the variable");
        }
        call.add(rpcValue(variable));
    }

    @RpcExport(value = "cfg.help", doc = "Print the description of a configuration variable")
    void help(RpcCall call) {
        CfgVariable variable = required(call);
        call.add(variable.doc());
        call.add("(parameter type is " + (variable instanceof CfgInt ? "integer" : "string") + ")");
    }

    @RpcExport(value = "cfg.set", doc = "Set the value of a configuration variable and commit the change immediately")
    void set(RpcCall call) {
        CfgVariable variable = required(call);
        apply(variable, variable instanceof CfgInt ? number(call) : call.text(2));
    }

    @RpcExport(
            value = "cfg.set_now_int",
            doc = "Set the value of a configuration variable and commit the change immediately")
    void setNowInt(RpcCall call) {
        apply(required(call), number(call));
    }

    @RpcExport(value = "cfg.seti", doc = "Set the value of a configuration variable and commit the change immediately")
    void seti(RpcCall call) {
        setNowInt(call);
    }

    @RpcExport(
            value = "cfg.set_now_string",
            doc = "Set the value of a configuration variable and commit the change immediately")
    void setNowString(RpcCall call) {
        apply(required(call), call.text(2));
    }

    @RpcExport(value = "cfg.sets", doc = "Set the value of a configuration variable and commit the change immediately")
    void sets(RpcCall call) {
        setNowString(call);
    }

    @RpcExport(
            value = "cfg.set_delayed",
            doc = "Prepare the change of a configuration variable, but does not commit the new value yet")
    void setDelayed(RpcCall call) {
        CfgVariable variable = required(call);
        delay(variable, variable instanceof CfgInt ? number(call) : call.text(2));
    }

    @RpcExport(
            value = "cfg.set_delayed_int",
            doc = "Prepare the change of a configuration variable, but does not commit the new value yet")
    void setDelayedInt(RpcCall call) {
        delay(required(call), number(call));
    }

    @RpcExport(
            value = "cfg.set_delayed_string",
            doc = "Prepare the change of a configuration variable, but does not commit the new value yet")
    void setDelayedString(RpcCall call) {
        delay(required(call), call.text(2));
    }

    @RpcExport(value = "cfg.commit", doc = "Commit the previously prepared configuration changes")
    void commit(RpcCall call) {
        lock.lock();
        try {
            pending.forEach(Change::apply);
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    @RpcExport(value = "cfg.rollback", doc = "Drop the prepared configuration changes")
    void rollback(RpcCall call) {
        lock.lock();
        try {
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    @RpcExport(
            value = "cfg.diff",
            doc = "List the pending configuration changes that have not been committed yet",
            returnsArray = true)
    void diff(RpcCall call) {
        lock.lock();
        try {
            for (Change change : pending) {
                RpcValue.Struct line = call.struct();
                line.add("group name", change.variable().group())
                        .add("variable name", change.variable().name());
                line.add("old value", rpcValue(change.variable()));
                line.add("new value", rpcValue(change.value()));
            }
        } finally {
            lock.unlock();
        }
    }

    @RpcExport(
            value = "cfg.reset",
            doc = "Reset all the values of a configuration group and commit the change immediately")
    void reset(RpcCall call) {
        String group = groupName(call.text(0));
        if (registry.group(group).isEmpty()) {
            throw new RpcFault(400, "Group not found");
        }
        registry.group(group).forEach(CfgVariable::reset);
    }

    private void delay(CfgVariable variable, Object value) {
        check(variable, value);
        lock.lock();
        try {
            pending.removeIf(c -> c.variable() == variable);
            pending.add(new Change(variable, value));
        } finally {
            lock.unlock();
        }
    }

    private static void apply(CfgVariable variable, Object value) {
        check(variable, value);
        switch (variable) {
            case CfgInt number -> number.set((Integer) value);
            case CfgString text -> text.set((String) value);
        }
    }

    private static void check(CfgVariable variable, Object value) {
        boolean fits = variable instanceof CfgInt number
                ? value instanceof Integer next
                        && (number.min() == number.max() || next >= number.min() && next <= number.max())
                : value instanceof String;
        if (!fits) {
            throw new RpcFault(400, "Failed to set the variable");
        }
    }

    private CfgVariable required(RpcCall call) {
        CfgVariable variable = registry.find(groupName(call.text(0)), call.text(1));
        if (variable == null) {
            throw new RpcFault(400, "Failed to get the variable");
        }
        return variable;
    }

    private static int number(RpcCall call) {
        long number = call.number(2);
        if (number != (int) number) {
            throw new RpcFault(400, "Failed to set the variable");
        }
        return (int) number;
    }

    /** The group without an instance: {@code name[3]} addresses instance 3, which is not kept apart here. */
    private static String groupName(String text) {
        if (text.indexOf('[') >= 0) {
            throw new RpcFault(400, "group instances are not supported");
        }
        return text;
    }

    private static RpcValue rpcValue(CfgVariable variable) {
        return rpcValue(variable.current());
    }

    private static RpcValue rpcValue(Object value) {
        return value instanceof Integer number ? new RpcValue.Int(number) : new RpcValue.Text(value.toString());
    }
}
