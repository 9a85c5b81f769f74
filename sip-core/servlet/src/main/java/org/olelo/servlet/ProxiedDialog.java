package org.olelo.servlet;

import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipURI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.servlet.address.AddressValue;
import org.olelo.sip.SipMessage;
import org.olelo.transaction.ErrorCode;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionEventKind;
import org.olelo.transaction.TransactionLayer;

/** Later requests of a dialog whose first one was proxied with Record-Route. */
final class ProxiedDialog {
    private final ProxyRun proxy;
    private final SipServletContainer container;
    private final TransactionLayer layer;

    ProxiedDialog(ProxyRun proxy, SipServletContainer container) {
        this.proxy = proxy;
        this.container = container;
        this.layer = container.sipApplications().transactions();
    }

    /** Shows a request of the dialog to the application and sends it on. */
    void subsequent(DialogSession session, RequestMessage next) {
        MessageContext view = Objects.requireNonNull(next.ctx);
        if (proxy.supervised) {
            session.application().call(session, next, null);
        }
        if (next.finalSent) {
            return; // the application has answered it
        }
        Worker worker = container.engine().takeWorker();
        try {
            view.worker(worker);
            view.routeKind(RouteKind.REQUEST);
            passRoute(view);
            Transaction t = next.server;
            if (t == null) {
                container.engine().stateless().forward(view);
                return;
            }
            t.listen(TransactionEventKind.RESPONSE_FORWARDED.bit() | TransactionEventKind.RESPONSE_OUT.bit(), event -> {
                if (event.kind() == TransactionEventKind.RESPONSE_OUT && event.code() >= 200) {
                    MessageContext reply = event.reply();
                    int status = event.code();
                    session.appSession().mailbox.post(() -> answered(session, next, reply, status));
                }
            });
            if (layer.forwarder().forward(t, view, null) <= 0 && t.status() < 200) {
                int error = view.error();
                layer.serverReplies().reply(t, null, ErrorCode.status(error), ErrorCode.reason(error, "sipapp"));
            }
        } finally {
            container.engine().giveBack(worker);
        }
    }

    private void answered(DialogSession session, RequestMessage next, @Nullable MessageContext reply, int status) {
        session.open.remove(next);
        if (!session.isValid()) {
            return;
        }
        if (next.getMethod().equals("BYE")) {
            session.state(SipSession.State.TERMINATED);
        }
        if (reply != null && proxy.supervised) {
            ResponseMessage response = new ResponseMessage(
                    next,
                    HeaderList.of(reply.message()),
                    status,
                    reply.response().reason(),
                    reply.flow(),
                    proxy.firstBranch());
            session.application().call(session, null, response);
        }
        Incoming.tidy(session);
    }

    /** Takes this server out of Route unless the script has done so (RFC 3261 16.4). */
    private void passRoute(MessageContext view) {
        SipMessage message = view.message();
        int at = message.findByName("Route", 0);
        if (at < 0 || view.dstUri() != null) {
            return;
        }
        boolean passed = view.editsOrNull() != null
                && (view.edits().isDeleted(message.lineStart(at))
                        || view.edits().isDeleted(message.valueStart(at)));
        if (passed) {
            return;
        }
        List<String> routes = new ArrayList<>(HeaderList.of(message).all("Route"));
        while (!routes.isEmpty() && isOwn(routes.getFirst())) {
            routes.removeFirst();
        }
        for (int i = at; i >= 0; i = message.findByName("Route", i + 1)) {
            view.edits().deleteHeader(message, i);
        }
        for (String route : routes) {
            view.edits().appendHeader(message, "Route: " + route + "\r\n");
        }
        AddressValue next = routes.isEmpty() ? null : AddressValue.read(routes.getFirst());
        if (next != null) {
            view.dstUri(String.valueOf(next.getURI()));
        }
    }

    private boolean isOwn(String route) {
        AddressValue address = AddressValue.read(route);
        return address != null
                && address.getURI() instanceof SipURI sip
                && container.engine().sockets().isMyself(sip.getHost(), Math.max(0, sip.getPort()), null);
    }
}
