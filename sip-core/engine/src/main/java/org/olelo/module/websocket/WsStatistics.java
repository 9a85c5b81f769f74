package org.olelo.module.websocket;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.olelo.rpc.Statistics;

/** The counters of group websocket. Those of MSRP stay 0: the sub-protocol is not spoken. */
final class WsStatistics {
    private static final String GROUP = "websocket";

    final LongAdder failedHandshakes;
    final LongAdder handshakes;
    final LongAdder sipHandshakes;
    final LongAdder failed;
    final LongAdder sipFailed;
    final LongAdder localClosed;
    final LongAdder sipLocalClosed;
    final LongAdder remoteClosed;
    final LongAdder sipRemoteClosed;
    final LongAdder received;
    final LongAdder sipReceived;
    final LongAdder sent;
    final LongAdder sipSent;
    private final AtomicLong current = new AtomicLong();
    private final AtomicLong most = new AtomicLong();

    WsStatistics(Statistics statistics) {
        failedHandshakes = statistics.counter(GROUP, "ws_failed_handshakes", "");
        handshakes = statistics.counter(GROUP, "ws_successful_handshakes", "");
        sipHandshakes = statistics.counter(GROUP, "ws_sip_successful_handshakes", "");
        failed = statistics.counter(GROUP, "ws_failed_connections", "");
        sipFailed = statistics.counter(GROUP, "ws_sip_failed_connections", "");
        localClosed = statistics.counter(GROUP, "ws_local_closed_connections", "");
        sipLocalClosed = statistics.counter(GROUP, "ws_sip_local_closed_connections", "");
        remoteClosed = statistics.counter(GROUP, "ws_remote_closed_connections", "");
        sipRemoteClosed = statistics.counter(GROUP, "ws_sip_remote_closed_connections", "");
        received = statistics.counter(GROUP, "ws_received_frames", "");
        sipReceived = statistics.counter(GROUP, "ws_sip_received_frames", "");
        sent = statistics.counter(GROUP, "ws_transmitted_frames", "");
        sipSent = statistics.counter(GROUP, "ws_sip_transmitted_frames", "");
        for (String infix : new String[] {"", "sip_"}) {
            statistics.gauge(GROUP, "ws_" + infix + "current_connections", "", current::get);
            statistics.gauge(GROUP, "ws_" + infix + "max_concurrent_connections", "", most::get);
        }
        for (String name : new String[] {
            "current_connections",
            "failed_connections",
            "local_closed_connections",
            "max_concurrent_connections",
            "received_frames",
            "remote_closed_connections",
            "successful_handshakes",
            "transmitted_frames"
        }) {
            statistics.gauge(GROUP, "ws_msrp_" + name, "", () -> 0);
        }
    }

    void opened() {
        handshakes.increment();
        sipHandshakes.increment();
        long now = current.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
    }

    void closed() {
        current.decrementAndGet();
    }
}
