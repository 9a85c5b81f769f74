package org.olelo.net.tcp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.olelo.net.Counters;

/** Kamailio's statistics of group tcp, and bad_input for streams that could not be cut into messages. */
final class TcpCounters {
    final LongAdder reset;
    final LongAdder timeout;
    final LongAdder connectFailed;
    final LongAdder connectSuccess;
    final LongAdder established;
    final LongAdder localReject;
    final LongAdder passiveOpen;
    final LongAdder sendTimeout;
    final LongAdder sendQueueFull;
    final LongAdder badInput;
    /** Bytes handed over and not yet taken by the system, all connections. */
    final AtomicLong queued = new AtomicLong();

    TcpCounters(Counters counters, ConnectionTable table) {
        reset = counters.counter("tcp", "con_reset");
        timeout = counters.counter("tcp", "con_timeout");
        connectFailed = counters.counter("tcp", "connect_failed");
        connectSuccess = counters.counter("tcp", "connect_success");
        established = counters.counter("tcp", "established");
        localReject = counters.counter("tcp", "local_reject");
        passiveOpen = counters.counter("tcp", "passive_open");
        sendTimeout = counters.counter("tcp", "send_timeout");
        sendQueueFull = counters.counter("tcp", "sendq_full");
        badInput = counters.counter("tcp", "bad_input");
        counters.gauge("tcp", "current_opened_connections", table::size);
        counters.gauge("tcp", "current_write_queue_size", queued::get);
    }
}
