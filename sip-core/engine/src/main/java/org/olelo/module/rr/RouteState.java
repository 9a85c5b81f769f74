package org.olelo.module.rr;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** What rr keeps with a request. */
final class RouteState {
    private static final AttachmentKey<RouteState> KEY = new AttachmentKey<>("rr");

    /** Parameters of add_rr_param(), each with its ';'. */
    String added = "";

    /** Parameters of the Route that named this server, without the first ';'; null until known. */
    @Nullable
    String routed;

    /** The routed parameters were looked for. */
    boolean looked;

    /** loose_route() found a further Route after ours. */
    boolean nextHop;

    private RouteState() {}

    static RouteState of(MessageContext ctx) {
        RouteState state = ctx.attachment(KEY);
        if (state == null) {
            state = new RouteState();
            ctx.attach(KEY, state);
        }
        return state;
    }
}
