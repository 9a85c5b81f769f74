package org.olelo.module.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.ParamList.Param;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.TransformationArguments;
import org.olelo.pv.TransformationArguments.Number;
import org.olelo.pv.TransformationArguments.Text;
import org.olelo.pv.Value;

/** The classes {@code param} (lists of {@code name=value}) and {@code line} (lines of text). */
final class ListTransformations {
    private ListTransformations() {}

    static Transformation param(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        String full = "param." + name;
        return switch (name) {
            case "value" -> value(withSeparator(full, raw, parser, 1), separator(raw, 1), false);
            case "in" -> value(withSeparator(full, raw, parser, 1), separator(raw, 1), true);
            case "valueat" -> at(withSeparator(full, raw, parser, 1), separator(raw, 1), false);
            case "name" -> at(withSeparator(full, raw, parser, 1), separator(raw, 1), true);
            case "count" -> {
                withSeparator(full, raw, parser, 0);
                char mark = separator(raw, 0);
                yield (ctx, in) -> {
                    List<Param> params = ParamList.of(in.text(), mark);
                    return params == null ? Value.FAILED : Value.of(params.size());
                };
            }
            default -> throw new PvSyntaxException("unknown transformation " + full);
        };
    }

    /** Checks the arguments, the separator left out. */
    private static TransformationArguments withSeparator(String name, @Nullable String raw, PvParser parser, int count)
            throws PvSyntaxException {
        String text = raw;
        if (raw != null) {
            int comma = separatorComma(raw, count);
            if (comma >= 0 && (raw.length() != comma + 2 || raw.charAt(comma + 1) == ',')) {
                throw new PvSyntaxException("the separator of " + name + " is one char, and no comma");
            }
            text = comma > 0 ? raw.substring(0, comma) : comma == 0 || count == 0 ? null : raw;
        }
        return TransformationArguments.of(name, text, parser, count, count);
    }

    private static char separator(@Nullable String raw, int count) {
        if (raw == null) {
            return ';';
        }
        if (count == 0) {
            return raw.isEmpty() ? ';' : raw.charAt(0);
        }
        int comma = separatorComma(raw, count);
        return comma >= 0 && comma + 1 < raw.length() ? raw.charAt(comma + 1) : ';';
    }

    /** The comma before the separator: outside of a variable's parentheses; -1 when there is none. */
    private static int separatorComma(String raw, int count) {
        if (count == 0) {
            return -1;
        }
        int depth = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Transformation value(TransformationArguments arguments, char separator, boolean test)
            throws PvSyntaxException {
        Text name = arguments.text(0);
        return (ctx, in) -> {
            String wanted = name.text(ctx);
            List<Param> params = ParamList.of(in.text(), separator);
            if (params == null || wanted == null) {
                return Value.FAILED;
            }
            for (Param param : params) {
                if (param.name().equalsIgnoreCase(wanted.strip())) {
                    return test ? Value.of(1) : Value.of(param.value());
                }
            }
            return test ? Value.of(0) : Value.EMPTY;
        };
    }

    private static Transformation at(TransformationArguments arguments, char separator, boolean names)
            throws PvSyntaxException {
        Number index = arguments.number(0);
        return (ctx, in) -> {
            Value number = index.number(ctx);
            List<Param> params = ParamList.of(in.text(), separator);
            if (params == null || number == null) {
                return Value.FAILED;
            }
            int at = number.number() < 0 ? params.size() + number.number() : number.number();
            if (at < 0 || at >= params.size()) {
                return Value.EMPTY;
            }
            return Value.of(names ? params.get(at).name() : params.get(at).value());
        };
    }

    static Transformation line(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        String full = "line." + name;
        return switch (name) {
            case "count" -> {
                TransformationArguments.of(full, raw, parser, 0, 0);
                yield (ctx, in) -> in.text().isEmpty()
                        ? Value.FAILED
                        : Value.of(lines(in.text()).size());
            }
            case "at" -> lineAt(TransformationArguments.of(full, raw, parser, 1, 1));
            case "sw" -> startsWith(TransformationArguments.of(full, raw, parser, 1, 1));
            default -> throw new PvSyntaxException("unknown transformation " + full);
        };
    }

    /** Lines without their ends; what follows the last line end is a line only when it is not empty. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            int trimmed = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            lines.add(text.substring(start, trimmed));
            start = stop + 1;
        }
        return lines;
    }

    private static Transformation lineAt(TransformationArguments arguments) throws PvSyntaxException {
        Number index = arguments.number(0);
        return (ctx, in) -> {
            Value number = index.number(ctx);
            if (in.text().isEmpty() || number == null) {
                return Value.FAILED;
            }
            List<String> lines = lines(in.text());
            int at = number.number() < 0 ? lines.size() + number.number() : number.number();
            return at < 0 || at >= lines.size() ? Value.EMPTY : Value.of(lines.get(at));
        };
    }

    private static Transformation startsWith(TransformationArguments arguments) throws PvSyntaxException {
        Text start = arguments.text(0);
        return (ctx, in) -> {
            String wanted = start.text(ctx);
            if (in.text().isEmpty() || wanted == null) {
                return Value.FAILED;
            }
            for (String line : lines(in.text())) {
                if (line.startsWith(wanted)) {
                    return Value.of(line);
                }
            }
            return Value.EMPTY;
        };
    }
}
