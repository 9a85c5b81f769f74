package org.olelo.script.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Prints a configuration in one style: blocks indented by tabs, a statement on a line, blanks around operators. Outside of blocks lines stay as
 * they are, but for blanks at their ends. Only blanks and line ends change.
 */
public final class ConfigFormatter {
    private static final Set<String> SPACED =
            Set.of("=", "==", "!=", "=~", "<=", ">=", "&&", "||", "<<", ">>", "+", "*", "|", "&", "^", "<", ">");
    private static final Set<String> BEFORE_PARENTHESIS = Set.of("if", "while", "switch", "and", "or", "not", "return");

    private final List<Piece> pieces;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Boolean> switches = new ArrayDeque<>();
    private final Deque<Integer> branches = new ArrayDeque<>();
    private int at;
    private int parentheses;
    private int hanging;
    // parentheses of the condition of an if or while that is being read, or -1
    private int condition = -1;
    private boolean label;
    private boolean lineStart = true;
    private boolean statementStart = true;

    private ConfigFormatter(String text) {
        this.pieces = new PieceScanner(text).scan();
    }

    /** The text in the one style. */
    public static String format(String text) {
        return new ConfigFormatter(text).run();
    }

    private String run() {
        for (at = 0; pieces.get(at).kind() != Piece.Kind.END; at++) {
            Piece piece = pieces.get(at);
            switch (piece.kind()) {
                case DIRECTIVE -> directive(piece);
                case LINE_COMMENT, BLOCK_COMMENT -> comment(piece);
                default -> {
                    if (switches.isEmpty() && !piece.is("{")) {
                        outside(piece);
                    } else {
                        inside(piece);
                    }
                }
            }
        }
        line();
        return out.toString();
    }

    private Piece previous() {
        return at == 0 ? new Piece(Piece.Kind.END, "", "", 0) : pieces.get(at - 1);
    }

    private Piece next() {
        return pieces.get(at + 1);
    }

    // ---- lines

    /** Ends the line, if something is on it. */
    private void line() {
        boolean ended = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (!lineStart && !ended) {
            out.append('\n');
        }
        lineStart = true;
    }

    /** At most one empty line, none after an opening brace. */
    private void emptyLine(Piece before) {
        boolean wanted = before.lines() > 1
                && !out.isEmpty()
                && !before.is("}")
                && !previous().is("{");
        if (wanted && lineStart) {
            out.append('\n');
        }
    }

    private void indent(int levels) {
        for (int i = 0; i < levels; i++) {
            out.append('\t');
        }
    }

    /** The level of a statement here: one for each brace, one more inside of a switch. */
    private int level() {
        int level = switches.size() + hanging;
        for (boolean of : switches) {
            level += of ? 1 : 0;
        }
        return level;
    }

    private void put(String text) {
        out.append(text);
        lineStart = false;
    }

    // ---- directives and comments

    private void directive(Piece piece) {
        line();
        emptyLine(piece);
        put(piece.text());
        line();
        String word = piece.text().substring(2);
        if (word.startsWith("if")) {
            branches.push(switches.size());
        } else if (word.startsWith("else") && !branches.isEmpty()) {
            while (switches.size() > branches.peek()) {
                switches.pop();
            }
        } else if (word.startsWith("endif") && !branches.isEmpty()) {
            branches.pop();
        }
    }

    private void comment(Piece piece) {
        if (piece.lines() == 0 && !lineStart) {
            put((switches.isEmpty() ? piece.gap() : " ") + piece.text());
        } else if (piece.lines() == 0 && at > 0 && !out.isEmpty() && !previous().isComment()) {
            // behind what ended its line: ; { }
            trailing(piece);
        } else {
            line();
            emptyLine(piece);
            indent(piece.kind() == Piece.Kind.BLOCK_COMMENT && piece.text().indexOf('\n') >= 0 ? 0 : level());
            put(piece.text());
        }
        boolean ends = piece.kind() == Piece.Kind.LINE_COMMENT || next().lines() > 0;
        if (ends) {
            line();
        }
    }

