package org.olelo.script.lex;

import org.jspecify.annotations.Nullable;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;
import org.olelo.script.source.SourceRange;

/**
 * Cuts one text into tokens: a file, or the value of a define that is scanned again where it was used. Skips blanks and comments. Never
 * fails: faults are reported and give {@link TokenKind#BAD}.
 */
public final class Lexer {
    // address families are numbers of Linux in the script
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int MAX_STRING = 4 << 20;

    private final String text;
    private final SourceFile file;
    private final @Nullable SourceRange useSite;
    private final Diagnostics diagnostics;
    private int at;
    private EventName eventName = EventName.NO;
    private boolean endsInComment;

    private enum EventName {
        NO,
        AFTER_WORD,
        AFTER_BRACKET
    }

    /** Tokens of a file. */
    public Lexer(SourceFile file, Diagnostics diagnostics) {
        this.text = file.text();
        this.file = file;
        this.useSite = null;
        this.diagnostics = diagnostics;
    }

    /** Tokens of the value of a define; all stand where the define was used. */
    public Lexer(String value, SourceRange useSite, Diagnostics diagnostics) {
        this.text = value;
        this.file = useSite.file();
        this.useSite = useSite;
        this.diagnostics = diagnostics;
    }

    /** The file, or the file that uses the define. */
    public SourceFile file() {
        return file;
    }

