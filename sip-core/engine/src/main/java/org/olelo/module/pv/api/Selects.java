package org.olelo.module.pv.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/**
 * The selects {@code @a.b[n].c["s"]}: rows by their path. A path element {@code *} takes any name, {@code [n]} an optional number and
 * {@code ["s"]} a name in brackets; what the script wrote there is given to the row.
 */
public final class Selects {
    private final Map<String, List<Entry>> byHead = new HashMap<>();

    /** A row that reads text; null means there is none. */
    @FunctionalInterface
    public interface Row {
        /**
         * The value.
         *
         * @param arguments what stands for {@code *}, {@code [n]} and {@code ["s"]} in the path, in order; a missing number is ""
         */
        @Nullable
        String read(MessageContext ctx, List<String> arguments);
    }

    private record Entry(List<String> path, Row row) {}

    /** One part of a written select. */
    private record Part(String text, boolean bracketed) {}

    /** Adds a row, as {@code via.[n].params.*}. */
    public void add(String path, Row row) {
        List<String> parts = List.of(path.split("\\."));
        byHead.computeIfAbsent(parts.getFirst(), head -> new ArrayList<>()).add(new Entry(parts, row));
    }

    /** The select written so, with or without {@code @}. */
    public Pv variable(String text) throws PvSyntaxException {
        List<Part> parts = parts(text.startsWith("@") ? text.substring(1) : text);
        List<Entry> entries =
                parts.isEmpty() ? null : byHead.get(parts.getFirst().text());
        if (entries != null) {
            for (Entry entry : entries) {
                List<String> arguments = match(entry.path(), parts);
                if (arguments != null) {
                    Row row = entry.row();
                    return ctx -> Value.of(row.read(ctx, arguments));
                }
            }
        }
        throw new PvSyntaxException("unknown select @" + text);
    }

    private static @Nullable List<String> match(List<String> path, List<Part> parts) {
        List<String> arguments = new ArrayList<>();
        int at = 0;
        for (String element : path) {
            Part part = at < parts.size() ? parts.get(at) : null;
            if (element.equals("[n]")) {
                boolean number = part != null && part.bracketed();
                arguments.add(number && part != null ? part.text() : "");
                at += number ? 1 : 0;
                continue;
            }
            if (part == null) {
                return null;
            }
            if (element.equals("*") || element.equals("[s]") && part.bracketed()) {
                arguments.add(part.text());
            } else if (part.bracketed() || !part.text().equals(element)) {
                return null;
            }
            at++;
        }
        return at == parts.size() ? List.copyOf(arguments) : null;
    }

    private static List<Part> parts(String text) throws PvSyntaxException {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                int close = text.indexOf(']', at);
                if (close < 0) {
                    throw new PvSyntaxException("the bracket of the select is not closed", at);
                }
                String inner = text.substring(at + 1, close);
                boolean quoted = inner.length() >= 2 && inner.startsWith("\"") && inner.endsWith("\"");
                parts.add(new Part(quoted ? inner.substring(1, inner.length() - 1) : inner, true));
                at = close + 1;
            } else if (c == '.') {
                at++;
            } else {
                int end = at;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                parts.add(new Part(text.substring(at, end), false));
                at = end;
            }
        }
        return parts;
    }

    /** A constant select, for rows known at load. */
    public static Pv constant(@Nullable String text) {
        return new Constant(Value.of(text));
    }
}
