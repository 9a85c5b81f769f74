package org.olelo.transaction;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageStores;
import org.olelo.routing.NextHop;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;

/** Requests made here (Kamailio's t_uac): by RPC, by modules, by the script. Thread-safe. */
public final class LocalRequests {
    private final TransactionLayer layer;
    /** Runs event_route[tm:local-request]; null when there is none. */
    private volatile @Nullable TransactionRoute onRequest;

    LocalRequests(TransactionLayer layer) {
        this.layer = layer;
    }

    /** The route that sees every local request before it is sent. */
    public void onRequest(@Nullable TransactionRoute route) {
        onRequest = route;
    }

    /**
     * Sends a request. May wait for the DNS unless the next hop is numeric.
     *
     * @param asked hears of the replies, or null
     * @return the transaction; null when the request cannot be sent (then nobody is told)
     */
    public @Nullable Transaction send(UacRequest wanted, @Nullable LocalRequest asked) {
        String next = wanted.nextHop() == null || wanted.nextHop().isEmpty() ? wanted.uri() : wanted.nextHop();
        SipUri uri = SipUri.parse(next);
        if (uri == null) {
            return null;
        }
        NextHop hop = layer.outside().nextHops().of(uri, wanted.socket());
        Destination destination = hop.destination();
        if (destination == null) {
            TransactionLayer.LOG.error("no way to the next hop of a local request, uri={} error={}", next, hop.error());
            return null;
        }
        String given = wanted.callId();
        String callId = given == null ? layer.newCallId(destination) : given;
        String givenTag = wanted.fromTag();
        String fromTag = givenTag == null ? layer.newTag() : givenTag;
        Transaction t = make(wanted, callId, destination);
        t.local = asked;
        ClientBranch branch = new ClientBranch(t, 0);
        branch.uri(wanted.uri());
        branch.dstUri = wanted.nextHop();
        branch.destination = destination;
        branch.others = hop.others();
        branch.forced = wanted.socket();
        branch.sent =
                layer.forge().local(wanted, callId, fromTag, destination, BranchToken.of(t.hash, t.label, t.nonce, 0));
        t.add(branch);
        if (!route(t, branch, wanted, callId, fromTag)) {
            return null;
        }
        link(t);
        start(t, branch);
        return t;
    }

    private Transaction make(UacRequest wanted, String callId, Destination destination) {
        Transaction t = new Transaction(
                layer,
                layer.wheel(null),
                wanted.method(),
                callId,
                wanted.cseq(),
                layer.label(),
                ThreadLocalRandom.current().nextInt(),
                null,
                null,
                new MessageStores());
        layer.prepare(t, null);
        t.set(TransactionFlag.LOCAL);
        if (wanted.noAck()) {
            t.set(TransactionFlag.NO_AUTO_ACK);
        }
        if (wanted.timeoutMs() > 0) {
            t.frTimeout = wanted.timeoutMs();
            t.frInviteTimeout = wanted.timeoutMs();
        }
        return t;
    }

    /** event_route[tm:local-request] may change URI, next hop, socket and headers; false when it dropped the request. */
    private boolean route(Transaction t, ClientBranch branch, UacRequest wanted, String callId, String fromTag) {
        TransactionRoute own = wanted.onRequest();
        TransactionRoute route = own == null ? onRequest : own;
        if (route == null) {
            return true;
        }
        byte[] sent = branch.sent;
        Destination destination = branch.destination;
        MessageContext ctx = sent == null || destination == null
                ? null
                : layer.forge().parsed(sent, destination, layer.host().worker());
        if (ctx == null) {
            return true;
        }
        ctx.stores(t.stores);
        ctx.transaction(t);
        String next = wanted.nextHop();
        ctx.dstUri(next == null || next.isEmpty() ? wanted.uri() : next);
        ctx.sendSocket(wanted.socket());
        ctx.routeKind(org.olelo.routing.RouteKind.LOCAL);
        ctx.resetRun();
        route.run(ctx);
        t.scriptFlags = ctx.flags();
        if (ctx.dropped()) {
            return false;
        }
        rebuild(t, branch, ctx);
        return true;
    }