    /** The next token; {@link TokenKind#END} at the end, again and again. */
    public Token next() {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return token(TokenKind.END, at, at);
        }
        char c = text.charAt(at);
        if (eventName == EventName.AFTER_BRACKET && isLetter(c)) {
            return eventName();
        }
        EventName before = eventName;
        eventName = EventName.NO;
        if (c == '"') {
            return doubleQuoted();
        }
        if (c == '\'') {
            return singleQuoted();
        }
        if (c == '$') {
            return variable();
        }
        if (c == '@') {
            return select();
        }
        if (startsDirective(at)) {
            Token directive = directive();
            if (directive != null) {
                return directive;
            }
        }
        if (isHex(c) || c == ':') {
            int end = Ipv6Text.endOf(text, at);
            if (end > at && end >= wordEnd(at)) {
                return take(TokenKind.IPV6, end);
            }
        }
        if (isDigit(c)) {
            return number();
        }
        if (isLetter(c)) {
            Token word = word();
            if (word.isWord("event_route")) {
                eventName = EventName.AFTER_WORD;
            }
            return word;
        }
        if (c == '[' && before == EventName.AFTER_WORD) {
            eventName = EventName.AFTER_BRACKET;
        }
        return punctuation(c);
    }

    /** True when the text ended inside a line comment: a define with a comment after its value takes the rest of the line of its use. */
    public boolean endsInComment() {
        return endsInComment;
    }

    /** Skips what is left of this line. */
    public void skipRestOfLine() {
        skipLine();
    }

    /**
     * Skips a false conditional part, unlexed, and returns the directive IFDEF, IFNDEF, IFEXP, ELSE or ENDIF that is met next, or END.
     * Such a directive counts even inside a comment, as in Kamailio.
     */
    public Token nextConditional() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if ((c == '#' || c == '!') && startsDirective(at)) {
                Directive directive = Directive.of(text.substring(at + 2, wordEnd(at + 2)));
                if (directive != null && directive.conditional()) {
                    Token token = directive();
                    if (token != null) {
                        return token;
                    }
                }
            }
            at++;
        }
        return token(TokenKind.END, at, at);
    }

    // ---- blanks, comments

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\b') {
                at++;
            } else if (c == '#') {
                if (startsDirective(at) && isKnownDirective(at)) {
                    return;
                }
                skipLine();
            } else if (c == '/' && peek(1) == '/') {
                skipLine();
            } else if (c == '/' && peek(1) == '*') {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        endsInComment = end < 0;
        at = end < 0 ? text.length() : end + 1;
    }

    private void skipBlockComment() {
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else if (c == '*' && peek(1) == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
        // Kamailio reads it to the end of the file and loads what stands before it
        diagnostics.warning(range(start, Math.min(start + 2, text.length())), "comment is not closed", "add */");
    }

    // ---- directives

    private boolean startsDirective(int from) {
        if (from + 2 >= text.length() || text.charAt(from + 1) != '!') {
            return false;
        }
        char c = text.charAt(from);
        return (c == '#' || c == '!') && isLetter(text.charAt(from + 2));
    }

    private boolean isKnownDirective(int from) {
        int end = wordEnd(from + 2);
        Directive directive = Directive.of(text.substring(from + 2, end));
        return directive != null && argumentFits(directive, end);
    }

    private boolean argumentFits(Directive directive, int end) {
        return switch (directive.argument()) {
            case NONE -> isBlankToEndOfLine(end);
            case NAME_AND_REST -> end < text.length() && isBlank(text.charAt(end));
            case STRING -> end >= text.length() || isWhite(text.charAt(end)) || text.charAt(end) == '"';
        };
    }

    private @Nullable Token directive() {
        int start = at;
        int end = wordEnd(at + 2);
        Directive directive = Directive.of(text.substring(at + 2, end));
        if (directive == null || !argumentFits(directive, end)) {
            return null;
        }
        at = end;
        String argument = "";
        if (directive.argument() == Directive.Argument.NAME_AND_REST) {
            argument = restOfLine();
            end = at;
        }
        return new Token(TokenKind.DIRECTIVE, directive.word(), argument, directive.ordinal(), range(start, end));
    }

    // to the end of the line; backslash newline goes on; blanks at both ends stay, but a CR before the newline does not
    private String restOfLine() {
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                break;
            }
            if (c == '\\' && peek(1) == '\n') {
                at += 2;
                continue;
            }
            if (c == '\\' && peek(1) == '\r' && peek(2) == '\n') {
                at += 3;
                continue;
            }
            out.append(c);
            at++;
        }
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) == '\r') {
            out.setLength(length - 1);
        }
        return out.toString();
    }

    private boolean isBlankToEndOfLine(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return true;
            }
            if (!isBlank(c)) {
                return false;
            }
        }
        return true;
    }

    // ---- words and numbers

    private Token word() {
        int end = wordEnd(at);
        String word = text.substring(at, end);
        int number = truth(word);
        Token token = new Token(
                number >= 0 ? TokenKind.NUMBER : TokenKind.WORD, word, "", Math.max(number, 0), range(at, end));
        at = end;
        return token;
    }

    // Kamailio takes these as numbers everywhere outside strings
    private static int truth(String word) {
        return switch (word) {
            case "yes", "true", "on", "enable" -> 1;
            case "no", "false", "off", "disable" -> 0;
            case "inet", "INET" -> AF_INET;
            case "inet6", "INET6" -> AF_INET6;
            default -> -1;
        };
    }

    private Token number() {
        int end = wordEnd(at);
        String word = text.substring(at, end);
        Integer value = Numbers.parse(word);
        if (value == null) {
            return take(TokenKind.DIGIT_WORD, end);
        }
        Token token = new Token(TokenKind.NUMBER, word, "", value, range(at, end));
        at = end;
        return token;
    }

    private Token eventName() {
        eventName = EventName.NO;
        int end = at;
        while (end < text.length()
                && (isWordPart(text.charAt(end)) || text.charAt(end) == '-' || text.charAt(end) == ':')) {
            end++;
        }
        if (text.substring(at, end).indexOf(':') < 0) {
            return word();
        }
        return take(TokenKind.EVENT_NAME, end);
    }

    // ---- strings

    private Token doubleQuoted() {
        int start = at;
        StringBuilder out = new StringBuilder();
        int end = start;
        while (at < text.length() && text.charAt(at) == '"') {
            at++;
            if (!readEscaped(out)) {
                return unclosed(start);
            }
            end = at;
            // the next string joins, over blanks and newlines only
            int ahead = at;
            while (ahead < text.length() && isWhite(text.charAt(ahead))) {
                ahead++;
            }
            if (ahead < text.length() && text.charAt(ahead) == '"' && out.length() < MAX_STRING) {
                at = ahead;
            }
        }
        at = end;
        return new Token(TokenKind.STRING, out.toString(), range(start, end));
    }

    private boolean readEscaped(StringBuilder out) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c != '\\') {
                out.append(c);
                at++;
            } else {
                at += Escapes.append(text, at, out);
            }
        }
        return false;
    }

    private Token singleQuoted() {
        int start = at;
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            return unclosed(start);
        }
        at = end + 1;
        return new Token(TokenKind.STRING, text.substring(start + 1, end), range(start, at));
    }

    // goes on with the next line: most likely only the quote is missing
    private Token unclosed(int start) {
        int end = endOfLine(start);
        diagnostics.error(range(start, end), "string is not closed", "add the closing quote");
        at = end;
        return new Token(TokenKind.BAD, text.substring(start, end), range(start, end));
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    // ---- variables and selects

    private Token variable() {
        int start = at;
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == '?') {
            return take(TokenKind.VARIABLE, end + 1);
        }
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '(') {
            int close = closingParen(end);
            if (close < 0) {
                int stop = endOfLine(start);
                diagnostics.error(
                        range(start, stop), "the parenthesis of the variable is not closed on this line", "add ')'");
                at = stop;
                return new Token(TokenKind.BAD, text.substring(start, stop), range(start, stop));
            }
            return take(TokenKind.VARIABLE, close + 1);
        }
        if (end == start + 1) {
            at = end;
            diagnostics.error(
                    range(start, end), "'$' without the name of a variable", "write $name, $name(...) or $(...)");
            return new Token(TokenKind.BAD, "$", range(start, end));
        }
        return take(TokenKind.VARIABLE, end);
    }

    private int closingParen(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return -1;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private Token select() {
        int end = at + 1;
        int name = wordEnd(end);
        if (name == end) {
            return bad("'@' without the name of a select");
        }
        end = name;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '.' && end + 1 < text.length() && isLetter(text.charAt(end + 1))) {
                end = wordEnd(end + 1);
            } else if (c == '[') {
                int close = text.indexOf(']', end);
                if (close < 0 || text.substring(end, close).indexOf('\n') >= 0) {
                    break;
                }
                end = close + 1;
            } else {
                break;
            }
        }
        return take(TokenKind.SELECT, end);
    }

    // ---- punctuation

    private Token punctuation(char c) {
        char d = peek(1);
        return switch (c) {
            case '(' -> take(TokenKind.LEFT_PAREN, at + 1);
            case ')' -> take(TokenKind.RIGHT_PAREN, at + 1);
            case '{' -> take(TokenKind.LEFT_BRACE, at + 1);
            case '}' -> take(TokenKind.RIGHT_BRACE, at + 1);
            case '[' -> take(TokenKind.LEFT_BRACKET, at + 1);
            case ']' -> take(TokenKind.RIGHT_BRACKET, at + 1);
            case ',' -> take(TokenKind.COMMA, at + 1);
            case ';' -> take(TokenKind.SEMICOLON, at + 1);
            case ':' -> take(TokenKind.COLON, at + 1);
            case '.' -> take(TokenKind.DOT, at + 1);
            case '^' -> take(TokenKind.BIT_XOR, at + 1);
            case '~' -> take(TokenKind.BIT_NOT, at + 1);
            case '-' -> take(TokenKind.MINUS, at + 1);
            case '*' -> take(TokenKind.STAR, at + 1);
            case '/' -> take(TokenKind.SLASH, at + 1);
            case '+' -> d == '=' ? take(TokenKind.ADD_ASSIGN, at + 2) : take(TokenKind.PLUS, at + 1);
            case '!' -> d == '=' ? take(TokenKind.NOT_EQUAL, at + 2) : take(TokenKind.NOT, at + 1);
            case '|' -> d == '|' ? take(TokenKind.OR, at + 2) : take(TokenKind.BIT_OR, at + 1);
            case '&' -> d == '&' ? take(TokenKind.AND, at + 2) : take(TokenKind.BIT_AND, at + 1);
            case '=' ->
                switch (d) {
                    case '=' -> take(TokenKind.EQUAL, at + 2);
                    case '~' -> take(TokenKind.MATCH, at + 2);
                    default -> take(TokenKind.ASSIGN, at + 1);
                };
            case '<' ->
                switch (d) {
                    case '=' -> take(TokenKind.LESS_EQUAL, at + 2);
                    case '<' -> take(TokenKind.SHIFT_LEFT, at + 2);
                    default -> take(TokenKind.LESS, at + 1);
                };
            case '>' ->
                switch (d) {
                    case '=' -> take(TokenKind.GREATER_EQUAL, at + 2);
                    case '>' -> take(TokenKind.SHIFT_RIGHT, at + 2);
                    default -> take(TokenKind.GREATER, at + 1);
                };
            default -> bad("unexpected character " + shown(c));
        };
    }

    private static String shown(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : "0x" + Integer.toHexString(c);
    }

    // one report for a run of such chars
    private Token bad(String message) {
        int start = at;
        at++;
        while (at < text.length() && (text.charAt(at) < ' ' || text.charAt(at) > '~') && !isWhite(text.charAt(at))) {
            at++;
        }
        diagnostics.error(range(start, at), message);
        return token(TokenKind.BAD, start, at);
    }

    private Token take(TokenKind kind, int end) {
        Token token = token(kind, at, end);
        at = end;
        return token;
    }

    private Token token(TokenKind kind, int start, int end) {
        return new Token(kind, text.substring(start, end), range(start, end));
    }

    private SourceRange range(int start, int end) {
        return useSite != null ? useSite : new SourceRange(file, start, end);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\b';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c);
    }
}
