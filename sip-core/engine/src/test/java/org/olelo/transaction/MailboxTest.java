package org.olelo.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.olelo.routing.Worker;

class MailboxTest {
    private final ReentrantLock lock = new ReentrantLock();
    private final Mailbox mailbox = new Mailbox(lock);

    /** Starts what it is given at once on a new thread, as the engine does: nothing but the mailbox keeps an order. */
    private static final class Threads implements TransactionHost {
        @Override
        public Worker worker() {
            return new Worker(-1);
        }

        @Override
        public void execute(String what, Runnable task) {
            Thread.ofVirtual().start(task);
        }

        @Override
        public boolean onEventLoop() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return false;
        }
    }

    /** Keeps what it is given until it is told to run it. */
    private static final class Later implements TransactionHost {
        final ArrayDeque<Runnable> kept = new ArrayDeque<>();

        @Override
        public Worker worker() {
            return new Worker(-1);
        }

        @Override
        public void execute(String what, Runnable task) {
            kept.add(task);
        }

        @Override
        public boolean onEventLoop() {
            return true;
        }

        @Override
        public boolean mayWait() {
            return false;
        }
    }

    @Test
    void shouldKeepTheOrderWhileTheLockIsHeldElsewhere() throws InterruptedException {
        List<Integer> done = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(200);
        Threads host = new Threads();
        lock.lock();
        try {
            for (int i = 0; i < 200; i++) {
                int number = i;
                mailbox.add(host, () -> {
                    done.add(number);
                    all.countDown();
                });
            }
        } finally {
            lock.unlock();
        }
        assertTrue(all.await(10, TimeUnit.SECONDS));
        assertEquals(IntStream.range(0, 200).boxed().toList(), done);
    }

    @Test
    void shouldBeBusyUntilTheLastTaskHasRun() {
        Later host = new Later();
        assertFalse(mailbox.busy());
        List<Boolean> busyInside = new ArrayList<>();
        mailbox.add(host, () -> busyInside.add(mailbox.busy()));
        mailbox.add(host, () -> busyInside.add(mailbox.busy()));
        assertTrue(mailbox.busy());
        assertEquals(1, host.kept.size());
        host.kept.remove().run();
        assertEquals(List.of(true, true), busyInside);
        assertFalse(mailbox.busy());
    }

    @Test
    void shouldGoOnAfterATaskThatFails() {
        Later host = new Later();
        List<String> done = new ArrayList<>();
        mailbox.add(host, () -> {
            throw new IllegalStateException("as asked");
        });
        mailbox.add(host, () -> done.add("next"));
        host.kept.remove().run();
        assertEquals(List.of("next"), done);
        assertFalse(lock.isHeldByCurrentThread());
    }
}
