package org.olelo.net.tcp;

import org.olelo.net.TcpSettings;
import org.olelo.timer.TimerTask;
import org.olelo.timer.TimerWheel;

/** The three clocks of a connection: idle, a message that does not end, a peer that does not read. Loop's thread. */
final class ConnectionTimers {
    private final TcpConnection connection;
    private final TimerWheel wheel;
    private final IdleTimer idle = new IdleTimer();
    private final ReadTimer read = new ReadTimer();
    private final SendTimer send = new SendTimer();
    private volatile long lastUseMs;
    /** Idle time in milliseconds after which the connection is closed; any thread may change it. */
    private volatile long lifetimeMs;
    /** Count of finished writes when the send timer was set. */
    private long writesSeen;

    ConnectionTimers(TcpConnection connection, TimerWheel wheel, TcpSettings settings) {
        this.connection = connection;
        this.wheel = wheel;
        this.lifetimeMs = settings.connectionLifetime() * 1000L;
    }

    void start(int firstDataSeconds) {
        used();
        wheel.schedule(idle, lifetimeMs);
        if (firstDataSeconds > 0) {
            wheel.schedule(read, firstDataSeconds * 1000L);
        }
    }

    void used() {
        lastUseMs = wheel.clock().millis();
    }

    /** After each read: a message is complete, or has begun. */
    void read(boolean partial, boolean newMessage, int seconds) {
        used();
        if (!partial) {
            wheel.cancel(read);
            return;
        }
        if (seconds > 0 && (newMessage || !read.isScheduled())) {
            wheel.schedule(read, seconds * 1000L);
        }
    }

    /** After each flush. */
    void sending(boolean pending, long writesDone, int seconds) {
        if (!pending) {
            wheel.cancel(send);
            return;
        }
        if (seconds > 0 && !send.isScheduled()) {
            writesSeen = writesDone;
            wheel.schedule(send, seconds * 1000L);
        }
    }

    void lifetime(long milliseconds) {
        lifetimeMs = milliseconds;
        used();
        wheel.schedule(idle, milliseconds);
    }

    /** Milliseconds until the connection is closed for being idle. */
    long leftMs() {
        return lastUseMs + lifetimeMs - wheel.clock().millis();
    }

    void stop() {
        wheel.cancel(idle);
        wheel.cancel(read);
        wheel.cancel(send);
    }

    private final class IdleTimer extends TimerTask {
        @Override
        protected void expired() {
            long left = leftMs();
            if (left > 0) {
                wheel.schedule(this, left);
                return;
            }
            connection.close(CloseReason.TIMEOUT);
        }
    }

    private final class ReadTimer extends TimerTask {
        @Override
        protected void expired() {
            connection.close(CloseReason.TIMEOUT);
        }
    }

    private final class SendTimer extends TimerTask {
        @Override
        protected void expired() {
            if (connection.writesDone() == writesSeen) {
                connection.sendTimedOut();
            } else {
                connection.flushWrites();
            }
        }
    }
}
