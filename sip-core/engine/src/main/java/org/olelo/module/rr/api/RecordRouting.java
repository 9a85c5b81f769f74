package org.olelo.module.rr.api;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** Record-routing for other modules (Kamailio's rr_api). */
public interface RecordRouting {
    /** Adds one Record-Route header field for this server (two when the transports differ); false when there is one already. */
    boolean recordRoute(MessageContext ctx, String params);

    /** Adds ";name=value" to the Record-Route of this request, whether it is there already or comes later. */
    void addParam(MessageContext ctx, String param);

    /** Value of a parameter of the Route that named this server; empty without value; null when it is not there. */
    @Nullable
    String routeParam(MessageContext ctx, String name);

    /** Parameters of the Route that named this server, without the first ';'; null when none did. */
    @Nullable
    String routeParams(MessageContext ctx);

    /** False when the request goes against the direction of the one that created the dialog. */
    boolean isDownstream(MessageContext ctx);

    /** Runs the callback at the end of every loose_route() that found this server in the first Route. */
    void onLooseRoute(RouteCallback callback);

    /** Told of a request that was routed by its Route set. */
    @FunctionalInterface
    interface RouteCallback {
        /** @param params parameters of the Route that named this server, without the first ';' */
        void routed(MessageContext ctx, String params);
    }
}
