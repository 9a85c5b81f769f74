package org.olelo.server;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.rpc.Statistics;
import org.olelo.sip.MessageDefect;
import org.olelo.sip.Method;

/** Kamailio's statistics of the group {@code core}: what was received, forwarded, dropped, refused. */
final class CoreStatistics {
    private static final Method[] REQUEST_METHODS = {
        Method.INVITE, Method.CANCEL, Method.ACK, Method.BYE, Method.INFO, Method.REGISTER, Method.SUBSCRIBE,
        Method.NOTIFY, Method.MESSAGE, Method.OPTIONS, Method.PRACK, Method.UPDATE, Method.REFER, Method.PUBLISH
    };
    private static final Method[] REPLY_METHODS = {
        Method.INVITE,
        Method.CANCEL,
        Method.BYE,
        Method.REGISTER,
        Method.MESSAGE,
        Method.PRACK,
        Method.UPDATE,
        Method.REFER
    };

    private final LongAdder requests;
    private final LongAdder replies;
    private final LongAdder badHeader;
    private final LongAdder malformed;
    private final LongAdder unsupported;
    private final LongAdder replies18x;
    private final LongAdder replies401;
    private final LongAdder replies404;
    private final LongAdder replies407;
    private final LongAdder replies480;
    private final LongAdder replies486;
    private final @Nullable LongAdder[] byMethod = new @Nullable LongAdder[Method.values().length];
    private final LongAdder[] byClass = new LongAdder[7];
    private final @Nullable LongAdder[][] byClassAndMethod = new @Nullable LongAdder[7][Method.values().length];
    /** Replies that were dropped by the script. */
    final LongAdder droppedReplies;
    /** Replies forwarded without a transaction. */
    final LongAdder forwardedReplies;
    /** Requests that ended in an error. */
    final LongAdder errorRequests;
    /** Replies that ended in an error. */
    final LongAdder errorReplies;
    /** URIs that could not be parsed. */
    final LongAdder badUris;

    CoreStatistics(Statistics statistics) {
        heap(statistics);
        requests = statistics.counter("core", "rcv_requests", "requests received");
        replies = statistics.counter("core", "rcv_replies", "replies received");
        badHeader = statistics.counter("core", "bad_msg_hdr", "messages with a malformed header");
        malformed = statistics.counter("core", "malformed_messages", "what could not be read as a message");
        unsupported = statistics.counter("core", "unsupported_methods", "requests with an unknown method");
        replies18x = statistics.counter("core", "rcv_replies_18x", "180 to 189 received");
        replies401 = statistics.counter("core", "rcv_replies_401", "401 received");
        replies404 = statistics.counter("core", "rcv_replies_404", "404 received");
        replies407 = statistics.counter("core", "rcv_replies_407", "407 received");
        replies480 = statistics.counter("core", "rcv_replies_480", "480 received");
        replies486 = statistics.counter("core", "rcv_replies_486", "486 received");
        droppedReplies = statistics.counter("core", "drop_replies", "replies dropped by the script");
        forwardedReplies = statistics.counter("core", "fwd_replies", "replies forwarded without a transaction");
        errorRequests = statistics.counter("core", "err_requests", "requests that ended in an error");
        errorReplies = statistics.counter("core", "err_replies", "replies that ended in an error");
        badUris = statistics.counter("core", "bad_URIs_rcvd", "URIs that could not be parsed");
        for (Method method : REQUEST_METHODS) {
            String name = method.name().toLowerCase(Locale.ROOT);
            byMethod[method.ordinal()] =
                    statistics.counter("core", "rcv_requests_" + name, name + " requests received");
        }
        for (int group = 1; group <= 6; group++) {
            byClass[group] = statistics.counter("core", "rcv_replies_" + group + "xx", group + "xx replies received");
            for (Method method : REPLY_METHODS) {
                String name = method == Method.REGISTER ? "reg" : method.name().toLowerCase(Locale.ROOT);
                byClassAndMethod[group][method.ordinal()] = statistics.counter(
                        "core", "rcv_replies_" + group + "xx_" + name, group + "xx replies to " + method + " received");
            }
        }
    }

    /** A request came. */
    void request(Method method) {
        requests.increment();
        LongAdder counter = byMethod[method.ordinal()];
        if (counter != null) {
            counter.increment();
        } else {
            unsupported.increment();
        }
    }

    /** A reply came. */
    void reply(int code, Method method) {
        replies.increment();
        int group = code / 100;
        if (group < 1 || group > 6) {
            return;
        }
        byClass[group].increment();
        LongAdder counter = byClassAndMethod[group][method.ordinal()];
        if (counter != null) {
            counter.increment();
        }
        switch (code) {
            case 401 -> replies401.increment();
            case 404 -> replies404.increment();
            case 407 -> replies407.increment();
            case 480 -> replies480.increment();
            case 486 -> replies486.increment();
            default -> {
                if (code >= 180 && code <= 189) {
                    replies18x.increment();
                }
            }
        }
    }

    /** Bytes came that are no SIP message. */
    void malformed(MessageDefect defect, boolean reply) {
        malformed.increment();
        switch (defect) {
            case EMPTY, START_LINE, VERSION, STATUS_CODE -> {}
            case VIA -> badHeader.increment();
            case NO_VIA, NO_CALL_ID, NO_FROM, NO_TO, NO_CSEQ -> error(reply);
            case HEADER_FIELD, TO, CSEQ -> {
                badHeader.increment();
                error(reply);
            }
        }
    }

    /** A header field that nothing needs cannot be read. */
    void badHeader() {
        badHeader.increment();
    }

    private void error(boolean reply) {
        (reply ? errorReplies : errorRequests).increment();
    }

    /** Group shmem: the JVM's heap in bytes. */
    private static void heap(Statistics statistics) {
        Runtime runtime = Runtime.getRuntime();
        LongSupplier used = () -> runtime.totalMemory() - runtime.freeMemory();
        statistics.gauge("shmem", "total_size", "most memory there can be", runtime::maxMemory);
        statistics.gauge("shmem", "free_size", "memory left", () -> runtime.maxMemory() - used.getAsLong());
        statistics.gauge("shmem", "used_size", "memory in use", used);
        statistics.gauge("shmem", "real_used_size", "memory taken from the system", runtime::totalMemory);
        statistics.gauge("shmem", "max_used_size", "memory taken from the system", runtime::totalMemory);
        statistics.gauge("shmem", "fragments", "a heap has none", () -> 0);
    }
}
