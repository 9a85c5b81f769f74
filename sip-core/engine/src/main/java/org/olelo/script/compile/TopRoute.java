package org.olelo.script.compile;

import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptRoute;

/** A route block as the engine runs it. */
final class TopRoute implements ScriptRoute {
    private final RouteBody body;

    TopRoute(RouteBody body) {
        this.body = body;
    }

    RouteBody body() {
        return body;
    }

    @Override
    public String name() {
        return body.name();
    }

    @Override
    public boolean blocking() {
        return body.blocking();
    }

    @Override
    public int run(MessageContext ctx) {
        ctx.resetRun();
        return body.run(ctx);
    }
}
