package org.olelo.script.preprocess;

import java.util.List;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.SourceFile;

/** Prints what is left after preprocessing ({@code --cfg-print}): no comments, no directives, defines replaced, lines kept. */
public final class TokenPrinter {
    private TokenPrinter() {}

    /** The text of the tokens. */
    public static String print(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        SourceFile file = null;
        int line = 0;
        int end = 0;
        for (Token token : tokens) {
            if (token.is(TokenKind.END)) {
                break;
            }
            int tokenLine = token.range().line();
            if (token.range().file() != file || tokenLine > line) {
                if (!out.isEmpty()) {
                    out.append('\n');
                }
                out.append(" ".repeat(Math.min(120, token.range().column() - 1)));
            } else if (token.range().start() != end) {
                out.append(' ');
            }
            out.append(text(token));
            file = token.range().file();
            line = token.range().endLine();
            end = token.range().end();
        }
        return out.append('\n').toString();
    }

    private static String text(Token token) {
        if (!token.is(TokenKind.STRING)) {
            return token.text();
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < token.text().length(); i++) {
            char c = token.text().charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
