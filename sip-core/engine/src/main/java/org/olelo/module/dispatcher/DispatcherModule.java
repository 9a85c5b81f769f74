package org.olelo.module.dispatcher;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tm.api.Transactions;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.SipModule;
import org.olelo.timer.PeriodicTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module dispatcher. */
public final class DispatcherModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");
    private static final long SECOND = 1000;

    private final Engine engine;
    private final DispatcherSettings settings;
    private final GatewayTable table;
    private final GatewayFactory factory;
    private final Events events;
    private final Reloader reloader;
    private final DispatcherRpc rpc;
    private final CallLoads calls;
    private final Selector selector;
    private final List<Object> exports;
    private @Nullable Prober prober;
    private @Nullable PeriodicTimer pingTimer;
    private @Nullable PeriodicTimer callTimer;
    private @Nullable PeriodicTimer dnsTimer;

    /** The module on that engine. */
    public DispatcherModule(Engine engine) {
        this.engine = engine;
        this.settings = new DispatcherSettings(engine.cfg());
        this.table = new GatewayTable(settings.probingThreshold::get, settings.inactiveThreshold::get);
        this.factory = new GatewayFactory(engine, settings);
        this.events = new Events(engine);
        this.reloader = new Reloader(new GatewayLoader(engine, settings, factory), table, settings, engine.clock());
        this.rpc = new DispatcherRpc(settings, table, factory, reloader);
        Records records = new Records(settings, engine.sockets());
        this.calls = new CallLoads(table, engine.clock(), settings);
        this.selector = new Selector(settings, table, records, calls);
        this.exports = List.of(
                this,
                settings,
                rpc,
                new DispatcherFunctions(settings, table, factory, records, calls, selector, events, reloader));
    }

    @Override
    public List<Object> exports() {
        return exports;
    }

    @Override
    public void init() throws ModuleException {
        if (!settings.eventCallback.isEmpty()) {
            throw new ModuleException(
                    "dispatcher: event_callback needs a KEMI script; use event_route[dispatcher:dst-down] and dst-up");
        }
        if (settings.dnsTtl != 0) {
            throw new ModuleException("dispatcher: ds_dns_ttl is not supported; the TTL of the DNS counts");
        }
        if (settings.probingMode < Prober.NONE || settings.probingMode > Prober.FLAGGED) {
            throw new ModuleException("dispatcher: ds_probing_mode must be 0 to 3, not " + settings.probingMode);
        }
        LOG.debug("parameter without effect, ds_timer_mode={}", settings.timerMode);
        parseHashFormat();
        try {
            factory.defaultSocket();
        } catch (IllegalArgumentException e) {
            throw new ModuleException("dispatcher: " + e.getMessage(), e);
        }
        if (settings.pingInterval > 0) {
            prober = new Prober(
                    engine,
                    settings,
                    table,
                    events,
                    engine.api(Transactions.class).layer());
        }
        if (reloader.load() == Reloader.Result.INCOMPLETE) {
            LOG.warn("not all destinations of the database are used");
        }
    }

    private void parseHashFormat() throws ModuleException {
        if (settings.hashFormat.isEmpty()) {
            return;
        }
        try {
            selector.hashFormat(new CatalogPvParser(engine.pvs()).format(settings.hashFormat));
        } catch (PvSyntaxException e) {
            throw new ModuleException("dispatcher: hash_pvar: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        events.start();
        Prober pinging = prober;
        if (pinging != null) {
            pingTimer = engine.periodicTimers()
                    .register("dispatcher keepalives", settings.pingInterval * SECOND, () -> {
                        if (rpc.pingsActive()) {
                            pinging.round();
                        }
                    });
        }
        if (settings.countsCalls()) {
            callTimer = engine.periodicTimers()
                    .register("dispatcher calls", Math.max(1, settings.hashCheckInterval) * SECOND, calls::expire);
        }
        if (factory.refreshes()) {
            dnsTimer = engine.periodicTimers()
                    .register("dispatcher dns", Math.max(1, settings.dnsInterval) * SECOND, this::refreshAddresses);
        }
    }

    private void refreshAddresses() {
        for (GatewaySet set : table.sets()) {
            for (Gateway gateway : set.gateways()) {
                if ((gateway.flags() & GatewayState.NO_DNS) == 0) {
                    factory.refresh(gateway);
                }
            }
        }
    }

    @Override
    public void stop() {
        for (PeriodicTimer timer : new @Nullable PeriodicTimer[] {pingTimer, callTimer, dnsTimer}) {
            if (timer != null) {
                timer.stop();
            }
        }
    }

    @PvExport(value = "dsv", doc = "Why the destination of the event changed: code, reason, flags.")
    public Pv cause(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "code" ->
                ctx -> {
                    Cause cause = ctx.attachment(Cause.KEY);
                    return cause == null ? Value.NULL : Value.of(cause.code());
                };
            case "reason" ->
                ctx -> {
                    Cause cause = ctx.attachment(Cause.KEY);
                    return cause == null ? Value.NULL : Value.of(cause.reason());
                };
            case "flags" ->
                ctx -> {
                    Cause cause = ctx.attachment(Cause.KEY);
                    return cause == null ? Value.NULL : Value.of(cause.flags());
                };
            default -> throw new PvSyntaxException("$dsv has code, reason and flags");
        };
    }
}