    private void rebuild(Transaction t, ClientBranch branch, MessageContext ctx) {
        String next = ctx.dstUri() == null ? ctx.uri() : ctx.dstUri();
        SipUri uri = next == null ? null : SipUri.parse(next);
        Destination destination = branch.destination;
        LocalSocket socket = ctx.sendSocket();
        if (uri != null) {
            Destination found = layer.outside().nextHops().of(uri, socket).destination();
            destination = found == null ? destination : found;
        }
        if (destination == null
                || ctx.newUri() == null && ctx.editsOrNull() == null && destination.equals(branch.destination)) {
            return;
        }
        branch.uri(ctx.uri());
        branch.destination = destination;
        branch.sent = layer.forge()
                .replaceVia(ctx, ctx.uri(), destination, BranchToken.of(t.hash, t.label, t.nonce, branch.index));
    }

    private void link(Transaction t) {
        layer.table().lock(t.hash).lock();
        try {
            layer.table().link(t);
        } finally {
            layer.table().lock(t.hash).unlock();
        }
        layer.counters().created().increment();
        layer.counters().clientTransactions().increment();
    }

    private void start(Transaction t, ClientBranch branch) {
        t.lock.lock();
        try {
            byte[] message = branch.sent;
            Destination destination = branch.destination;
            if (message == null || destination == null) {
                return;
            }
            if (layer.listened(t, TransactionEventKind.LOCAL_REQUEST_IN)) {
                layer.tell(new TransactionEvent(
                        TransactionEventKind.LOCAL_REQUEST_IN, t, null, null, 0, 0, message, destination));
            }
            if (t.method.equals("ACK")) {
                layer.sender().request(t, 0, destination, message);
                layer.free(t);
                return;
            }
            if (layer.failover().isBlocked(t, destination) || !layer.sender().request(t, 0, destination, message)) {
                layer.failover().start(branch);
                layer.replies().fake(branch, 477);
                return;
            }
            layer.timers().startRequest(branch);
        } finally {
            t.lock.unlock();
        }
    }

    /** RFC 3261 13.2.2.4: ACK to a 2xx of a local INVITE. */
    void acknowledge(Transaction t, ClientBranch branch, MessageContext reply) {
        byte[] invite = branch.sent;
        Destination destination = branch.destination;
        if (invite == null || destination == null) {
            return;
        }
        String target = HeaderLines.contactUri(reply.message());
        List<NameAddr> routes = HeaderLines.routeSet(reply.message());
        String uri = target == null ? branch.uri() : target;
        boolean strict = !routes.isEmpty() && !isLoose(routes.getFirst());
        StringBuilder lines = new StringBuilder();
        for (int i = strict ? 1 : 0; i < routes.size(); i++) {
            lines.append("Route: ").append(routes.get(i)).append("\r\n");
        }
        if (strict) {
            lines.append("Route: <").append(uri).append(">\r\n");
        }
        String first = routes.isEmpty() ? uri : routes.getFirst().uriText();
        Destination ackTo = ackDestination(reply, destination, first);
        String token = BranchToken.of(t.hash, t.label, t.nonce, branch.index); // as 5.6.3: that of the INVITE
        byte[] ack = AckCancelBuilder.endToEnd(
                invite, strict ? first : uri, HeaderLines.to(reply.message()), lines.toString(), ackTo, token);
        layer.sender().request(t, branch.index, ackTo, ack);
    }

    private static boolean isLoose(NameAddr route) {
        SipUri uri = route.uri();
        return uri != null && uri.lr();
    }

    private Destination ackDestination(MessageContext reply, Destination invite, String nextUri) {
        int mode = layer.settings().localAckMode.get();
        if (mode == 1) {
            return invite;
        }
        if (mode == 2) {
            return reply.flow().reply();
        }
        SipUri next = SipUri.parse(nextUri);
        Destination found = next == null
                ? null
                : layer.outside().nextHops().of(next, invite.socket()).destination();
        return found == null ? invite : found;
    }
}
