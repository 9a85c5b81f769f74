package org.olelo.script.ast;

import java.util.List;
import org.olelo.script.source.SourceRange;

/** An expression of a route block. */
public sealed interface Expression {
    /** The whole text of the expression. */
    SourceRange range();

    /** A number. */
    record Int(int value, SourceRange range) implements Expression {}

    /** A string. */
    record Text(String value, SourceRange range) implements Expression {}

    /**
     * A pseudo-variable.
     *
     * @param text as written, {@code $rU} or {@code $(avp(x)[1]{s.len})}
     */
    record Variable(String text, SourceRange range) implements Expression {}

    /**
     * A select.
     *
     * @param text as written, {@code @ruri.user}
     */
    record Select(String text, SourceRange range) implements Expression {}

    /** A function, core action or route called. */
    record Call(String name, List<Expression> arguments, SourceRange nameRange, SourceRange range)
            implements Expression {}

    /** An operator with one operand. */
    record Unary(UnaryOperator operator, Expression operand, SourceRange range) implements Expression {}

    /** An operator with two operands. */
    record Binary(BinaryOperator operator, Expression left, Expression right, SourceRange range)
            implements Expression {}

    /** {@code selval(condition, then, otherwise)}. */
    record Choice(Expression condition, Expression then, Expression otherwise, SourceRange range)
            implements Expression {}

    /** An expression in parentheses; a function directly assigned keeps its code through them. */
    record Group(Expression inner, SourceRange range) implements Expression {}

    /** Statements in braces as value: the code of the last one. */
    record Block(List<Statement> body, SourceRange range) implements Expression {}

    /** {@code ($x = 1)}: the code of the assignment. */
    record Assignment(Statement.Assign assign, SourceRange range) implements Expression {}

    /** A special operand compared. */
    record Special(SpecialOperand operand, BinaryOperator operator, Expression right, SourceRange range)
            implements Expression {}

    /** {@code myself}, right of a special operand only. */
    record Myself(SourceRange range) implements Expression {}

    /**
     * An address or network, right of a special operand, or argument of a core action.
     *
     * @param address dotted or IPv6 without brackets
     * @param mask number of bits or an address; "" without
     */
    record Network(String address, String mask, SourceRange range) implements Expression {}

    /** An unquoted word: a host name, a method, a flag, {@code uri:host}; only where a core action or special operand takes it. */
    record Word(String text, SourceRange range) implements Expression {}

    /** {@code [proto:]host[:port]}, argument of force_send_socket. */
    record Socket(SocketText socket, SourceRange range) implements Expression {}
}
