package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;

/** The onreply_route that on_sl_reply names: runs for replies without a transaction and may stop them. */
final class OnSlReply {
    private final Engine engine;
    private final String name;

    OnSlReply(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    /** True when the reply must not be forwarded. */
    boolean stops(MessageContext ctx) {
        @Nullable ScriptRoute route = name.isEmpty() ? null : engine.route(RouteKind.ONREPLY, name);
        if (route == null) {
            return false;
        }
        ctx.routeKind(RouteKind.ONREPLY);
        ctx.resetRun();
        int code = route.run(ctx);
        return code == 0 || ctx.dropped();
    }
}
