package org.olelo.servlet;

import jakarta.servlet.sip.SipErrorEvent;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.servlet.address.AddressValue;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.UacRequest;

/** Requests and responses that applications send. */
final class Outgoing {
    private final SipServletContainer container;
    private final UserAgentStack stack;

    Outgoing(SipServletContainer container, UserAgentStack stack) {
        this.container = container;
        this.stack = stack;
    }

    UserAgentStack stack() {
        return stack;
    }

    // ---- requests

    void send(RequestMessage request) throws IOException {
        request.committed = true;
        DialogSession session = request.session;
        session.touch();
        if (request.getMethod().equals("CANCEL")) {
            RequestMessage invite = request.invite;
            Transaction client = invite == null ? null : invite.client;
            if (client != null) {
                stack.cancel(client);
            }
            return;
        }
        session.sequence(request.cseq);
        if (request.isInitial() && session.first == null) {
            container.register(session);
            session.application()
                    .within(() -> session.application()
                            .listeners()
                            .sessions()
                            .forEach(listener -> listener.sessionCreated(new SipSessionEvent(session))));
        }
        if (request.isInitial()) {
            session.first = request;
        }
        boolean ack = request.getMethod().equals("ACK");
        RequestMessage acknowledged = request.invite;
        if (!ack) {
            session.open.add(request);
        } else if (acknowledged != null) {
            acknowledged.lastAck = request;
        }
        if (request.getMethod().equals("BYE")) {
            session.state(SipSession.State.TERMINATED);
        }
        Transaction sent = stack.request(wire(request), ack ? null : new Replies(request));
        request.client = sent;
        if (sent == null && !ack) {
            session.open.remove(request);
            throw new IOException("no way to " + request.getRequestURI());
        }
    }

    private UacRequest wire(RequestMessage request) {
        DialogSession session = request.session;
        boolean reversed = !request.isInitial();
        AddressValue from = (reversed ? session.localParty() : request.fromValue()).copy();
        AddressValue to = (reversed ? session.remoteParty() : request.toValue()).copy();
        from.removeParameter("tag");
        to.removeParameter("tag");
        List<String> routes = request.routes();
        StringBuilder lines = new StringBuilder();
        routes.forEach(route -> lines.append("Route: ").append(route).append("\r\n"));
        Contacts.settle(request);
        request.lines().forEach(lines::append);
        String rack = request.headers.first("RAck");
        if (rack != null) {
            lines.append("RAck: ").append(rack).append("\r\n");
        }
        AddressValue first = routes.isEmpty() ? null : AddressValue.read(routes.getFirst());
        int hops = request.getMaxForwards();
        return new UacRequest(request.getMethod(), request.getRequestURI().toString())
                .from(from.toString())
                .fromTag(session.localTag())
                .to(to.toString())
                .toTag(session.remoteTag())
                .callId(session.getCallId())
                .cseq(request.cseq)
                .nextHop(first == null ? null : String.valueOf(first.getURI()))
                .socket(session.socket)
                .headers(lines.toString())
                .body(request.body.isEmpty() ? null : request.body)
                .noAck(true)
                .maxForwards(hops < 0 ? 70 : hops)
                .onRequest(container.sipApplications().onRequest());
    }

    /** Hears of the replies under the transaction's lock: only posts them. */
    private final class Replies implements LocalRequest {
        private final RequestMessage request;

        Replies(RequestMessage request) {
            this.request = request;
        }

        @Override
        public void provisional(Transaction t, @Nullable MessageContext reply, int status) {
            if (status > 100) {
                post(reply, status);
            }
        }

        @Override
        public void completed(Transaction t, @Nullable MessageContext reply, int status) {
            post(reply, status);
        }

        @Override
        public void successAgain(Transaction t, MessageContext reply, int status) {
            request.session.appSession().mailbox.post(() -> again(request, reply, status));
        }

        private void post(@Nullable MessageContext reply, int status) {
            if (reply != null && status < 300) {
                request.session.expect(reply.response().to().tag());
            }
            request.session.appSession().mailbox.post(() -> received(request, reply, status));
        }
    }

    private void received(RequestMessage request, @Nullable MessageContext reply, int status) {
        if (status >= 200) {
            request.session.open.remove(request);
            request.finalReceived = true;
        }
        if (!request.session.appSession().isValid()) {
            return;
        }
        HeaderList headers = reply == null ? new HeaderList() : HeaderList.of(reply.message());
        DialogSession session = Forks.sessionOf(request, headers, status);
        if (!session.isValid()) {
            return;
        }
        String reason = reply == null ? null : reply.response().reason();
        ResponseMessage response =
                new ResponseMessage(request, session, headers, status, reason, reply == null ? null : reply.flow());
        response.body = reply == null ? "" : reply.message().body();
        advance(session, request, response);
        if (status >= 200 && request.isInitial()) {
            Forks.settle(request, session);
        }
        session.application().call(session, null, response);
        Incoming.tidy(session);
    }

