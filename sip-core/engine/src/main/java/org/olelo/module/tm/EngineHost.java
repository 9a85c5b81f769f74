package org.olelo.module.tm;

import org.olelo.net.IoLoop;
import org.olelo.routing.Worker;
import org.olelo.spi.Engine;
import org.olelo.transaction.TransactionHost;

/** Threads and workers of the engine for the transaction layer. */
final class EngineHost implements TransactionHost {
    private final Engine engine;
    /** Worker of a task's thread while the task runs. */
    private final ThreadLocal<Worker> own = new ThreadLocal<>();

    EngineHost(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Worker worker() {
        Worker worker = own.get();
        return worker != null ? worker : engine.fakeContext().worker();
    }

    @Override
    public void execute(String what, Runnable task) {
        IoLoop current = IoLoop.current();
        if (current != null) {
            current.flush(); // what the task sends, perhaps by another loop, must not overtake what was written here
        }
        engine.execute(what, () -> {
            Worker worker = engine.takeWorker();
            own.set(worker);
            try {
                task.run();
            } finally {
                own.remove();
                engine.giveBack(worker);
            }
        });
    }

    @Override
    public boolean mayWait() {
        return engine.locator().names().literalsWait();
    }

    @Override
    public boolean onEventLoop() {
        return IoLoop.current() != null;
    }

    @Override
    public void afterSending(Runnable task) {
        engine.loops().afterWrites(task);
    }
}
