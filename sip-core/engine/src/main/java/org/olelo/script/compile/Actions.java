package org.olelo.script.compile;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.ast.LeaveKind;
import org.olelo.script.source.SourceRange;

/** The statements other than switch. */
final class Actions {
    private Actions() {}

    static final class Nothing extends Action {
        @Override
        long run(MessageContext ctx) {
            return 1;
        }
    }

    static final class Assign extends Action {
        private final Pv target;
        private final Expr value;
        private final SourceRange range;

        Assign(Pv target, Expr value, SourceRange range) {
            this.target = target;
            this.value = value;
            this.range = range;
        }

        @Override
        long run(MessageContext ctx) {
            ctx.beginAction();
            Value assigned;
            try {
                assigned = value.assigned(ctx);
            } catch (EvalFault fault) {
                ScriptLog.LOG.error("the assignment is not done, its value cannot be computed, at={}", range);
                return Flow.next(-1);
            }
            if (value.calls() && ctx.exited()) {
                return Flow.of(Flow.EXIT, 1);
            }
            return Flow.next(target.set(ctx, assigned) ? 1 : -1);
        }
    }

    /** A call for its effect. */
    static final class Invoke extends Action {
        private final CallExpr call;

        Invoke(CallExpr call) {
            this.call = call;
        }

        @Override
        long run(MessageContext ctx) {
            int code = call.code(ctx);
            return ctx.exited() ? Flow.of(Flow.EXIT, code) : Flow.next(code);
        }
    }

    static final class If extends Action {
        private final Expr condition;
        private final Action then;
        private final Action otherwise;
        private final SourceRange range;

        If(Expr condition, Action then, Action otherwise, SourceRange range) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
            this.range = range;
        }

        @Override
        long run(MessageContext ctx) {
            boolean holds;
            try {
                holds = condition.positive(ctx);
            } catch (EvalFault fault) {
                ScriptLog.LOG.error("the condition of if cannot be computed and counts as false, at={}", range);
                holds = false;
            }
            if (condition.calls() && ctx.exited()) {
                return Flow.of(Flow.EXIT, 0);
            }
            return holds ? then.run(ctx) : otherwise.run(ctx);
        }
    }

    static final class While extends Action {
        private final Expr condition;
        private final Action body;
        private final IntSupplier limit;
        private final SourceRange range;

        While(Expr condition, Action body, IntSupplier limit, SourceRange range) {
            this.condition = condition;
            this.body = body;
            this.limit = limit;
            this.range = range;
        }

        @Override
        long run(MessageContext ctx) {
            int most = limit.getAsInt();
            long flow = 1;
            for (int i = 0; holds(ctx); i++) {
                if (i >= most) {
                    ScriptLog.LOG.error("runaway while, more than {} loops, at={}", most, range);
                    return Flow.next(-1);
                }
                flow = body.run(ctx);
                if (Flow.jumps(flow)) {
                    return flow & ~Flow.BREAK;
                }
            }
            return condition.calls() && ctx.exited() ? Flow.of(Flow.EXIT, 0) : flow;
        }

        private boolean holds(MessageContext ctx) {
            try {
                return condition.positive(ctx) && !(condition.calls() && ctx.exited());
            } catch (EvalFault fault) {
                ScriptLog.LOG.error("the condition of while cannot be computed and counts as false, at={}", range);
                return false;
            }
        }
    }

    static final class Leave extends Action {
        private final LeaveKind kind;
        private final @Nullable Expr value;
        private final SourceRange range;

        Leave(LeaveKind kind, @Nullable Expr value, SourceRange range) {
            this.kind = kind;
            this.value = value;
            this.range = range;
        }

        @Override
        long run(MessageContext ctx) {
            int code = kind == LeaveKind.RETURN || kind == LeaveKind.EXIT ? 1 : 0;
            if (value != null) {
                try {
                    code = value.number(ctx);
                } catch (EvalFault fault) {
                    ScriptLog.LOG.error("the value of {} cannot be computed, at={}", kind.word(), range);
                    code = -1;
                }
                if (value.calls() && ctx.exited()) {
                    return Flow.of(Flow.EXIT, 0);
                }
            }
            switch (kind) {
                case BREAK -> {
                    return Flow.of(Flow.BREAK, code);
                }
                case RETURN -> {
                    if (code != 0) {
                        return Flow.of(Flow.RETURN, code);
                    }
                    ctx.exit();
                }
                case EXIT -> ctx.exit();
                case DROP -> ctx.drop();
            }
            return Flow.of(Flow.EXIT, code);
        }
    }
}
