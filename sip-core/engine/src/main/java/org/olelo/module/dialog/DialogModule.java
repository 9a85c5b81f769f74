package org.olelo.module.dialog;

import java.util.List;
import org.olelo.module.dialog.api.Dialogs;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.module.tm.api.Transactions;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;

/** Module dialog: wiring. Dialogs live in memory (db_mode 0). */
public final class DialogModule implements SipModule {
    private static final long SWEEP_MS = 1000;
    private static final long SILENT_SWEEP_MS = 90_000;
    private static final int LEAST_INTERVAL = 30;

    private final Engine engine;
    private final DialogSettings settings = new DialogSettings();
    private final DialogTracker tracker;
    private final DialogFunctions functions;

    /** On that engine. */
    public DialogModule(Engine engine) {
        this.engine = engine;
        tracker = new DialogTracker(engine, settings);
        functions = new DialogFunctions(tracker, settings);
        engine.publish(Dialogs.class, tracker);
    }

    @Override
    public List<Object> exports() {
        return List.of(
                this,
                settings,
                functions,
                new DialogVariables(engine, tracker),
                new DialogRpc(tracker, functions, settings));
    }

    @Override
    public void init() throws ModuleException {
        String refused = settings.refused();
        if (refused != null) {
            throw new ModuleException("parameter " + refused + " is not supported yet; leave it out");
        }
        if (settings.keepAliveTimer > 0 && settings.keepAliveInterval < LEAST_INTERVAL) {
            throw new ModuleException(
                    "parameter ka_interval is too low (" + settings.keepAliveInterval + "): 30 or more");
        }
        tracker.follow(engine.api(Transactions.class).layer(), engine.api(RecordRouting.class));
    }

    @Override
    public void start() {
        engine.periodicTimers().register("dialog", SWEEP_MS, tracker::sweep);
        engine.periodicTimers().register("dialog silent", SILENT_SWEEP_MS, tracker::sweepSilent);
        if (settings.keepAliveTimer > 0) {
            engine.periodicTimers()
                    .register("dialog keep-alive", settings.keepAliveTimer * SWEEP_MS, tracker::keepAlive);
        }
    }
}
