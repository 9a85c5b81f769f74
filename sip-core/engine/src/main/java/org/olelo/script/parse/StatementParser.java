package org.olelo.script.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.LeaveKind;
import org.olelo.script.ast.Statement;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.SourceRange;

/** Statements and blocks. A fault ends the statement, not the block. */
final class StatementParser {
    private static final int MAX_NESTING = 200;

    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private int nesting;

    StatementParser(TokenReader tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, this);
    }

    /** Statements in braces, at least one. */
    List<Statement> block(String what) {
        Token open = tokens.expect(TokenKind.LEFT_BRACE, "to open " + what);
        if (++nesting > MAX_NESTING) {
            nesting = 0;
            throw tokens.fault(open.range(), "blocks nested deeper than " + MAX_NESTING, null);
        }
        int depth = nesting;
        List<Statement> body = new ArrayList<>();
        boolean faulty = false;
        while (!tokens.is(TokenKind.RIGHT_BRACE)) {
            boolean lost = tokens.isEnd() || tokens.atRouteBlock();
            if (lost) {
                nesting = depth - 1;
                throw tokens.fault(open.range(), "this block is never closed", "add the missing '}'");
            }
            Statement statement = statement();
            nesting = depth;
            if (statement == null) {
                faulty = true;
            } else {
                body.add(statement);
            }
        }
        Token close = tokens.take();
        nesting = depth - 1;
        if (body.isEmpty() && !faulty) {
            tokens.diagnostics()
                    .error(
                            open.range().to(close.range()),
                            what + " is empty",
                            "Kamailio refuses empty blocks: write ; inside");
        }
        return body;
    }

    private @Nullable Statement statement() {
        int from = tokens.position();
        try {
            return parse();
        } catch (SyntaxFault fault) {
            expressions.reset();
            tokens.recoverStatement();
            boolean stuck = tokens.position() == from && !tokens.is(TokenKind.RIGHT_BRACE);
            if (stuck) {
                tokens.take();
            }
            return null;
        }
    }

    private Statement parse() {
        Token first = tokens.peek();
        switch (first.kind()) {
            case SEMICOLON -> {
                tokens.take();
                return new Statement.Empty(first.range());
            }
            case VARIABLE, SELECT -> {
                return assignment(first);
            }
            case WORD -> {
                return word(first);
            }
            case LEFT_BRACE -> throw tokens.fault(first.range(), "a block cannot stand alone", "remove the braces");
            default -> throw tokens.unexpected("a statement expected");
        }
    }

    private Statement assignment(Token first) {
        tokens.take();
        Expression target = first.is(TokenKind.VARIABLE)
                ? new Expression.Variable(first.text(), first.range())
                : new Expression.Select(first.text(), first.range());
        if (tokens.is(TokenKind.ADD_ASSIGN)) {
            throw tokens.fault(
                    tokens.peek().range(), "there is no +=", "write " + first.text() + " = " + first.text() + " + ...");
        }
        if (!tokens.is(TokenKind.ASSIGN)) {
            throw tokens.unexpected("'=' expected after a variable");
        }
        tokens.take();
        Expression value = expressions.parse();
        semicolon();
        return new Statement.Assign(target, value, first.range().to(value.range()));
    }

    private void semicolon() {
        if (tokens.accept(TokenKind.SEMICOLON)) {
            return;
        }
        Token next = tokens.peek();
        if (next.is(TokenKind.BAD)) {
            throw SyntaxFault.INSTANCE;
        }
        // the next line is fine by itself when only the semicolon is missing
        SourceRange before = tokens.previous().range();
        boolean nextLine = next.is(TokenKind.RIGHT_BRACE)
                || next.range().file() != before.file()
                || next.range().line() > before.endLine();
        if (nextLine) {
            SourceRange after =
                    new SourceRange(before.file(), Math.max(before.start(), before.end() - 1), before.end());
            tokens.diagnostics().error(after, "';' expected after this", null);
            return;
        }
        throw tokens.unexpected("';' expected");
    }

    private Statement word(Token first) {
        return switch (first.text()) {
            case "if" -> ifStatement();
            case "while" -> whileStatement();
            case "switch" -> switchStatement();
            case "return" -> leave(LeaveKind.RETURN);
            case "exit" -> leave(LeaveKind.EXIT);
            case "drop" -> leave(LeaveKind.DROP);
            case "break" -> leave(LeaveKind.BREAK);
            case "else" -> throw tokens.fault(first.range(), "else without if", null);
            case "case", "default" -> throw tokens.fault(first.range(), first.text() + " outside of switch", null);
            default -> invoke(first);
        };
    }

    private Statement invoke(Token first) {
        boolean special = org.olelo.script.ast.SpecialOperand.of(first.text()) != null;
        if (special) {
            throw tokens.unexpected("a statement expected");
        }
        if (tokens.peek(1).is(TokenKind.ASSIGN)) {
            throw tokens.fault(
                    tokens.peek(1).range(),
                    "'" + first.text() + "' cannot be assigned to in a route block",
                    "variables start with $, core parameters are set outside of blocks");
        }
        Expression.Call call = call(first);
        semicolon();
        return new Statement.Invoke(call, call.range());
    }

    private Expression.Call call(Token first) {
        boolean callable = first.text().equals("route")
                || org.olelo.script.lex.CoreActions.find(first.text()) != null
                || !org.olelo.script.lex.Keywords.isReserved(first.text());
        if (!callable) {
            throw tokens.unexpected("a statement expected");
        }
        return expressions.call();
    }

    private Statement leave(LeaveKind kind) {
        Token first = tokens.take();
        Expression value = null;
        if (kind != LeaveKind.BREAK && !tokens.is(TokenKind.SEMICOLON)) {
            if (tokens.is(TokenKind.LEFT_PAREN) && tokens.peek(1).is(TokenKind.RIGHT_PAREN)) {
                tokens.take();
                tokens.take();
            } else if (!tokens.is(TokenKind.RIGHT_BRACE)) {
                value = expressions.parse();
            }
        }
        SourceRange range = tokens.since(first);
        semicolon();
        return new Statement.Leave(kind, value, range);
    }

    // ---- if, while, switch

    private Statement ifStatement() {
        Token first = tokens.take();
        Expression condition = expressions.parse();
        List<Statement> then = body("the body of if");
        List<Statement> otherwise = List.of();
        if (tokens.isWord("else")) {
            tokens.take();
            otherwise = body("the body of else");
        }
        return new Statement.If(condition, then, otherwise, tokens.since(first));
    }

    private Statement whileStatement() {
        Token first = tokens.take();
        Expression condition = expressions.parse();
        List<Statement> body = body("the body of while");
        return new Statement.While(condition, body, tokens.since(first));
    }

    private List<Statement> body(String what) {
        if (tokens.is(TokenKind.LEFT_BRACE)) {
            return block(what);
        }
        if (++nesting > MAX_NESTING) {
            throw tokens.fault(tokens.peek().range(), "statements nested deeper than " + MAX_NESTING, null);
        }
        Statement only = parse();
        nesting--;
        return List.of(only);
    }

    private Statement switchStatement() {
        Token first = tokens.take();
        if (++nesting > MAX_NESTING) {
            throw tokens.fault(first.range(), "blocks nested deeper than " + MAX_NESTING, null);
        }
        Expression subject = expressions.parse();
        tokens.expect(TokenKind.LEFT_BRACE, "to open the cases of switch");
        List<Statement.Case> cases = new ArrayList<>();
        while (!tokens.is(TokenKind.RIGHT_BRACE)) {
            if (tokens.isEnd() || tokens.atRouteBlock()) {
                throw tokens.fault(first.range(), "this switch is never closed", "add the missing '}'");
            }
            cases.add(oneCase());
        }
        tokens.take();
        nesting--;
        return new Statement.Switch(subject, cases, tokens.since(first));
    }

    private Statement.Case oneCase() {
        Token first = tokens.peek();
        Expression label = null;
        boolean regex = false;
        if (tokens.isWord("case")) {
            tokens.take();
            if (tokens.is(TokenKind.SLASH)) {
                tokens.take();
                Token pattern = tokens.expect(TokenKind.STRING, "as regular expression, as in case /\"^a\":");
                label = new Expression.Text(pattern.text(), pattern.range());
                regex = true;
            } else {
                label = expressions.parse();
            }
            tokens.expect(TokenKind.COLON, "after the label");
        } else if (tokens.isWord("default")) {
            tokens.take();
            tokens.expect(TokenKind.COLON, "after default");
        } else {
            throw tokens.unexpected("case or default expected");
        }
        List<Statement> body = new ArrayList<>();
        int depth = nesting;
        while (!endsCase()) {
            Statement statement = statement();
            nesting = depth;
            if (statement != null) {
                body.add(statement);
            }
        }
        return new Statement.Case(label, regex, body, tokens.since(first));
    }

    private boolean endsCase() {
        return tokens.is(TokenKind.RIGHT_BRACE)
                || tokens.isEnd()
                || tokens.isWord("case")
                || tokens.isWord("default")
                || tokens.atRouteBlock();
    }
}