    /** A 2xx came again, so the ACK is sent again; or another branch of the INVITE was answered too. */
    private void again(RequestMessage request, MessageContext reply, int status) {
        DialogSession session = request.session;
        String tag = Forks.tag(HeaderList.of(reply.message()));
        RequestMessage ack = request.lastAck;
        if (ack != null && tag != null && tag.equals(ack.session.remoteTag())) {
            stack.request(wire(ack), null);
        } else if (tag != null && !tag.equals(session.remoteTag())) {
            received(request, reply, status);
        }
    }

    private static void advance(DialogSession session, RequestMessage request, ResponseMessage response) {
        int status = response.getStatus();
        String method = request.getMethod();
        boolean begins = method.equals("INVITE") || method.equals("SUBSCRIBE") || method.equals("REFER");
        SipSession.State state = session.currentState();
        boolean opening = state == SipSession.State.INITIAL || state == SipSession.State.EARLY;
        if (begins && status > 100 && status < 300) {
            session.learn(response);
            if (opening) {
                session.state(status < 200 ? SipSession.State.EARLY : SipSession.State.CONFIRMED);
            }
        }
        if (response.isReliable() || method.equals("INVITE") && status >= 200 && status < 300) {
            session.unacknowledged.add(response);
        }
        if (status < 200) {
            return;
        }
        boolean failedOpening = begins && request.isInitial() && status >= 300 && opening;
        if (failedOpening) {
            session.state(SipSession.State.INITIAL);
        }
        if (method.equals("BYE") && status < 300 || status == 481 || status == 408 && !opening) {
            session.state(SipSession.State.TERMINATED);
        }
    }

    // ---- responses

    void send(ResponseMessage response, boolean reliably) {
        RequestMessage request = response.request();
        Transaction t = request.server;
        if (t == null || request.finalSent) {
            throw new IllegalStateException("the request has a final response");
        }
        DialogSession session = request.session;
        List<String> lines = new ArrayList<>(response.lines());
        if (reliably) {
            if (!ResponseMessage.offers(response, "Require")) {
                lines.add("Require: 100rel\r\n");
            }
            lines.add("RSeq: " + session.rseq + "\r\n");
        }
        int status = response.getStatus();
        response.committed = true;
        if (status >= 200) {
            request.finalSent = true;
            request.committed = true;
            session.open.remove(request);
        }
        session.touch();
        answered(session, request, response);
        stack.reply(t, status, response.getReasonPhrase(), session.localTag(), lines, response.body);
        if (reliably) {
            session.reliable = new Reliable(response, session.rseq++, t);
        } else if (status >= 200
                && session.reliable != null
                && request.getMethod().equals("INVITE")) {
            session.reliable.stop();
            session.reliable = null;
        }
    }

    private void answered(DialogSession session, RequestMessage request, ResponseMessage response) {
        int status = response.getStatus();
        String method = request.getMethod();
        boolean begins = method.equals("INVITE") || method.equals("SUBSCRIBE") || method.equals("REFER");
        SipSession.State state = session.currentState();
        boolean opening = state == SipSession.State.INITIAL || state == SipSession.State.EARLY;
        if (begins && opening && status > 100 && status < 300) {
            session.state(status < 200 ? SipSession.State.EARLY : SipSession.State.CONFIRMED);
        }
        if (method.equals("INVITE") && status >= 200 && status < 300) {
            awaitAck(session, request, response);
        }
        if (method.equals("BYE") && status >= 200 || begins && request.isInitial() && status >= 300) {
            session.state(SipSession.State.TERMINATED);
        }
    }

    /** Repeats a 2xx until its ACK comes; without one the application hears of it (RFC 3261 13.3.1.4). */
    private static void awaitAck(DialogSession session, RequestMessage request, ResponseMessage response) {
        Transaction server = request.server;
        if (server == null) {
            return;
        }
        session.awaitsAck = true;
        session.success = new Repetition(session.appSession(), server, session::isValid, () -> {
            session.awaitsAck = false;
            Application application = session.application();
            SipErrorEvent event = new SipErrorEvent(request, response);
            application.within(
                    () -> application.listeners().errors().forEach(listener -> listener.noAckReceived(event)));
            Incoming.tidy(session);
        });
    }

    /** Answers on behalf of an application that did not. */
    void fail(RequestMessage request, int status) {
        if (!request.finalSent) {
            ResponseMessage response = new ResponseMessage(request, new HeaderList(), status, null, null, null);
            send(response, false);
        }
    }
}
