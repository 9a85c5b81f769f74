package org.olelo.module.tmx;

import java.util.function.Supplier;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Suspends a transaction and continues it later in a route. */
public final class SuspendFunctions {
    private final Engine engine;
    private final Supplier<TransactionLayer> layer;

    SuspendFunctions(Engine engine, Supplier<TransactionLayer> layer) {
        this.engine = engine;
        this.layer = layer;
    }

    @ScriptFunction(value = "t_suspend", doc = "Suspends the request in a transaction.")
    public int suspend(MessageContext ctx) {
        return layer.get().suspension().suspend(ctx);
    }

    @ScriptFunction(value = "t_continue", doc = "Continues the transaction of that index and label in a route.")
    public boolean resume(MessageContext ctx, int index, int label, String route) {
        Transaction t = layer.get().table().find(index, label);
        ScriptRoute block = engine.route(RouteKind.REQUEST, route);
        if (t == null || block == null) {
            return false;
        }
        return layer.get().suspension().resume(t, block);
    }
}
