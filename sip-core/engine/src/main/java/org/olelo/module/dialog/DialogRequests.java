package org.olelo.module.dialog;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;

/** Requests that the server itself sends in dialogs: BYE, keep-alives, REFER, and the call that dlg_bridge() makes. */
final class DialogRequests {
    private static final int FIRST_ERROR = 300;
    private static final int FIRST_SUCCESS = 200;
    private static final int BRIDGE_CSEQ = 10;
    private static final String OFFER =
            "v=0\r\no=kamailio-bridge 0 0 IN IP4 0.0.0.0\r\ns=kamailio\r\nc=IN IP4 0.0.0.0\r\n"
                    + "t=0 0\r\nm=audio 9 RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n";

    private final DialogSettings settings;
    private final Supplier<@Nullable TransactionLayer> layer;

    DialogRequests(DialogSettings settings, Supplier<@Nullable TransactionLayer> layer) {
        this.settings = settings;
        this.layer = layer;
    }

    /** Sends BYE to one side; told when it is answered or timed out. */
    void bye(Dialog dialog, boolean toCaller, Runnable answered) {
        Leg from = toCaller ? dialog.callee : dialog.caller;
        dialog.lock.lock();
        UacRequest request;
        try {
            from.cseq = Math.max(from.cseq, 0) + 1;
            request = inside(dialog, toCaller, "BYE", settings.extraHeaders);
        } finally {
            dialog.lock.unlock();
        }
        send(request, status -> answered.run());
    }

    /** Sends a keep-alive OPTIONS to one side; told its status. */
    void keepAlive(Dialog dialog, boolean toCaller, Consumer<Integer> answered) {
        dialog.lock.lock();
        UacRequest request;
        try {
            request = inside(dialog, toCaller, "OPTIONS", "");
        } finally {
            dialog.lock.unlock();
        }
        send(request, answered);
    }

    // the CSeq number is the highest one that the other side used
    private static UacRequest inside(Dialog dialog, boolean toCaller, String method, String headers) {
        Leg to = toCaller ? dialog.caller : dialog.callee;
        Leg from = toCaller ? dialog.callee : dialog.caller;
        String toUri = toCaller ? dialog.fromUri : dialog.toUri;
        String fromUri = toCaller ? dialog.toUri : dialog.fromUri;
        String target = to.contact != null ? to.contact : toUri;
        return routed(new UacRequest(method, target), to, headers)
                .from(fromUri)
                .fromTag(from.tag)
                .to(toUri)
                .toTag(to.tag)
                .callId(dialog.callId)
                .cseq((int) Math.max(from.cseq, 0));
    }

    private static UacRequest routed(UacRequest request, Leg to, String headers) {
        LocalSocket socket = to.socket;
        if (socket != null) {
            request.socket(socket);
        }
        StringBuilder lines = new StringBuilder();
        for (String route : to.routes) {
            lines.append("Route: ").append(route).append("\r\n");
        }
        if (!to.routes.isEmpty()) {
            String first = to.routes.get(0);
            request.nextHop(first.substring(1, first.length() - 1));
        }
        return request.headers(lines + headers);
    }

    private void send(UacRequest request, Consumer<Integer> answered) {
        TransactionLayer transactions = layer.get();
        if (transactions != null) {
            transactions.localRequests().send(request, new LocalRequest() {
                @Override
                public void completed(Transaction t, @Nullable MessageContext reply, int status) {
                    answered.accept(status);
                }
            });
        }
    }

    private String referHeaders(String target) {
        return "Referred-By: " + settings.bridgeController + "\r\nRefer-To: " + target + "\r\nContact: <"
                + settings.bridgeContact + ">\r\n";
    }

    /**
     * Sends REFER, and BYE when it is accepted. As in 5.6.3 the side named is the one that stays: the other is referred, and the URIs of
     * From and To are those of the call's INVITE whichever way the request goes.
     */
    boolean refer(Dialog dialog, boolean calleeStays, String target) {
        Leg to = calleeStays ? dialog.caller : dialog.callee;
        Leg from = calleeStays ? dialog.callee : dialog.caller;
        String contact = to.contact;
        if (contact == null) {
            return false;
        }
        dialog.lock.lock();
        UacRequest refer;
        UacRequest bye;
        try {
            from.cseq = Math.max(from.cseq, 0) + 2;
            refer = referring(dialog, "REFER", calleeStays, to, from, from.cseq - 1, referHeaders(target));
            bye = referring(dialog, "BYE", calleeStays, to, from, from.cseq, "");
        } finally {
            dialog.lock.unlock();
        }
        send(refer, status -> {
            if (status >= FIRST_SUCCESS && status < FIRST_ERROR) {
                send(bye, ignored -> {});
            }
        });
        return true;
    }

    private static UacRequest referring(
            Dialog dialog, String method, boolean calleeStays, Leg to, Leg from, long cseq, String headers) {
        return routed(new UacRequest(method, to.contact == null ? dialog.toUri : to.contact), to, headers)
                .to(calleeStays ? dialog.toUri : dialog.fromUri)
                .toTag(to.tag)
                .from(calleeStays ? dialog.fromUri : dialog.toUri)
                .fromTag(from.tag)
                .callId(dialog.callId)
                .cseq((int) cseq);
    }

    /** Calls one party with a body that offers no media, then refers it to the other; false when the call cannot be sent. */
    boolean bridge(String caller, String callee, @Nullable String proxy) {
        TransactionLayer transactions = layer.get();
        if (transactions == null) {
            return false;
        }
        UacRequest invite = new UacRequest("INVITE", caller)
                .to(caller)
                .from(settings.bridgeController)
                .cseq(BRIDGE_CSEQ)
                .nextHop(proxy)
                .headers("Contact: <" + settings.bridgeContact + ">\r\nContent-Type: application/sdp\r\n")
                .body(OFFER);
        return transactions.localRequests().send(invite, new LocalRequest() {
                    @Override
                    public void completed(Transaction t, @Nullable MessageContext reply, int status) {
                        if (reply != null && status >= FIRST_SUCCESS && status < FIRST_ERROR) {
                            referBridged(reply, caller, callee, proxy);
                        }
                    }
                })
                != null;
    }

    private void referBridged(MessageContext reply, String caller, String callee, @Nullable String proxy) {
        NameAddr from = reply.message().from();
        String contact = DialogTracker.contact(reply.message());
        String target = contact == null ? caller : contact;
        UacRequest refer = bridged("REFER", target, reply, from, caller, proxy, BRIDGE_CSEQ + 1)
                .headers(referHeaders(callee));
        UacRequest bye = bridged("BYE", target, reply, from, caller, proxy, BRIDGE_CSEQ + 2);
        send(refer, status -> send(bye, ignored -> {}));
    }

    private UacRequest bridged(
            String method,
            String target,
            MessageContext reply,
            @Nullable NameAddr from,
            String caller,
            @Nullable String proxy,
            int cseq) {
        return new UacRequest(method, target)
                .to(caller)
                .toTag(reply.message().to().tag())
                .from(settings.bridgeController)
                .fromTag(from == null ? null : from.tag())
                .callId(reply.message().callId())
                .cseq(cseq)
                .nextHop(proxy);
    }
}
