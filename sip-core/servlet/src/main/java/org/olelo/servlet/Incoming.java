package org.olelo.servlet;

import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionEvent;
import jakarta.servlet.sip.URI;
import jakarta.servlet.sip.ar.SipApplicationRouterInfo;
import org.jspecify.annotations.Nullable;
import org.olelo.module.sipapp.api.Delivery;
import org.olelo.routing.MessageContext;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.Uris;
import org.olelo.sip.SipRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionEventKind;

/** Requests on their way from the script to a servlet. */
final class Incoming {
    /** Request attribute by which an application declines an initial request. */
    static final String DECLINE = "org.olelo.servlet.decline";

    private final SipServletContainer container;

    Incoming(SipServletContainer container) {
        this.container = container;
    }

    @Nullable
    Delivery deliver(@Nullable String name, MessageContext ctx) {
        SipRequest message = ctx.request();
        AddressValue from = AddressValue.read(text(message.header("From")));
        AddressValue to = AddressValue.read(text(message.header("To")));
        URI uri = Uris.read(ctx.uri());
        if (from == null || to == null || uri == null) {
            return null;
        }
        String toTag = to.getParameter("tag");
        if (toTag != null) {
            DialogSession session = container.dialog(message.callId(), toTag, from.getParameter("tag"));
            return session == null
                            || name != null && !session.application().name().equals(name)
                    ? null
                    : t -> subsequent(session, ctx, t, uri, from, to);
        }
        return message.methodName().equals("ACK") ? null : initial(name, ctx, uri, from, to);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    // ---- initial

    private @Nullable Delivery initial(
            @Nullable String name, MessageContext ctx, URI uri, AddressValue from, AddressValue to) {
        Application application = name == null ? container.first() : container.application(name);
        if (application == null) {
            return null;
        }
        HeaderList headers = HeaderList.of(ctx.message());
        DialogSession joined = JoinedDialog.of(container, headers);
        if (joined != null && (name == null || joined.application() == application)) {
            application = joined.application();
        } else {
            joined = null;
        }
        RequestMessage probe = Probe.of(application, ctx, headers, uri, from, to);
        SipApplicationRouterInfo info = null;
        if (name == null && joined == null && container.hasRouter()) {
            info = container.route(probe);
            String next = info == null ? null : info.getNextApplicationName();
            application = next == null ? null : container.application(next);
        }
        ServletHolder servlet = application == null ? null : application.select(probe);
        if (application == null || servlet == null) {
            return null;
        }
        Application chosen = application;
        SipApplicationRouterInfo chosenInfo = info;
        AppSession common = joined == null ? null : joined.appSession();
        return t -> {
            if (t != null) {
                AppSession appSession = common != null && common.isValid() ? common : chosen.sessionFor(probe);
                begin(appSession, servlet, probe, chosenInfo, ctx, t);
            }
        };
    }

    private void begin(
            AppSession appSession,
            ServletHolder servlet,
            RequestMessage probe,
            @Nullable SipApplicationRouterInfo info,
            MessageContext ctx,
            Transaction t) {
        Application application = appSession.application();
        DialogSession session = new DialogSession(
                appSession, servlet, ctx.message().callId(), t.localTag(), probe.toValue(), probe.fromValue());
        if (info != null && info.getRoutingRegion() != null) {
            String user = info.getSubscriberURI();
            session.region(info.getRoutingRegion(), user == null ? null : Uris.read(user));
        }
        RequestMessage request = new RequestMessage(
                session,
                probe.headers,
                ctx.flow(),
                probe.getMethod(),
                probe.getRequestURI(),
                probe.fromValue(),
                probe.toValue(),
                true);
        request.popped(probe.getPoppedRoute());
        attach(request, ctx, t);
        session.first = request;
        session.isOutOfOrder(request);
        session.learn(request);
        container.register(session);
        appSession.mailbox.post(() -> {
            application.within(() -> application
                    .listeners()
                    .sessions()
                    .forEach(listener -> listener.sessionCreated(new SipSessionEvent(session))));
            if (application.guard().admits(request, servlet.name())) {
                call(application, session, request);
            } else {
                tidy(session);
            }
        });
    }

    private void attach(RequestMessage request, MessageContext ctx, @Nullable Transaction t) {
        request.ctx = ctx;
        request.body = ctx.message().body();
        request.server = t;
        request.cseq = (int) ctx.message().cseqNumber();
        if (t == null) {
            return;
        }
        request.session.open.add(request);
        if (t.isInvite()) {
            t.listen(TransactionEventKind.E2ECANCEL_IN.bit(), event -> {
                if (event.kind() == TransactionEventKind.E2ECANCEL_IN) {
                    MessageContext cancel = event.request();
                    request.session.appSession().mailbox.post(() -> canceled(request, cancel));
                }
            });
        }
    }

    private void call(Application application, DialogSession session, RequestMessage request) {
        boolean done = application.call(session, request, null);
        Transaction t = request.server;
        if (t != null && request.attributes.containsKey(DECLINE) && !request.finalSent) {
            decline(request, t);
        } else if (!done && t != null && !request.finalSent && request.proxy == null) {
            container.outgoing().fail(request, 500);
        }
        tidy(session);
    }

    private void decline(RequestMessage request, Transaction t) {
        request.finalSent = true;
        request.committed = true;
        request.session.open.remove(request);
        request.session.state(SipSession.State.TERMINATED);
        MessageContext ctx = request.ctx;
        if (ctx == null) {
            return;
        }
        org.olelo.routing.Worker worker = container.engine().takeWorker();
        try {
            ctx.worker(worker);
            container.sipApplications().declined(ctx, t);
        } finally {
            container.engine().giveBack(worker);
        }
    }

    /** A CANCEL came: the engine has answered it and, unless it is proxied, the INVITE by 487. */
    private void canceled(RequestMessage invite, @Nullable MessageContext ctx) {
        DialogSession session = invite.session;
        if (invite.finalSent || !session.isValid()) {
            return;
        }
        invite.canceled = true;
        if (invite.proxy == null) {
            invite.finalSent = true;
            invite.committed = true;
            session.open.remove(invite);
            session.state(SipSession.State.TERMINATED);
        }
        HeaderList headers = ctx == null ? new HeaderList() : HeaderList.of(ctx.message());
        RequestMessage cancel = new RequestMessage(
                session,
                headers,
                ctx == null ? invite.flow : ctx.flow(),
                "CANCEL",
                invite.getRequestURI(),
                invite.fromValue(),
                invite.toValue(),
                false);
        cancel.finalSent = true;
        cancel.committed = true;
        cancel.cseq = invite.cseq;
        cancel.invite = invite;
        session.application().call(session, cancel, null);
        tidy(session);
    }

    // ---- within dialogs

    private void subsequent(
            DialogSession session,
            MessageContext ctx,
            @Nullable Transaction t,
            URI uri,
            AddressValue from,
            AddressValue to) {
        HeaderList headers = HeaderList.of(ctx.message());
        RequestMessage request =
                new RequestMessage(session, headers, ctx.flow(), ctx.request().methodName(), uri, from, to, false);
        attach(request, ctx, t);
        session.appSession().mailbox.post(() -> receive(session, request));
    }

    private void receive(DialogSession session, RequestMessage request) {
        if (!session.isValid()) {
            if (request.server != null) {
                container.outgoing().fail(request, 481);
            }
            return;
        }
        ProxyRun proxy = session.proxy;
        if (proxy != null) {
            proxy.dialog().subsequent(session, request);
            tidy(session);
            return;
        }
        int refusal = request.getMethod().equals("ACK") ? 0 : refusal(session, request);
        if (refusal > 0) {
            container.outgoing().fail(request, refusal);
            return;
        }
        switch (request.getMethod()) {
            case "ACK" -> {
                if (!session.awaitsAck) {
                    return;
                }
                session.acknowledged();
            }
            case "PRACK" -> {
                Reliable reliable = session.reliable;
                if (reliable == null || !reliable.acknowledgedBy(request)) {
                    container.outgoing().fail(request, 481);
                    return;
                }
                session.reliable = null;
            }
            default -> session.learn(request);
        }
        call(session.application(), session, request);
    }

    /** Status for a request out of order (RFC 3261 12.2.2) or an INVITE while another one is open (14.2); else 0. */
    private static int refusal(DialogSession session, RequestMessage request) {
        if (session.isOutOfOrder(request)) {
            return 500;
        }
        if (!request.getMethod().equals("INVITE")) {
            return 0;
        }
        for (RequestMessage open : session.open) {
            boolean before = !open.isReceived() || open.cseq < request.cseq;
            if (before && open.getMethod().equals("INVITE")) {
                return open.isReceived() ? 500 : 491;
            }
        }
        return 0;
    }

    static void tidy(DialogSession session) {
        AppSession appSession = session.appSession();
        if (appSession.isValid()) {
            appSession.tidy();
        }
    }
}
