package org.olelo.net;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.olelo.timer.TimerDriver;
import org.olelo.timer.TimerWheel;

/** One event loop: a thread that reads, parses, runs the script, writes, and runs the timers of its wheel. */
public final class IoLoop implements Executor {
    private final int index;
    private final EventLoop eventLoop;
    private final TimerWheel timers;
    private final TimerDriver driver;
    private final Runnable flushTask = this::flushLater;
    // confined to the loop's thread
    private List<Flushable> unflushed = new ArrayList<>();
    private List<Flushable> spare = new ArrayList<>();
    private boolean reading;
    private boolean flushScheduled;
    private int fullQueues;

    IoLoop(int index, EventLoop eventLoop, TimerWheel timers) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.timers = timers;
        this.driver = new TimerDriver(timers, eventLoop);
    }

    /** The loop whose thread calls, or null on any other thread. */
    public static @Nullable IoLoop current() {
        return Thread.currentThread() instanceof IoThread thread ? thread.loop() : null;
    }

    /** Number of the loop, from 0. */
    public int index() {
        return index;
    }

    /** Netty's loop. */
    public EventLoop eventLoop() {
        return eventLoop;
    }

    /** Wheel whose tasks run on this loop's thread. Schedule and cancel from anywhere. */
    public TimerWheel timers() {
        return timers;
    }

    /** Whether the calling thread is this loop's. */
    public boolean isCurrent() {
        return current() == this;
    }

    /** Runs the task on the loop's thread, after what it does now. */
    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    /** Loop's thread: what is written until {@link #readComplete} is flushed together. */
    public void readBegins() {
        reading = true;
    }

    /** Loop's thread: the batch of received messages is done; flushes all channels written to. */
    public void readComplete() {
        reading = false;
        flush();
    }

    /** Loop's thread: the channel holds unflushed writes. It must not add itself again before it was flushed. */
    public void written(Flushable channel) {
        unflushed.add(channel);
        if (!reading && !flushScheduled) {
            flushScheduled = true;
            eventLoop.execute(flushTask);
        }
    }

    /** Loop's thread: a socket's receive queue has filled up, or has room again. */
    public void queueFull(boolean full) {
        fullQueues += full ? 1 : -1;
    }

    /** Loop's thread: more comes in than the loop can do; what begins new work should be shed before the kernel drops anything. */
    public boolean overloaded() {
        return fullQueues > 0;
    }

    void stopTimers() {
        driver.close();
    }

    private void flushLater() {
        flushScheduled = false;
        flush();
    }

    /** Loop's thread: what was written leaves now. */
    public void flush() {
        while (!unflushed.isEmpty()) { // a flush may fail and make others write
            List<Flushable> batch = unflushed;
            unflushed = spare;
            spare = batch;
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).flushWrites();
            }
            batch.clear();
        }
    }

    /** A channel with unflushed writes. */
    public interface Flushable {
        /** Writes out; called on the loop's thread. */
        void flushWrites();
    }
}
