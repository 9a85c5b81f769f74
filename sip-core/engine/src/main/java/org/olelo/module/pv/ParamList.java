package org.olelo.module.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of {@code name=value} that the class {@code param} takes apart. Stricter than the parameters of a URI, as in Kamailio: a value that is
 * begun must be there, blanks stand only around names and values, and quotes (single or double, without escapes) must close. A comma ends the list.
 */
final class ParamList {
    /** One parameter; both parts may be empty. */
    record Param(String name, String value) {}

    private final String text;
    private final int end;
    private final char separator;
    private int at;

    private ParamList(String text, char separator) {
        this.text = text;
        this.separator = separator;
        int length = text.length();
        this.end = length > 0 && text.charAt(length - 1) == separator ? length - 1 : length;
    }

    /** The parameters in order; null when the text is empty or no list. */
    static @Nullable List<Param> of(String text, char separator) {
        return new ParamList(text, separator).read();
    }

    private @Nullable List<Param> read() {
        List<Param> all = new ArrayList<>();
        while (at < end) {
            int start = at;
            while (at < end && !isBlank() && text.charAt(at) != '=' && !endsParam()) {
                at++;
            }
            String name = text.substring(start, at);
            String value = "";
            skipBlanks();
            if (at < end && text.charAt(at) == '=') {
                at++;
                skipBlanks();
                String read = value();
                if (read == null) {
                    return null;
                }
                value = read;
                skipBlanks();
            }
            all.add(new Param(name, value));
            if (at == end || text.charAt(at) == ',') {
                return all;
            }
            if (text.charAt(at) != separator) {
                return null;
            }
            at++;
            skipBlanks();
        }
        return null;
    }

    /** Null when there is none though something follows, or when it is not closed. */
    private @Nullable String value() {
        if (at == end) {
            return "";
        }
        int start = at;
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 1);
            if (close < 0 || close >= end) {
                return null;
            }
            at = close + 1;
            return text.substring(start + 1, close);
        }
        while (at < end && !isBlank() && !endsParam()) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private boolean endsParam() {
        char c = text.charAt(at);
        return c == separator || c == ',';
    }

    private void skipBlanks() {
        while (at < end && isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        char c = text.charAt(at);
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
