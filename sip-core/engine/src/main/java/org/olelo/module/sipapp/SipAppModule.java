package org.olelo.module.sipapp;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.module.sipapp.api.ApplicationContainer;
import org.olelo.module.sipapp.api.Delivery;
import org.olelo.module.sipapp.api.SipApplications;
import org.olelo.module.tm.api.Transactions;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Modules sipapp and seas. Without a container every function returns -1. */
public final class SipAppModule implements SipModule, SipApplications {
    private static final int DONE = 0;
    private static final int NOBODY = -1;

    private final Engine engine;
    private final CopyOnWriteArrayList<ApplicationContainer> containers = new CopyOnWriteArrayList<>();
    private final Set<String> deployed = ConcurrentHashMap.newKeySet();
    private final Properties routerRules = new Properties();
    private @Nullable TransactionLayer layer;
    private @Nullable Database users;

    @ModParam(value = "dar", doc = "File with the rules of the default application router (JSR 289 appendix C).")
    private String dar = "";

    @ModParam(
            value = "db_url",
            doc = "Database with the tables subscriber and grp, for applications that ask for a login.")
    private String dbUrl = "";

    /** On that engine. */
    public SipAppModule(Engine engine) {
        this.engine = engine;
        engine.publish(SipApplications.class, this);
    }

    @Override
    public void init() throws ModuleException {
        layer = engine.api(Transactions.class).layer();
        if (!dbUrl.isEmpty()) {
            try {
                users = engine.databases().open(dbUrl);
            } catch (DatabaseException e) {
                throw new ModuleException("cannot open the database: " + e.getMessage(), e);
            }
        }
        if (dar.isEmpty()) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(Path.of(dar))) {
            routerRules.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModuleException("parameter dar: cannot read " + dar + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Set<String> deployed() {
        return deployed;
    }

    @Override
    public @Nullable Database users() {
        return users;
    }

    @Override
    public Properties routerRules() {
        return routerRules;
    }

    @Override
    public void attach(ApplicationContainer container) {
        containers.add(container);
    }

    @Override
    public void detach(ApplicationContainer container) {
        containers.remove(container);
    }

    @Override
    public TransactionLayer transactions() {
        TransactionLayer known = layer;
        if (known == null) {
            throw new IllegalStateException("module sipapp is not initialised");
        }
        return known;
    }

    @Override
    public @Nullable ScriptRoute onRequest() {
        return engine.route(RouteKind.EVENT, "sipapp:request");
    }

    /** Gives the request to the named application. */
    @ScriptFunction(
            value = {"sip_app", "as_relay_t"},
            routes = RouteKind.REQUEST,
            doc = "Gives the request to the named SIP application and ends the script; -1 when it is not deployed.")
    public int application(MessageContext ctx, String name) {
        return hand(ctx, name);
    }

    /** As seas: the application answers; here on a transaction too, which absorbs retransmissions. */
    @ScriptFunction(
            value = "as_relay_sl",
            routes = RouteKind.REQUEST,
            doc = "As as_relay_t; the transaction is made all the same.")
    public int stateless(MessageContext ctx, String name) {
        return hand(ctx, name);
    }

    /** Gives the request to the session it belongs to, or to the application that the application router names. */
    @ScriptFunction(
            value = "sip_app_route",
            routes = RouteKind.REQUEST,
            doc = "Gives the request to the SIP application it belongs to or the application router names; else -1.")
    public int route(MessageContext ctx) {
        return hand(ctx, null);
    }

    private int hand(MessageContext ctx, @Nullable String name) {
        if (containers.isEmpty() || !ctx.isRequest()) {
            return NOBODY;
        }
        TransactionLayer transactions = transactions();
        if (ctx.request().isMethod(Method.CANCEL)) {
            return cancel(transactions, ctx);
        }
        if (ctx.request().isMethod(Method.ACK)) {
            return acknowledge(transactions, ctx, name);
        }
        Delivery delivery = find(ctx, name);
        if (delivery == null) {
            return NOBODY;
        }
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            int made = transactions.newTransaction(ctx);
            if (made <= 0) {
                return made;
            }
            t = TransactionLayer.of(ctx);
        }
        if (t == null) {
            return NOBODY;
        }
        transactions.hold(t, ctx);
        delivery.to(t);
        return DONE;
    }

    private static int cancel(TransactionLayer transactions, MessageContext ctx) {
        if (transactions.invite(ctx) == null) {
            return NOBODY;
        }
        transactions.forwarder().relay(ctx, null, 0);
        return DONE;
    }

    /** The ACK of a negative reply ends in its transaction; that of a 2xx is for the application. */
    private int acknowledge(TransactionLayer transactions, MessageContext ctx, @Nullable String name) {
        Transaction t = TransactionLayer.of(ctx);
        int found = t == null ? transactions.lookup(ctx) : TransactionLayer.FOUND;
        t = TransactionLayer.of(ctx);
        if (found == TransactionLayer.FOUND && t != null) {
            boolean negative = t.status() >= 300;
            transactions.absorb(ctx);
            if (negative) {
                return DONE;
            }
        }
        Delivery delivery = find(ctx, name);
        if (delivery == null) {
            return NOBODY;
        }
        delivery.to(null);
        return DONE;
    }

    private @Nullable Delivery find(MessageContext ctx, @Nullable String name) {
        for (ApplicationContainer container : containers) {
            Delivery delivery = container.deliver(name, ctx);
            if (delivery != null) {
                return delivery;
            }
        }
        return null;
    }

    @Override
    public void declined(MessageContext ctx, @Nullable Transaction t) {
        ScriptRoute route = engine.route(RouteKind.EVENT, "sipapp:continue");
        if (route != null) {
            ctx.routeKind(RouteKind.REQUEST);
            ctx.resetRun();
            route.run(ctx);
        }
        if (t != null && route == null) {
            transactions().serverReplies().reply(t, null, 404, "Not Found");
        }
    }
}
