package org.olelo.module.dispatcher;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands dispatcher.*. */
final class DispatcherRpc {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");
    private static final int INTERNAL = 500;

    private final DispatcherSettings settings;
    private final GatewayTable table;
    private final GatewayFactory factory;
    private final Reloader reloader;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile int pingActive = 1;

    DispatcherRpc(DispatcherSettings settings, GatewayTable table, GatewayFactory factory, Reloader reloader) {
        this.settings = settings;
        this.table = table;
        this.factory = factory;
        this.reloader = reloader;
    }

    /** False after dispatcher.ping_active 0. */
    boolean pingsActive() {
        return pingActive != 0;
    }

    @RpcExport(value = "dispatcher.reload", doc = "Reload dispatcher destination sets")
    void reload(RpcCall call) {
        Reloader.Result result;
        try {
            result = reloader.reload();
        } catch (ModuleException e) {
            LOG.error("the sets are kept as they are, reason={}", e.getMessage());
            throw new RpcFault(INTERNAL, "Reload Failed");
        }
        switch (result) {
            case DONE -> call.add("Ok. Dispatcher successfully reloaded.");
            case TOO_SOON -> throw new RpcFault(INTERNAL, "Ongoing reload");
            case INCOMPLETE -> throw new RpcFault(INTERNAL, "Reload Failed");
        }
    }

    @RpcExport(value = "dispatcher.list", doc = "Return the content of dispatcher sets")
    void list(RpcCall call) {
        String mode = call.text(0, "");
        List<GatewaySet> sets = table.sets();
        if (sets.isEmpty()) {
            throw new RpcFault(INTERNAL, "No Destination Sets");
        }
        RpcValue.Struct records = call.struct().add("NRSETS", sets.size()).namedList("RECORDS");
        for (GatewaySet set : sets) {
            RpcValue.Struct targets = records.struct("SET").add("ID", set.id()).namedList("TARGETS");
            for (Gateway gateway : set.gateways()) {
                describe(targets.struct("DEST"), gateway, mode);
            }
        }
    }

    private void describe(RpcValue.Struct out, Gateway gateway, String mode) {
        out.add("URI", gateway.uri())
                .add("FLAGS", GatewayState.shown(gateway.flags()))
                .add("PRIORITY", gateway.priority());
        if (mode.equals("full")) {
            InetAddress address = gateway.address();
            Protocol protocol = gateway.protocol();
            out.add("HOST", gateway.host())
                    .add("IPADDR", address == null ? "" : IpText.of(address))
                    .add("PORT", gateway.port())
                    .add("PROTOID", protocol == null ? 0 : protocol.number())
                    .add("DNSTIME_SEC", 0)
                    .add("DNSTIME_USEC", 0);
        }
        GatewayAttributes attributes = gateway.attributes();
        if (!mode.equals("short") && !attributes.body().isEmpty()) {
            out.struct("ATTRS")
                    .add("BODY", attributes.body())
                    .addNullable("DUID", attributes.duid())
                    .add("MAXLOAD", attributes.maxLoad())
                    .add("WEIGHT", attributes.weight())
                    .add("RWEIGHT", attributes.relativeWeight())
                    .addNullable("SOCKET", attributes.socket())
                    .addNullable("SOCKNAME", attributes.socketName())
                    .addNullable("OBPROXY", attributes.outboundProxy());
        }
        if (settings.latencyStats != 0) {
            Latency.View view = gateway.latency().view();
            out.struct("LATENCY")
                    .add("AVG", new RpcValue.Real(view.average()))
                    .add("STD", new RpcValue.Real(view.deviation()))
                    .add("EST", new RpcValue.Real(view.estimate()))
                    .add("MAX", view.maximum())
                    .add("TIMEOUT", view.timeouts());
        }
        if (settings.countsCalls()) {
            out.struct("RUNTIME").add("DLGLOAD", gateway.load().get());
        }
    }

