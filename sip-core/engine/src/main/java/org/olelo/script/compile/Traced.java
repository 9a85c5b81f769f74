package org.olelo.script.compile;

import org.olelo.routing.MessageContext;
import org.olelo.script.ast.Statement;
import org.olelo.script.source.SourceRange;
import org.olelo.spi.ScriptTracer;

/**
 * Where a step of the script is told to a tracer.
 *
 * @param code Kamailio's number of the action
 */
record Traced(ScriptTracer tracer, String route, SourceRange range, int code, String name) {
    private static final int FUNCTION = 24;

    /** Of a function with that many arguments. */
    static int function(int arguments) {
        return FUNCTION + arguments;
    }

    static int code(Statement statement) {
        return switch (statement) {
            case Statement.If condition -> 16;
            case Statement.Switch choice -> 22;
            case Statement.While loop -> 23;
            case Statement.Assign assign -> 63;
            default -> 2;
        };
    }

    static String name(Statement statement) {
        return switch (statement) {
            case Statement.If condition -> "if";
            case Statement.Switch choice -> "case";
            case Statement.While loop -> "while";
            case Statement.Assign assign -> "assign";
            case Statement.Leave leave -> leave.kind().word();
            default -> "";
        };
    }

    private void tell(MessageContext ctx) {
        if (tracer.on()) {
            tracer.step(ctx, route, range.file().name(), range.line(), code, name);
        }
    }

    /** The statement, told before it runs. */
    Action action(Action action) {
        return new Action() {
            @Override
            long run(MessageContext ctx) {
                tell(ctx);
                return action.run(ctx);
            }
        };
    }

    /** The call, told before it runs. */
    CallExpr call(CallExpr call) {
        return new CallExpr() {
            @Override
            int code(MessageContext ctx) {
                tell(ctx);
                return call.code(ctx);
            }
        };
    }
}
