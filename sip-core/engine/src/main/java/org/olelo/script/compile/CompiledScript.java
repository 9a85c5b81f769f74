package org.olelo.script.compile;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.RouteKind;
import org.olelo.spi.ScriptRoute;

/** All compiled route blocks. Immutable; any thread. */
public final class CompiledScript {
    private final Map<RouteKind, Map<String, TopRoute>> tops;
    private final Map<String, RouteBody> routes;

    CompiledScript(Map<RouteKind, Map<String, TopRoute>> tops, Map<String, RouteBody> routes) {
        this.tops = tops;
        this.routes = routes;
    }

    /** request_route; when the configuration has none, a route that does nothing. */
    public @Nullable ScriptRoute request() {
        return route(RouteKind.REQUEST, "");
    }

    /** reply_route, or null. */
    public @Nullable ScriptRoute reply() {
        return route(RouteKind.REPLY, "");
    }

    /** onsend_route, or null. */
    public @Nullable ScriptRoute onsend() {
        return route(RouteKind.ONSEND, "");
    }

    /**
     * The block of that kind and name, or null. REQUEST: request_route (empty name) and route[name]; EVENT: the full name;
     * BRANCH_FAILURE: event_route[tm:branch-failure:name]; LOCAL: event_route[tm:local-request].
     */
    public @Nullable ScriptRoute route(RouteKind kind, String name) {
        return find(tops, kind, name);
    }

    /** The names of all route[...] blocks. */
    public Collection<String> routeNames() {
        return routes.keySet();
    }

    static @Nullable ScriptRoute find(Map<RouteKind, Map<String, TopRoute>> tops, RouteKind kind, String name) {
        Map<String, TopRoute> events = tops.getOrDefault(RouteKind.EVENT, Map.of());
        return switch (kind) {
            case BRANCH_FAILURE -> events.get("tm:branch-failure:" + name);
            case LOCAL -> events.get("tm:local-request");
            case ERROR -> null;
            default -> tops.getOrDefault(kind, Map.of()).get(name);
        };
    }
}
