package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Blocklist;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipResponse;

/** RFC 3263 4.3: the next address of a name when one fails (use_dns_failover), and the blocklist (use_dst_blocklist). */
final class Failover {
    private static final int UNAVAILABLE = 503;

    private final TransactionLayer layer;

    Failover(TransactionLayer layer) {
        this.layer = layer;
    }

    /** Whether the blocklist forbids to send requests of that method there (blst_methods_lookup). */
    boolean isBlocked(Transaction t, Destination destination) {
        Blocklist list = layer.outside().blocklist();
        return (t.methodId.bit() & layer.settings().blstMethodsLookup.get()) != 0 && list.isBlocked(destination);
    }

    /** No reply at all came from there (blst_methods_add). */
    void silent(ClientBranch branch) {
        Destination destination = branch.destination;
        if (destination != null
                && (branch.transaction.methodId.bit()
                                & layer.settings().blstMethodsAdd.get())
                        != 0) {
            layer.outside().blocklist().add(destination, Blocklist.ERROR_TIMEOUT);
        }
    }

    /** A 503 puts its source on the blocklist for the time of its Retry-After (blst_503). */
    void unavailable(MessageContext ctx) {
        TransactionSettings settings = layer.settings();
        SipResponse reply = ctx.response();
        if (reply.statusCode() != UNAVAILABLE || settings.blst503.get() == 0) {
            return;
        }
        int seconds = retryAfter(reply);
        seconds = seconds < 0
                ? settings.blst503DefTimeout.get()
                : Math.min(settings.blst503MaxTimeout.get(), Math.max(settings.blst503MinTimeout.get(), seconds));
        layer.outside().blocklist().add(ctx.flow().reply(), Blocklist.ERROR_503, seconds * 1000L);
    }

    /** Seconds of Retry-After, -1 when there is none. */
    private static int retryAfter(SipResponse reply) {
        String value = reply.header("Retry-After");
        if (value == null) {
            return -1;
        }
        int end = 0;
        while (end < value.length() && end < 9 && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? -1 : Integer.parseInt(value.substring(0, end));
    }

    /** As {@link #next}, and sends it; false when no address is left or none takes the request. The lock is held. */
    boolean start(ClientBranch failed) {
        Transaction t = failed.transaction;
        MessageContext view = !t.hasRequest() ? parsed(failed) : layer.replies().faked(t, failed);
        return view != null && start(failed, view);
    }

    boolean start(ClientBranch failed, MessageContext view) {
        ClientBranch next = next(failed);
        while (next != null && !layer.forwarder().sendOnce(failed.transaction, view, next)) {
            next = next(next);
        }
        return next != null;
    }

    /** A branch for the next address of the same name; null when there is none. The lock is held. */
    private @Nullable ClientBranch next(ClientBranch failed) {
        Transaction t = failed.transaction;
        if (failed.others.isEmpty()
                || failed.canceled
                || !layer.settings().dnsFailover.getAsBoolean()
                || t.has(TransactionFlag.NO_FAILOVER
                        | TransactionFlag.CANCELED
                        | TransactionFlag.WAITING
                        | TransactionFlag.DEAD)
                || t.status >= 200
                || t.isExpired()
                || t.branchCount >= layer.settings().maxBranches) {
            return null;
        }
        Destination target = failed.others.getFirst();
        LocalSocket socket = layer.outside().nextHops().socket(target, failed.forced, received(t));
        if (socket == null) {
            return null;
        }
        ClientBranch branch = new ClientBranch(t, t.branchCount);
        branch.uri(failed.uri());
        branch.dstUri = failed.dstUri;
        branch.path = failed.path;
        branch.instance = failed.instance;
        branch.ruid = failed.ruid;
        branch.userAgent = failed.userAgent;
        branch.regId = failed.regId;
        branch.q = failed.q;
        branch.flags = failed.flags;
        branch.forced = failed.forced;
        branch.others = failed.others.subList(1, failed.others.size());
        if (!write(failed, branch, target.from(socket))) {
            return null;
        }
        t.add(branch);
        return branch;
    }

    /** dns_reuse_rcv_socket: the socket the request came to. */
    private @Nullable LocalSocket received(Transaction t) {
        return layer.settings().reuseReceivingSocket && t.flow != null ? t.flow.socket() : null;
    }

    /** reparse_on_dns_failover: from what was sent before, else from what was received. */
    private boolean write(ClientBranch failed, ClientBranch branch, Destination destination) {
        Transaction t = failed.transaction;
        if (t.hasRequest() && layer.settings().reparseOnDnsFailover.get() == 0) {
            layer.forwarder().write(layer.replies().faked(t, failed), branch, destination);
            return true;
        }
        MessageContext before = parsed(failed);
        if (before == null) {
            return false;
        }
        String token = BranchToken.of(t.hash, t.label, t.nonce, branch.index);
        branch.destination = destination;
        branch.sent = layer.forge().replaceVia(before, branch.uri(), destination, token);
        return true;
    }

    private @Nullable MessageContext parsed(ClientBranch failed) {
        byte[] sent = failed.sent;
        Destination destination = failed.destination;
        return sent == null || destination == null
                ? null
                : layer.forge().parsed(sent, destination, layer.host().worker());
    }
}
