package org.olelo.module.rtpproxy;

import java.util.List;
import org.olelo.db.DatabaseException;
import org.olelo.net.control.ControlNode;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** Module rtpproxy. Every command waits for a relay, so routes that call it run on virtual threads. */
public final class RtpproxyModule implements SipModule {
    private final Engine engine;
    private final RtpproxySettings settings = new RtpproxySettings();
    private final Relays relays;
    private final RtpproxyFunctions functions;

    /** On that engine. */
    public RtpproxyModule(Engine engine) {
        this.engine = engine;
        relays = new Relays(engine, settings);
        functions = new RtpproxyFunctions(settings, relays);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings, functions);
    }

    @Override
    public void init() throws ModuleException {
        if (!settings.timeoutTag.isEmpty() || !settings.icePriority.isEmpty()) {
            throw new ModuleException(
                    "timeout_tag_pv and ice_candidate_priority_avp are not supported; leave them out");
        }
        try {
            if (settings.dbUrl.isEmpty()) {
                relays.configure();
            } else {
                relays.read();
            }
        } catch (IllegalArgumentException e) {
            throw new ModuleException("rtpproxy_sock: " + e.getMessage(), e);
        } catch (DatabaseException e) {
            throw new ModuleException("cannot read the relays: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        engine.execute("rtpproxy test", relays::testAll);
    }

    @Override
    public void stop() {
        relays.close();
    }

    @RpcExport(value = "rtpproxy.list", doc = "List all available RTPProxies", returnsArray = true)
    void list(RpcCall call) {
        long now = engine.clock().wallMillis();
        int index = 0;
        for (ControlNode node : relays.sets().all()) {
            call.struct()
                    .add("setid", node.set())
                    .add("url", node.url())
                    .add("index", index++)
                    .add("disabled", node.isDisabled() ? 1 : 0)
                    .add("weight", node.weight())
                    .add("recheck", node.recheckSeconds(now));
        }
    }

    @RpcExport(value = "rtpproxy.enable", doc = "Enable/disable specified RTPProxy")
    void enable(RpcCall call) {
        if (call.count() < 2) {
            throw new RpcFault(500, "Not enough parameters");
        }
        String url = call.text(0);
        boolean on = call.number(1) != 0;
        boolean found = false;
        for (ControlNode node : relays.sets().all()) {
            if (!node.url().equals(url)) {
                continue;
            }
            found = true;
            if (on) {
                relays.test(node);
            } else {
                node.disable();
            }
        }
        if (!found) {
            throw new RpcFault(404, "RTPProxy not found");
        }
    }
}
