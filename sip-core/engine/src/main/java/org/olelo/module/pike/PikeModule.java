package org.olelo.module.pike;

import java.net.InetAddress;
import java.util.Comparator;
import org.olelo.module.pike.IpTree.Finding;
import org.olelo.net.IpText;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module pike. */
public final class PikeModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("pike");

    private final Engine engine;
    private IpTree tree = new IpTree(30, 120);

    @ModParam(value = "sampling_time_unit", doc = "Seconds of a sampling unit.")
    private int unit = 2;

    @ModParam(value = "reqs_density_per_unit", doc = "Messages allowed in a sampling unit.")
    private int density = 30;

    @ModParam(value = "remove_latency", doc = "Seconds that an address is remembered after its last message.")
    private int latency = 120;

    @ModParam(value = "pike_log_level", doc = "Level at which blocking and unblocking are logged, -3 to 3.")
    private int logLevel = 1;

    /** On that engine. */
    public PikeModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        if (unit <= 0 || density <= 0 || latency <= 0) {
            throw new ModuleException("sampling_time_unit, reqs_density_per_unit and remove_latency must be above 0");
        }
        tree = new IpTree(density, latency);
    }

    @Override
    public void start() {
        engine.periodicTimers().register("pike", unit * 1000L, () -> tree.nextUnit(now(), this::unblocked));
    }

    private long now() {
        return engine.clock().millis() / 1000;
    }

    private void unblocked(String address) {
        log("PIKE - UNBLOCKing node {}", address);
    }

    private void log(String text, String address) {
        switch (logLevel) {
            case -3, -2, -1 -> LOG.error(text, address);
            case 0, 1 -> LOG.warn(text, address);
            case 2 -> LOG.info(text, address);
            default -> LOG.debug(text, address);
        }
    }

    @ScriptFunction(
            value = "pike_check_req",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "1: the sender is within the limit; -2: over it for the first time, -1: over it already.")
    public int checkRequest(MessageContext ctx) {
        return check(ctx.flow().source());
    }

    @ScriptFunction(
            value = "pike_check_ip",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "The same of that address.")
    public int checkIp(MessageContext ctx, String address) {
        InetAddress ip = IpText.parse(address);
        return ip == null ? 1 : check(ip);
    }

    private int check(InetAddress address) {
        Finding finding = tree.hit(address.getAddress(), now());
        if (finding == Finding.NEWLY_RED) {
            log("PIKE - BLOCKing ip {}", IpText.of(address));
            return -2;
        }
        return finding == Finding.RED ? -1 : 1;
    }

    @RpcExport(value = "pike.top", doc = "Dump parts of the pike table")
    void top(RpcCall call) {
        dump(call);
    }

    @RpcExport(value = "pike.list", doc = "Dump parts of the pike table")
    void list(RpcCall call) {
        dump(call);
    }

    private void dump(RpcCall call) {
        String wanted = call.text(0, "HOT");
        RpcValue.Struct result = call.struct();
        RpcValue.Array list = null;
        int rows = 0;
        var leaves = tree.leaves(now());
        leaves.sort(Comparator.comparingInt((IpTree.Leaf leaf) -> leaf.previous() + leaf.current())
                .reversed());
        result.add("max_hits", density);
        for (IpTree.Leaf leaf : leaves) {
            if (wanted.equals("HOT") && !leaf.hot() || wanted.equals("WARM") && !leaf.warm()) {
                continue;
            }
            if (list == null) {
                list = result.array("list");
            }
            rows++;
            list.struct()
                    .add("ip_addr", leaf.address())
                    .add("leaf_hits_prev", leaf.previous())
                    .add("leaf_hits_curr", leaf.current())
                    .add("expires", leaf.expires())
                    .add("status", leaf.hot() ? "HOT" : leaf.warm() ? "WARM" : "");
        }
        result.add("num_rows", rows);
    }
}
