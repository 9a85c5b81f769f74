package org.olelo.script.compile;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;
import org.olelo.text.PosixRegex;

/** switch: the first label that fits, then everything below it up to break. */
final class SwitchAction extends Action {
    /** Kamailio's E_BUG, the code of a switch that nothing fits. */
    private static final int NO_CASE = -5;

    private final Expr subject;
    private final int[] numbers;
    private final String[] texts;
    private final @Nullable PosixRegex[] regexes;
    private final int[] targets;
    private final Action[] bodies;
    private final int defaultTarget;
    private final boolean byText;
    private final SourceRange range;

    /**
     * Labels in order, each with the index of the first body it runs.
     *
     * @param texts text labels; for a regex label unused
     * @param byText true when labels are text or regex
     * @param defaultTarget index of the body of default, -1 without
     */
    SwitchAction(
            Expr subject,
            int[] numbers,
            String[] texts,
            @Nullable PosixRegex[] regexes,
            int[] targets,
            Action[] bodies,
            int defaultTarget,
            boolean byText,
            SourceRange range) {
        this.subject = subject;
        this.numbers = numbers;
        this.texts = texts;
        this.regexes = regexes;
        this.targets = targets;
        this.bodies = bodies;
        this.defaultTarget = defaultTarget;
        this.byText = byText;
        this.range = range;
    }

    @Override
    long run(MessageContext ctx) {
        int target;
        try {
            target = byText && !(subject instanceof Texts.Choice) ? byText(subject.text(ctx)) : byNumber(ctx);
        } catch (EvalFault fault) {
            ScriptLog.LOG.error("the value of switch cannot be computed, only default fits, at={}", range);
            target = -1;
        }
        if (subject.calls() && ctx.exited()) {
            return Flow.of(Flow.EXIT, 0);
        }
        if (target < 0) {
            target = defaultTarget;
        }
        if (target < 0) {
            return Flow.next(NO_CASE);
        }
        long flow = 1;
        for (int i = target; i < bodies.length; i++) {
            flow = bodies[i].run(ctx);
            if (Flow.jumps(flow)) {
                return flow & ~Flow.BREAK;
            }
        }
        return flow;
    }

    private int byNumber(MessageContext ctx) {
        int number = subject.number(ctx);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return targets[i];
            }
        }
        return -1;
    }

    private int byText(String text) {
        for (int i = 0; i < texts.length; i++) {
            PosixRegex regex = regexes[i];
            if (regex == null ? texts[i].equals(text) : regex.find(text)) {
                return targets[i];
            }
        }
        return -1;
    }
}
