package org.olelo.module.tm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.RouteName;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.transaction.Arming;
import org.olelo.transaction.TransactionLayer;

/** Functions that arm route blocks for the transaction. */
public final class RouteFunctions {
    private final Engine engine;
    private final TransactionLayer layer;
    private final Map<String, ScriptRoute> branchFailureRoutes = new ConcurrentHashMap<>();

    RouteFunctions(Engine engine, TransactionLayer layer) {
        this.engine = engine;
        this.layer = layer;
    }

    @ScriptFunction(value = "t_on_reply", doc = "Arms an onreply_route.")
    public boolean onReply(MessageContext ctx, @RouteName(RouteKind.ONREPLY) ScriptRoute route) {
        layer.arming().onReply(ctx, route);
        return true;
    }

    @ScriptFunction(value = "t_on_failure", doc = "Arms a failure_route.")
    public boolean onFailure(MessageContext ctx, @RouteName(RouteKind.FAILURE) ScriptRoute route) {
        layer.arming().onFailure(ctx, route);
        return true;
    }

    @ScriptFunction(value = "t_on_branch", doc = "Arms a branch_route.")
    public boolean onBranch(MessageContext ctx, @RouteName(RouteKind.BRANCH) ScriptRoute route) {
        layer.arming().onBranch(ctx, route);
        return true;
    }

    @ScriptFunction(value = "t_on_branch_failure", doc = "Arms event_route[tm:branch-failure:NAME].")
    public boolean onBranchFailure(MessageContext ctx, @Literal String name) {
        ScriptRoute route = branchFailureRoutes.get(name);
        if (route == null) {
            route = find(name);
            if (route == null) {
                return false;
            }
            branchFailureRoutes.put(name, route);
        }
        layer.arming().onBranchFailure(ctx, route);
        return true;
    }

    private @Nullable ScriptRoute find(String name) {
        String full = "tm:branch-failure:" + name;
        ScriptRoute route = engine.route(RouteKind.EVENT, full);
        return route != null ? route : engine.route(RouteKind.BRANCH_FAILURE, full);
    }

    @ScriptFunction(value = "t_is_set", doc = "True when a branch_route, failure_route or onreply_route is armed.")
    public boolean isSet(MessageContext ctx, @Literal String target) {
        Arming armed = layer.arming();
        return switch (target) {
            case "branch_route" -> armed.hasBranch(ctx);
            case "failure_route" -> armed.hasFailure(ctx);
            case "onreply_route" -> armed.hasReply(ctx);
            default -> false;
        };
    }
}
