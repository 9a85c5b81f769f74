package org.olelo.module.db_text;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into words, numbers, operators and texts; a text keeps its opening quote as mark. */
final class TextSqlLexer {
    private final String sql;
    private int position;

    private TextSqlLexer(String sql) {
        this.sql = sql;
    }

    static List<String> tokens(String sql) {
        return new TextSqlLexer(sql).run();
    }

    private List<String> run() {
        List<String> tokens = new ArrayList<>();
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (c <= ' ' || c == ';') {
                position++;
            } else if (c == '\'' || c == '"') {
                tokens.add(text(c));
            } else if (isWord(c)) {
                tokens.add(word());
            } else {
                tokens.add(symbol());
            }
        }
        return tokens;
    }

    // A doubled quote and a backslash before any character stand for that character.
    private String text(char quote) {
        StringBuilder text = new StringBuilder().append(quote);
        position++;
        while (position < sql.length()) {
            char c = sql.charAt(position++);
            boolean more = position < sql.length();
            if (c == quote && !(more && sql.charAt(position) == quote)) {
                break;
            }
            boolean escape = c == quote || (c == '\\' && more);
            text.append(escape ? sql.charAt(position++) : c);
        }
        return text.toString();
    }

    private String word() {
        int start = position;
        while (position < sql.length() && isWord(sql.charAt(position))) {
            position++;
        }
        return sql.substring(start, position);
    }

    private String symbol() {
        String two = sql.substring(position, Math.min(sql.length(), position + 2));
        String symbol = two.equals("<=") || two.equals(">=") || two.equals("<>") ? two : two.substring(0, 1);
        position += symbol.length();
        return symbol;
    }

    private static boolean isWord(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    }
}
