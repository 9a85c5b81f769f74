package org.olelo.module.htable;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.pv.CatalogPvParser;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.timer.PeriodicTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module htable. */
public final class HtableModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("htable");
    private final Engine engine;
    private final Tables tables = new Tables();
    private final HtableDatabase database;
    private final List<Object> exports;
    private @Nullable PeriodicTimer timer;

    @ModParam(value = "timer_interval", doc = "Seconds between two looks for expired items.")
    private int timerInterval = 20;

    @ModParam(value = "timer_procs", doc = "Timer processes; has no meaning here.")
    private int timerProcesses;

    @ModParam(value = "enable_dmq", doc = "1: replication by the module dmq, which is not there.")
    private int enableDmq;

    @ModParam(value = "dmq_init_sync", doc = "1: asks the peers at the start; needs enable_dmq.")
    private int dmqInitSync;

    @ModParam(value = "event_callback", doc = "Function of a KEMI script for the events.")
    private String eventCallback = "";

    @ModParam(
            value = "event_callback_mode",
            doc = "0: events run after the start; 1: in the first worker; the same here.")
    private int eventCallbackMode;

    /** The module on that engine. */
    public HtableModule(Engine engine) {
        this.engine = engine;
        this.database = new HtableDatabase(engine, tables);
        this.exports = List.of(
                this,
                database,
                new HtableFunctions(tables),
                new HtableVariables(tables, new CatalogPvParser(engine.pvs())),
                new HtableRpc(tables, database));
    }

    @Override
    public List<Object> exports() {
        return exports;
    }

    @ModParam(value = "htable", doc = "Defines a table: name=>size=4;autoexpire=7200;….")
    void define(String text) {
        tables.add(new HashTable(TableSettings.parse(text), engine.clock()));
    }

    @Override
    public void init() throws ModuleException {
        if (enableDmq != 0 || dmqInitSync != 0) {
            throw new ModuleException("htable: enable_dmq needs the module dmq, which does not exist yet");
        }
        if (!eventCallback.isEmpty()) {
            throw new ModuleException("htable: event_callback needs a KEMI script; use event_route[htable:mod-init]");
        }
        LOG.debug(
                "parameters without effect, timer_procs={} event_callback_mode={}", timerProcesses, eventCallbackMode);
        try {
            database.loadAll();
        } catch (DatabaseException e) {
            throw new ModuleException("htable cannot load its tables: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        for (String name : new String[] {"htable:mod-init", "htable:init"}) {
            ScriptRoute route = engine.route(RouteKind.EVENT, name);
            if (route != null) {
                run(route, null);
            }
        }
        if (timerInterval > 0 && tables.all().stream().anyMatch(HtableModule::expires)) {
            timer = engine.periodicTimers().register("htable", timerInterval * 1000L, this::removeExpired);
        }
    }

    private static boolean expires(HashTable table) {
        return table.settings().autoExpire() > 0;
    }

    private void removeExpired() {
        for (HashTable table : tables.all()) {
            if (!expires(table)) {
                continue;
            }
            ScriptRoute route = engine.route(
                    RouteKind.EVENT, "htable:expired:" + table.settings().name());
            for (Map.Entry<String, Item> entry : table.removeExpired()) {
                if (route != null) {
                    run(route, new ExpiredItem(entry.getKey(), entry.getValue()));
                }
            }
        }
    }

    private void run(ScriptRoute route, @Nullable ExpiredItem item) {
        Worker worker = engine.takeWorker();
        try {
            MessageContext ctx = engine.fakeContext();
            ctx.worker(worker);
            ctx.routeKind(RouteKind.REQUEST);
            if (item != null) {
                item.attachTo(ctx);
            }
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }

    @Override
    public void stop() {
        PeriodicTimer running = timer;
        if (running != null) {
            running.stop();
        }
        try {
            database.storeMarked();
        } catch (DatabaseException e) {
            LOG.error("cannot write tables back, reason={}", e.getMessage());
        }
    }
}
