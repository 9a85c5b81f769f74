package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** event_route[dispatcher:dst-down] and event_route[dispatcher:dst-up]. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");

    private final Engine engine;
    private @Nullable ScriptRoute down;
    private @Nullable ScriptRoute up;

    Events(Engine engine) {
        this.engine = engine;
    }

    /** Finds the routes; at start. */
    void start() {
        down = engine.route(RouteKind.EVENT, "dispatcher:dst-down");
        up = engine.route(RouteKind.EVENT, "dispatcher:dst-up");
    }

    private @Nullable ScriptRoute of(GatewayTable.Change change) {
        return switch (change) {
            case DOWN -> down;
            case UP -> up;
            case NONE, UNKNOWN -> null;
        };
    }

    /** Runs the route on a request made up, whose Request-URI is the gateway; on another thread. */
    void tell(GatewayTable.Change change, String uri, Cause cause) {
        if (change != GatewayTable.Change.NONE && change != GatewayTable.Change.UNKNOWN) {
            LOG.info("a destination changed, uri={} now={}", uri, change);
        }
        ScriptRoute route = of(change);
        if (route != null) {
            engine.execute("dispatcher event", () -> run(route, uri, cause));
        }
    }

    private void run(ScriptRoute route, String uri, Cause cause) {
        Worker worker = engine.takeWorker();
        try {
            MessageContext ctx = engine.fakeContext();
            ctx.worker(worker);
            ctx.uri(uri);
            ctx.attach(Cause.KEY, cause);
            ctx.routeKind(RouteKind.REQUEST);
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }

    /** Runs the route on the message that marked the gateway. */
    void tell(GatewayTable.Change change, MessageContext ctx) {
        ScriptRoute route = of(change);
        if (route == null) {
            return;
        }
        RouteKind kind = ctx.routeKind();
        int depth = ctx.depth();
        int code = ctx.returnCode();
        ctx.attach(Cause.KEY, Cause.MARKED);
        ctx.routeKind(RouteKind.REQUEST);
        ctx.resetRun();
        route.run(ctx);
        ctx.resetRun();
        ctx.routeKind(kind);
        ctx.depth(depth);
        ctx.returnCode(code);
    }
}
