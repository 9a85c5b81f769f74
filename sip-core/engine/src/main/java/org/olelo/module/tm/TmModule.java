package org.olelo.module.tm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tm.api.Transactions;
import org.olelo.routing.MessageWriter;
import org.olelo.routing.NextHops;
import org.olelo.routing.RouteKind;
import org.olelo.routing.UdpLimit;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;
import org.olelo.transaction.SipForge;
import org.olelo.transaction.TransactionCounters;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionSettings;

/** Module tm: makes the transaction layer and hangs it into the engine. */
public final class TmModule implements SipModule, Transactions {
    private final Engine engine;
    private final TransactionSettings settings;
    private final TransactionLayer layer;
    private final TmParameters parameters;
    private final List<Object> exports;

    /** On that engine. */
    public TmModule(Engine engine) {
        this.engine = engine;
        this.settings = new TransactionSettings(engine.cfg());
        TransactionCounters counters = new TransactionCounters(engine.statistics());
        this.layer = new TransactionLayer(settings, counters, new EngineHost(engine), this::outside);
        engine.statistics().gauge("tmx", "inuse_transactions", "transactions in memory", layer.table()::size);
        engine.statistics()
                .gauge(
                        "tmx",
                        "active_transactions",
                        "transactions not yet answered",
                        () -> layer.table().all().stream()
                                .filter(t -> t.status() < 200)
                                .count());
        this.parameters = new TmParameters(settings);
        this.exports = List.of(
                parameters,
                new RelayFunctions(engine, layer),
                new ReplyFunctions(engine, layer),
                new RouteFunctions(engine, layer),
                new TimerFunctions(layer),
                new StateFunctions(layer),
                new ContactFunctions(engine, layer, parameters),
                new TmRpc(engine, layer));
        engine.publish(Transactions.class, this);
    }

    private TransactionLayer.Outside outside() {
        MessageWriter writer = new MessageWriter(() -> line("server_header"), settings.replyToVia);
        return new TransactionLayer.Outside(
                engine.transports(),
                new NextHops(engine.sockets(), engine.locator(), UdpLimit.of(engine.cfg())),
                new SipForge(writer, () -> line("user_agent_header")),
                engine.loops().get(0).timers(),
                engine.blocklist());
    }

    private @Nullable String line(String name) {
        return engine.settings().integer("server_signature") == 0
                ? null
                : engine.settings().string(name);
    }

    @Override
    public TransactionLayer layer() {
        return layer;
    }

    @Override
    public List<Object> exports() {
        return exports;
    }

    @Override
    public void init() throws ModuleException {
        settings.maxBranches = engine.settings().integer("max_branches");
        settings.replyToVia = engine.settings().integer("reply_to_via") != 0;
        settings.dnsFailover = () -> engine.locator().settings().useFailover();
        parameters.check();
        OnSlReply onSlReply = new OnSlReply(engine, parameters.onSlReply);
        engine.hooks().replyHandler(ctx -> layer.replies().received(ctx) || onSlReply.stops(ctx));
        engine.hooks().afterScript(layer::endOfScript);
        engine.hooks().sendFailure((destination, reason) -> layer.sendFailures().report(destination));
    }

    @Override
    public void start() throws ModuleException {
        layer.localRequests().onRequest(engine.route(RouteKind.EVENT, "tm:local-request"));
        layer.onSend(engine.route(RouteKind.ONSEND, ""));
        layer.onLocalResponse(engine.route(RouteKind.EVENT, "tm:local-response"));
    }

    @Override
    public void stop() {
        layer.table().all().forEach(layer::release);
    }
}
