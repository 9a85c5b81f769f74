package org.olelo.server;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.olelo.net.IoLoop;
import org.olelo.net.IoLoops;
import org.olelo.routing.Worker;

/**
 * The workers that run scripts: one for each event loop, and a stack of them for virtual threads. The stack gives the last one used first, so that
 * with little traffic {@code $var} values live on as in a single Kamailio process.
 */
final class WorkerPool {
    private final Worker[] ofLoop;
    private final ConcurrentLinkedDeque<Worker> free = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count;

    WorkerPool(IoLoops loops) {
        ofLoop = new Worker[loops.size()];
        for (int i = 0; i < ofLoop.length; i++) {
            ofLoop[i] = new Worker(i);
        }
        count = new AtomicInteger(ofLoop.length);
    }

    /** The worker of an event loop; use it on that loop's thread only. */
    Worker of(IoLoop loop) {
        return ofLoop[loop.index()];
    }

    /** A worker for the calling thread; give it back. */
    Worker take() {
        Worker worker = free.pollFirst();
        return worker != null ? worker : new Worker(count.getAndIncrement());
    }

    /** Gives a worker back. */
    void giveBack(Worker worker) {
        free.addFirst(worker);
    }

    /** How many were made. */
    int size() {
        return count.get();
    }
}
