package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends keepalives to gateways and learns from the answers whether they are up. */
final class Prober {
    /** Those with the probing flag, once. */
    static final int NONE = 0;
    /** All that are not disabled. */
    static final int ALL = 1;
    /** Inactive ones with the probing flag. */
    static final int INACTIVE = 2;
    /** Those with the probing flag, always. */
    static final int FLAGGED = 3;

    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");
    private static final int TIMEOUT_STATUS = 408;
    private static final double THOUSAND = 1000;

    private final Engine engine;
    private final DispatcherSettings settings;
    private final GatewayTable table;
    private final Events events;
    private final TransactionLayer transactions;
    private volatile ReplyCodes codes;
    private volatile String codesText = "";

    Prober(
            Engine engine,
            DispatcherSettings settings,
            GatewayTable table,
            Events events,
            TransactionLayer transactions) {
        this.engine = engine;
        this.settings = settings;
        this.table = table;
        this.events = events;
        this.transactions = transactions;
        this.codes = ReplyCodes.parse("");
    }

    /** Sends one round. */
    void round() {
        for (GatewaySet set : table.sets()) {
            for (Gateway gateway : set.gateways()) {
                if (isDue(gateway.flags())) {
                    ping(set.id(), gateway);
                }
            }
        }
    }

    private boolean isDue(int flags) {
        if ((flags & GatewayState.DISABLED) != 0) {
            return false;
        }
        boolean flagged = (flags & GatewayState.PROBING) != 0;
        return switch (settings.probingMode) {
            case ALL -> true;
            case INACTIVE -> flagged && (flags & GatewayState.INACTIVE) != 0;
            default -> flagged;
        };
    }

    private void ping(int set, Gateway gateway) {
        GatewayAttributes attributes = gateway.attributes();
        String from = attributes.pingFrom();
        String proxy = attributes.outboundProxy();
        LocalSocket socket = gateway.socket();
        UacRequest request = new UacRequest(settings.pingMethod, gateway.uri())
                .from(from == null || from.isEmpty() ? settings.pingFrom : from)
                .to(gateway.uri())
                .nextHop(proxy == null || proxy.isEmpty() ? orNull(settings.outboundProxy) : proxy)
                .socket(socket);
        gateway.pingedMs(engine.clock().millis());
        if (transactions.localRequests().send(request, new Answer(set, gateway.uri())) == null) {
            LOG.error("a keepalive cannot be sent, uri={} set={}", gateway.uri(), set);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Waits for the answer of one keepalive; the table may have been loaded anew meanwhile. */
    private final class Answer implements LocalRequest {
        private final int set;
        private final String uri;

        Answer(int set, String uri) {
            this.set = set;
            this.uri = uri;
        }

        @Override
        public void completed(Transaction t, @Nullable MessageContext reply, int status) {
            GatewaySet found = table.find(set);
            Gateway gateway = found == null ? null : found.find(uri);
            if (found == null || gateway == null) {
                return;
            }
            if (settings.latencyStats != 0) {
                measure(found, gateway, status);
            }
            if ((gateway.flags() & GatewayState.DISABLED) != 0) {
                return; // disabled while it was asked
            }
            GatewayTable.Change change = table.learned(set, uri, state(gateway, status));
            Cause cause = reply == null
                    ? new Cause(status, null, 0)
                    : new Cause(status, reply.response().reason(), 1);
            events.tell(change, uri, cause);
        }

        private void measure(GatewaySet found, Gateway gateway, int status) {
            if (status == TIMEOUT_STATUS) {
                gateway.latency().timeout();
            } else {
                int took = (int) (engine.clock().millis() - gateway.pingedMs());
                gateway.latency().add(took, settings.estimatorAlpha / THOUSAND);
            }
            if (gateway.attributes().congestionControl()) {
                found.shareAgain();
            }
        }

        private int state(Gateway gateway, int status) {
            if (codes().accepts(status)) {
                boolean keeps = settings.probingMode == ALL
                        || settings.probingMode == FLAGGED && (gateway.flags() & GatewayState.PROBING) != 0;
                return keeps ? GatewayState.PROBING : 0;
            }
            return settings.probingMode == NONE ? GatewayState.TRYING : GatewayState.TRYING | GatewayState.PROBING;
        }
    }

    /** The good answers; the parameter may change while running. */
    private ReplyCodes codes() {
        String now = settings.pingReplyCodes.get();
        if (now.equals(codesText)) {
            return codes;
        }
        try {
            codes = ReplyCodes.parse(now);
        } catch (IllegalArgumentException e) {
            LOG.error("ping_reply_codes is kept as it was, reason={}", e.getMessage());
        }
        codesText = now;
        return codes;
    }
}
