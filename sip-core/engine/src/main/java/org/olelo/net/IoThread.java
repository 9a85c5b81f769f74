package org.olelo.net;

import io.netty.util.concurrent.FastThreadLocalThread;
import org.jspecify.annotations.Nullable;

/** Thread of an event loop. */
final class IoThread extends FastThreadLocalThread {
    /** Set once by the thread itself. */
    private @Nullable IoLoop loop;

    IoThread(Runnable target, String name) {
        super(target, name);
        setDaemon(true);
    }

    @Nullable
    IoLoop loop() {
        return loop;
    }

    void loop(IoLoop own) {
        loop = own;
    }
}
