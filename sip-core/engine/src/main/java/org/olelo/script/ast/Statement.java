package org.olelo.script.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.source.SourceRange;

/** A statement of a route block. */
public sealed interface Statement {
    /** The whole text of the statement. */
    SourceRange range();

    /** {@code variable = value;}. */
    record Assign(Expression target, Expression value, SourceRange range) implements Statement {}

    /** A function called for its effect. */
    record Invoke(Expression.Call call, SourceRange range) implements Statement {}

    /**
     * {@code if}.
     *
     * @param otherwise empty without else
     */
    record If(Expression condition, List<Statement> then, List<Statement> otherwise, SourceRange range)
            implements Statement {}

    /** {@code while}. */
    record While(Expression condition, List<Statement> body, SourceRange range) implements Statement {}

    /** {@code switch}. */
    record Switch(Expression subject, List<Case> cases, SourceRange range) implements Statement {}

    /**
     * One label and what follows it up to the next label.
     *
     * @param label null for default
     * @param regex true for {@code case /"pattern":}
     */
    record Case(@Nullable Expression label, boolean regex, List<Statement> body, SourceRange range) {}

    /** {@code return}, {@code exit}, {@code drop} or {@code break}, with or without a value. */
    record Leave(LeaveKind kind, @Nullable Expression value, SourceRange range) implements Statement {}

    /** A lone semicolon. */
    record Empty(SourceRange range) implements Statement {}
}
