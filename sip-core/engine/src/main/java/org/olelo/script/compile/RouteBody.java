package org.olelo.script.compile;

import org.olelo.routing.MessageContext;

/** The statements of a route block; set once, after all blocks have a body object that calls can refer to. */
final class RouteBody {
    /** Kamailio's max_recursive_level; if and while bodies count as levels too. */
    private final int maxDepth;

    private final String name;
    private Action action = new Actions.Nothing();
    private boolean blocking;

    RouteBody(String name, int maxDepth) {
        this.name = name;
        this.maxDepth = maxDepth;
    }

    String name() {
        return name;
    }

    void action(Action compiled) {
        action = compiled;
    }

    boolean blocking() {
        return blocking;
    }

    void blocking(boolean value) {
        blocking = value;
    }

    /** Runs as a called route; break and return end here. */
    int call(MessageContext ctx, int nesting) {
        int before = ctx.depth();
        int depth = before + nesting + 1;
        if (depth >= maxDepth) {
            ScriptLog.LOG.error("too many recursive routes ({}), giving up, route={}", depth, name);
            return -1;
        }
        ctx.depth(depth);
        int code = Flow.code(action.run(ctx));
        ctx.depth(before);
        return code;
    }

    /** Runs as a top route. */
    int run(MessageContext ctx) {
        return Flow.code(action.run(ctx));
    }
}