    private void trailing(Piece piece) {
        if (previous().kind() != Piece.Kind.DIRECTIVE) {
            out.setLength(out.length() - 1);
            put(" " + piece.text());
        } else {
            put(piece.text());
        }
    }

    // ---- outside of blocks

    private void outside(Piece piece) {
        if (piece.lines() > 0 || lineStart) {
            line();
            emptyLine(piece);
        }
        out.append(piece.gap());
        put(piece.text());
        count(piece);
    }

    private void count(Piece piece) {
        if (piece.is("(")) {
            parentheses++;
        } else if (piece.is(")") && parentheses > 0) {
            parentheses--;
        }
    }

    // ---- inside of blocks

    private void inside(Piece piece) {
        if (piece.is("{") && parentheses == 0) {
            open();
            return;
        }
        if (piece.is("}") && parentheses == 0) {
            close(piece);
            return;
        }
        if (piece.is(";") && parentheses == 0) {
            semicolon();
            return;
        }
        separate(piece);
        put(piece.text());
        count(piece);
        statementStart = false;
        after(piece);
    }

    private void open() {
        boolean joins = !lineStart;
        if (joins) {
            out.append(' ');
        } else {
            indent(level());
        }
        switches.push(isSwitch());
        condition = -1;
        put("{");
        line();
        hanging = 0;
        statementStart = true;
    }

    private boolean isSwitch() {
        for (int i = at - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            if (piece.is(";") || piece.is("{") || piece.is("}")) {
                return false;
            }
            if (piece.is("switch")) {
                return true;
            }
        }
        return false;
    }

    private void close(Piece piece) {
        line();
        if (!switches.isEmpty()) {
            switches.pop();
        }
        hanging = 0;
        indent(level());
        put(piece.text());
        condition = -1;
        statementStart = true;
        if (!next().is("else") && !next().is(";") && !next().is(")")) {
            line();
        }
    }

    private void semicolon() {
        put(";");
        line();
        hanging = 0;
        condition = -1;
        label = false;
        statementStart = true;
    }

    private void separate(Piece piece) {
        if (lineStart) {
            emptyLine(piece);
            boolean isLabel = (piece.is("case") || piece.is("default")) && !switches.isEmpty() && switches.peek();
            label = isLabel && statementStart;
            int levels = level() - (label ? 1 : 0);
            indent(statementStart ? levels : levels + 1);
        } else if (piece.lines() > 0 && !previous().is("(") && !piece.is(")") && !piece.is("else")) {
            out.append('\n');
            indent(level() + (statementStart ? 0 : 1));
        } else if (spaced(previous(), piece)) {
            out.append(' ');
        }
    }

    private void after(Piece piece) {
        boolean conditional = piece.is("if") || piece.is("while");
        if (conditional) {
            condition = parentheses;
            return;
        }
        if (label && piece.is(":") && parentheses == 0) {
            label = false;
            line();
            statementStart = true;
            return;
        }
        boolean ended = condition >= 0 && piece.is(")") && parentheses == condition;
        boolean body = ended && !operator(next()) || piece.is("else") && !next().is("if");
        if (body) {
            condition = -1;
            if (next().lines() > 0 && !next().is("{") && !next().isComment()) {
                line();
                hanging++;
            }
            statementStart = true;
        }
    }

    // a condition may go on behind its first parentheses: if (a) && (b)
    private static boolean operator(Piece piece) {
        return SPACED.contains(piece.text()) || piece.is("and") || piece.is("or") || piece.is("mod") || piece.is("-");
    }

    private static boolean spaced(Piece before, Piece piece) {
        if (before.is("(") || before.is("!") || before.is("~") || piece.is(")") || piece.is(",")) {
            return false;
        }
        if (before.is(",") || before.is("}")) {
            return true;
        }
        if (piece.is("(")) {
            return before.kind() == Piece.Kind.WORD
                    ? BEFORE_PARENTHESIS.contains(before.text())
                    : piece.apart() || SPACED.contains(before.text());
        }
        boolean operator = before.kind() == Piece.Kind.SIGN && SPACED.contains(before.text())
                || piece.kind() == Piece.Kind.SIGN && SPACED.contains(piece.text());
        return operator || piece.apart();
    }
}
