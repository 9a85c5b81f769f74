package org.olelo.module.rtpengine;

import java.util.ArrayList;
import java.util.List;
import org.olelo.db.DatabaseException;
import org.olelo.net.control.ControlNode;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.RpcExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands rtpengine.*. */
final class RtpengineRpc {
    private static final Logger LOG = LoggerFactory.getLogger("rtpengine");
    private static final int INTERNAL = 500;
    private static final long RELOAD_EVERY_MS = 10_000;

    private final Engine engine;
    private final RtpengineSettings settings;
    private final RelaySets relays;
    private long nextReload;

    RtpengineRpc(Engine engine, RtpengineSettings settings, RelaySets relays) {
        this.engine = engine;
        this.settings = settings;
        this.relays = relays;
    }

    @RpcExport(value = "rtpengine.reload", doc = "Reload rtpengine proxies from database")
    void reload(RpcCall call) {
        if (settings.dbUrl.isEmpty()) {
            throw new RpcFault(INTERNAL, "No Database URL");
        }
        long now = engine.clock().wallMillis();
        if (now < nextReload) {
            throw new RpcFault(INTERNAL, "Ongoing reload");
        }
        nextReload = now + RELOAD_EVERY_MS;
        try {
            relays.reload();
        } catch (DatabaseException e) {
            LOG.error("the relays are kept as they are, reason={}", e.getMessage());
            throw new RpcFault(INTERNAL, "Failed to reload rtpengine table");
        }
    }

    @RpcExport(value = "rtpengine.enable", doc = "Enable or disable a rtpengine instance")
    void enable(RpcCall call) {
        String url = url(call);
        long on = number(call);
        for (ControlNode node : nodes(url)) {
            if (on == 0) {
                node.disable();
            } else if (!relays.test(node)) {
                throw new RpcFault(404, "Fail to enable");
            }
        }
        call.struct().add("url", url).add("status", on == 0 ? "disable" : "enable");
    }

    private static long number(RpcCall call) {
        if (call.count() < 2) {
            throw new RpcFault(INTERNAL, "Not enough parameters");
        }
        return call.number(1);
    }

    @RpcExport(value = "rtpengine.show", doc = "Show a rtpengine instance or all", returnsArray = true)
    void show(RpcCall call) {
        long now = engine.clock().wallMillis();
        for (ControlNode node : nodes(url(call))) {
            RpcValue.Struct one = call.struct()
                    .add("url", node.url())
                    .add("set", node.set())
                    .add("index", relays.sets().all().indexOf(node))
                    .add("weight", node.weight());
            if (node.isPermanent()) {
                one.add("disabled", "1(permanent)").add("recheck_ticks", "N/A");
            } else {
                one.add("disabled", node.isDisabled() ? 1 : 0).add("recheck_ticks", node.recheckSeconds(now));
            }
        }
    }

    @RpcExport(value = "rtpengine.ping", doc = "Ping a rtpengine instance or all")
    void ping(RpcCall call) {
        String url = url(call);
        boolean answered = true;
        for (ControlNode node : nodes(url)) {
            boolean permanent = node.isPermanent();
            answered &= relays.test(node);
            if (permanent) {
                node.disable();
            }
        }
        call.struct().add("url", url).add("status", answered ? "success" : "fail");
    }

    @RpcExport(value = "rtpengine.get_hash_total", doc = "Number of calls whose relay is remembered")
    void hashTotal(RpcCall call) {
        call.add(relays.calls());
    }

    private static String url(RpcCall call) {
        if (call.count() < 1) {
            throw new RpcFault(INTERNAL, "Not enough parameters");
        }
        String text = call.text(0);
        return text.startsWith("::") ? text.substring(2) : text;
    }

    private List<ControlNode> nodes(String url) {
        List<ControlNode> found = new ArrayList<>();
        for (ControlNode node : relays.sets().all()) {
            if (!node.isHidden() && (url.equals("all") || node.url().equals(url))) {
                found.add(node);
            }
        }
        if (found.isEmpty()) {
            throw new RpcFault(404, "Instance not found");
        }
        return found;
    }
}
