package org.olelo.spi;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.RouteKind;

/** A script engine beside the native one ({@code cfgengine}): its module publishes it, and its routes run instead of the blocks of the configuration. */
public interface ScriptEngine {
    /** The route of that kind and name, or null; request_route and reply_route have an empty name. */
    @Nullable
    ScriptRoute route(RouteKind kind, String name);
}
