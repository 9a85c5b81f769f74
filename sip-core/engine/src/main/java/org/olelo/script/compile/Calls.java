package org.olelo.script.compile;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;
import org.olelo.spi.bind.ScriptCall;

/** Calls of functions and routes. */
final class Calls {
    private static final int ROUTE_NOT_FOUND = -10;

    private Calls() {}

    /** A module's function: sets {@code $rc}; 0 ends the script. */
    static final class ModuleFunction extends CallExpr {
        private final ScriptCall call;

        ModuleFunction(ScriptCall call) {
            this.call = call;
        }

        @Override
        int code(MessageContext ctx) {
            ctx.beginAction();
            int code = call.call(ctx);
            ctx.returnCode(code);
            if (code == 0) {
                ctx.exit();
            }
            return code;
        }
    }

    /** A core action: {@code $rc} stays. */
    static final class CoreFunction extends CallExpr {
        private final ScriptCall call;

        CoreFunction(ScriptCall call) {
            this.call = call;
        }

        @Override
        int code(MessageContext ctx) {
            ctx.beginAction();
            return call.call(ctx);
        }
    }

    /** A route of constant name. */
    static final class Route extends CallExpr {
        private final RouteBody target;
        private final int nesting;

        Route(RouteBody target, int nesting) {
            this.target = target;
            this.nesting = nesting;
        }

        @Override
        int code(MessageContext ctx) {
            int code = target.call(ctx, nesting);
            ctx.returnCode(code);
            return code;
        }
    }

    /** A route whose name is known at run time. */
    static final class DynamicRoute extends CallExpr {
        private final Expr name;
        private final Map<String, RouteBody> routes;
        private final int nesting;
        private final SourceRange range;

        DynamicRoute(Expr name, Map<String, RouteBody> routes, int nesting, SourceRange range) {
            this.name = name;
            this.routes = routes;
            this.nesting = nesting;
            this.range = range;
        }

        @Override
        int code(MessageContext ctx) {
            String wanted = name.text(ctx);
            RouteBody target = routes.get(wanted.equals("0") ? "" : wanted);
            if (target == null) {
                ScriptLog.LOG.error("route \"{}\" not found, at={}", wanted, range);
                return ROUTE_NOT_FOUND;
            }
            int code = target.call(ctx, nesting);
            ctx.returnCode(code);
            return code;
        }
    }

    /** Statements or an assignment used as value: their code. */
    static final class Statements extends IntExpr {
        private final Action body;

        Statements(Action body) {
            this.body = body;
        }

        @Override
        int number(MessageContext ctx) {
            ctx.returnCode(0);
            return Flow.code(body.run(ctx));
        }

        @Override
        boolean calls() {
            return true;
        }
    }

    /** An expression given to a function, as a variable. */
    record Argument(Expr expression) implements org.olelo.pv.Pv {
        @Override
        public Value get(@Nullable MessageContext ctx) {
            try {
                return ctx == null ? Value.NULL : expression.value(ctx);
            } catch (EvalFault fault) {
                return Value.NULL;
            }
        }
    }
}
