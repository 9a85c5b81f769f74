package org.olelo.module.rtpengine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.db.DatabaseException;
import org.olelo.net.IpText;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;

/** Module rtpengine. Every command waits for a relay, so routes that call it run on virtual threads. */
public final class RtpengineModule implements SipModule {
    private final Engine engine;
    private final RtpengineSettings settings = new RtpengineSettings();
    private final MosParameters mos = new MosParameters();
    private final RelaySets relays;
    private final RtpengineFunctions functions;
    private final RtpengineRpc rpc;
    private @Nullable CfgInt timeout;
    private @Nullable CfgInt tries;

    /** On that engine. */
    public RtpengineModule(Engine engine) {
        this.engine = engine;
        relays = new RelaySets(engine, settings, new NgClient(this::tries, this::timeoutMs));
        functions = new RtpengineFunctions(settings, relays, new CallStatistics(mos));
        rpc = new RtpengineRpc(engine, settings, relays);
    }

    private int tries() {
        CfgInt changed = tries;
        return changed == null ? settings.tries : changed.get();
    }

    private int timeoutMs() {
        CfgInt changed = timeout;
        return changed == null ? settings.timeoutMs : changed.get();
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings, mos, functions, rpc);
    }

    @Override
    public void init() throws ModuleException {
        if (settings.hashAlgorithm != 0) {
            settings.unsupported.add("hash_algo");
        }
        if (settings.pingInterval != 0) {
            settings.unsupported.add("ping_interval");
        }
        if (!settings.unsupported.isEmpty()) {
            throw new ModuleException("parameter " + settings.unsupported.get(0) + " is not supported; leave it out");
        }
        if (!settings.sendFrom.isEmpty() && IpText.parse(settings.sendFrom) == null) {
            throw new ModuleException("force_send_interface is no address: " + settings.sendFrom);
        }
        timeout = engine.cfg()
                .integer(
                        "rtpengine",
                        "rtpengine_tout_ms",
                        settings.timeoutMs,
                        0,
                        0,
                        "Milliseconds to wait for a relay.");
        tries = engine.cfg()
                .integer("rtpengine", "rtpengine_retr", settings.tries, 0, 0, "How often a command is sent.");
        try {
            if (settings.dbUrl.isEmpty()) {
                relays.configure();
            } else {
                relays.reload();
            }
        } catch (IllegalArgumentException e) {
            throw new ModuleException("rtpengine_sock: " + e.getMessage(), e);
        } catch (DatabaseException e) {
            throw new ModuleException("cannot read the relays: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        engine.execute("rtpengine ping", relays::testAll);
    }

    @Override
    public void stop() {
        relays.close();
    }
}