    @RpcExport(value = "dispatcher.set_state", doc = "Set the state of a destination address")
    void setState(RpcCall call) {
        int state = state(call);
        String uri = call.text(2);
        if (!table.set(set(call), uri.equals("all") ? null : uri, state)) {
            throw new RpcFault(INTERNAL, "State Update Failed");
        }
        call.add("Ok. Dispatcher state updated.");
    }

    @RpcExport(value = "dispatcher.set_duid_state", doc = "Set the state of a destination address using duid")
    void setDuidState(RpcCall call) {
        int state = state(call);
        if (!table.setByDuid(set(call), call.text(2), state)) {
            throw new RpcFault(INTERNAL, "State Update Failed");
        }
        call.add("Ok. Dispatcher state updated.");
    }

    private static int state(RpcCall call) {
        require(call, 3);
        set(call);
        int state = GatewayState.ofCommand(call.text(0));
        if (state < 0) {
            throw new RpcFault(INTERNAL, "Unknown State Value");
        }
        return state;
    }

    private static int set(RpcCall call) {
        return number(call, 1);
    }

    private static int number(RpcCall call, int index) {
        try {
            return (int) call.number(index);
        } catch (RpcFault e) {
            throw new RpcFault(INTERNAL, "Invalid Parameters");
        }
    }

    private static void require(RpcCall call, int count) {
        if (call.count() < count) {
            throw new RpcFault(INTERNAL, "Invalid Parameters");
        }
    }

    @RpcExport(value = "dispatcher.ping_active", doc = "Manage setting on/off the pinging (keepalive) of destinations")
    void pingActive(RpcCall call) {
        int old = pingActive;
        Integer next = next(call);
        RpcValue.Struct out = call.struct();
        if (next != null) {
            pingActive = next;
            out.add("NewPingState", next);
        }
        out.add("OldPingState", old);
    }

    private static @Nullable Integer next(RpcCall call) {
        try {
            return call.count() == 0 ? null : (int) call.number(0);
        } catch (RpcFault e) {
            return null;
        }
    }

    @RpcExport(value = "dispatcher.add", doc = "Add a destination address in memory")
    void add(RpcCall call) {
        require(call, 2);
        int set = number(call, 0);
        String uri = call.text(1);
        int flags = call.count() > 2 ? number(call, 2) : 0;
        int priority = call.count() > 3 ? number(call, 3) : 0;
        String attributes = call.text(4, "");
        changing.lock();
        try {
            SetTree tree = copyWithout(null, 0);
            try {
                tree.add(set, factory.make(uri, flags, priority, attributes));
            } catch (IllegalArgumentException e) {
                LOG.warn("a destination cannot be added, uri={} set={} reason={}", uri, set, e.getMessage());
            }
            table.replace(tree.sets());
        } finally {
            changing.unlock();
        }
        call.add("Ok. Dispatcher destination added.");
    }

    @RpcExport(value = "dispatcher.remove", doc = "Remove a destination address from memory")
    void remove(RpcCall call) {
        require(call, 2);
        int set = number(call, 0);
        changing.lock();
        try {
            table.replace(copyWithout(call.text(1), set).sets());
        } finally {
            changing.unlock();
        }
        call.add("Ok. Dispatcher destination removed.");
    }

    /** All gateways once more, but those of that URI in that set. */
    private SetTree copyWithout(@Nullable String uri, int fromSet) {
        SetTree tree = new SetTree();
        for (GatewaySet set : table.sets()) {
            for (Gateway gateway : set.gateways()) {
                if (set.id() != fromSet || !gateway.uri().equals(uri)) {
                    tree.add(set.id(), factory.copy(gateway));
                }
            }
        }
        return tree;
    }

    @RpcExport(value = "dispatcher.hash", doc = "Compute the hash if the values")
    void hash(RpcCall call) {
        require(call, 2);
        int slots = number(call, 0);
        String first = call.text(1);
        if (first.isEmpty()) {
            throw new RpcFault(INTERNAL, "Invalid Parameters");
        }
        long hash = call.count() > 2 ? HashKeys.of(first, call.text(2)) : HashKeys.of(first);
        call.struct().add("hashid", (int) hash).add("slot", slots > 0 ? hash % slots : 0);
    }
}
