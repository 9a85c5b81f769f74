package org.olelo.module.ejb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.module.ejb.api.RequestEndpoints;
import org.olelo.module.ejb.api.SipAnswer;
import org.olelo.module.ejb.api.SipRequestMessage;
import org.olelo.module.tm.api.Transactions;
import org.olelo.net.Flow;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.SipMessage;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RouteName;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionRoute;

/** Module ejb. Without an application server it loads, and every call returns -1. */
public final class EjbModule implements SipModule {
    private final Engine engine;
    private @Nullable TransactionLayer transactions;
    private RequestEndpoints endpoints = (endpoint, request, answered) -> false;

    /** On that engine. */
    public EjbModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        transactions = engine.api(Transactions.class).layer();
        RequestEndpoints known = engine.apiOrNull(RequestEndpoints.class);
        if (known != null) {
            endpoints = known;
        }
    }

    @ScriptFunction(
            value = "ejb_notify",
            doc = "Gives the request to a message-driven bean and goes on; -1 when there is none of that name.")
    public boolean tell(MessageContext ctx, String endpoint) {
        return ctx.isRequest() && endpoints.deliver(endpoint, copy(ctx), answer -> {});
    }

    @ScriptFunction(
            value = "ejb_request",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Suspends the transaction until a message-driven bean answers; a bean that declines causes 480.")
    public int ask(MessageContext ctx, String endpoint) {
        return suspendAndAsk(ctx, endpoint, null);
    }

    @ScriptFunction(
            value = "ejb_request",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc =
                    "Suspends the transaction until a message-driven bean answers; one that declines continues in a route.")
    public int ask(MessageContext ctx, String endpoint, @RouteName(RouteKind.REQUEST) ScriptRoute declined) {
        return suspendAndAsk(ctx, endpoint, declined);
    }

    private int suspendAndAsk(MessageContext ctx, String endpoint, @Nullable TransactionRoute declined) {
        TransactionLayer layer = transactions;
        if (layer == null || !ctx.isRequest()) {
            return -1;
        }
        int suspended = layer.suspension().suspend(ctx);
        Transaction t = TransactionLayer.of(ctx);
        if (suspended <= 0 || t == null) {
            return suspended;
        }
        boolean taken = endpoints.deliver(
                endpoint, copy(ctx), answer -> layer.suspension().resume(t, route(layer, answer, declined)));
        if (!taken) {
            layer.suspension().cancel(t);
            return -1;
        }
        return 1;
    }

    private static TransactionRoute route(
            TransactionLayer layer, @Nullable SipAnswer answer, @Nullable TransactionRoute declined) {
        if (answer == null && declined != null) {
            return declined;
        }
        SipAnswer reply = answer != null ? answer : new SipAnswer(480, "Temporarily Unavailable");
        return new Answering(layer, reply);
    }

    /** The rest of a script run that only replies. */
    private record Answering(TransactionLayer layer, SipAnswer answer) implements TransactionRoute {
        @Override
        public String name() {
            return "ejb:answer";
        }

        @Override
        public boolean blocking() {
            return false;
        }

        @Override
        public int run(MessageContext ctx) {
            Transaction t = TransactionLayer.of(ctx);
            if (t == null) {
                return -1;
            }
            for (Map.Entry<String, String> header : answer.headers()) {
                ctx.replyHeaders().add(header.getKey() + ": " + header.getValue() + "\r\n");
            }
            if (!answer.body().isEmpty()) {
                ctx.replyBody(answer.body());
            }
            return layer.serverReplies().reply(t, ctx, answer.status(), answer.reason());
        }
    }

    private static SipRequestMessage copy(MessageContext ctx) {
        SipMessage message = ctx.message();
        List<Map.Entry<String, String>> headers = new ArrayList<>(message.headerCount());
        for (int i = 0; i < message.headerCount(); i++) {
            headers.add(Map.entry(message.headerName(i), message.headerValue(i)));
        }
        Flow flow = ctx.flow();
        return new SipRequestMessage(
                ctx.request().methodName(),
                ctx.uri(),
                headers,
                message.body(),
                flow.sourceAddress(),
                flow.protocol().token());
    }
}
