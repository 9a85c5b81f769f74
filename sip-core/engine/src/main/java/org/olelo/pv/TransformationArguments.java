package org.olelo.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** The arguments of one transformation, split at commas; each is literal text or one pseudo-variable. */
public final class TransformationArguments {
    private final String name;
    private final List<String> texts;
    private final PvParser parser;

    private TransformationArguments(String name, List<String> texts, PvParser parser) {
        this.name = name;
        this.texts = texts;
        this.parser = parser;
    }

    /** A text argument. */
    @FunctionalInterface
    public interface Text {
        /** The text now; null when a variable fails. */
        @Nullable
        String text(MessageContext ctx);
    }

    /** An integer argument. */
    @FunctionalInterface
    public interface Number {
        /** The value now, or null when the variable holds no integer. */
        @Nullable
        Value number(MessageContext ctx);
    }

    /**
     * Splits the raw text after the first comma.
     *
     * @param least fewest arguments
     * @param most most arguments
     */
    public static TransformationArguments of(String name, @Nullable String raw, PvParser parser, int least, int most)
            throws PvSyntaxException {
        List<String> texts = raw == null ? List.of() : split(raw, most);
        if (texts.size() < least || texts.size() > most) {
            String wanted = least == most ? Integer.toString(least) : least + " to " + most;
            throw new PvSyntaxException(
                    "transformation " + name + " takes " + wanted + " arguments, not " + texts.size());
        }
        return new TransformationArguments(name, texts, parser);
    }

    private static List<String> split(String raw, int most) throws PvSyntaxException {
        List<String> texts = new ArrayList<>(2);
        int at = 0;
        while (true) {
            int start = at;
            while (start < raw.length() && " \t\n".indexOf(raw.charAt(start)) >= 0) {
                start++;
            }
            int from = start < raw.length() && raw.charAt(start) == '$' ? CatalogPvParser.endOf(raw, start) : start;
            int comma = texts.size() + 1 < most || most == 0 ? raw.indexOf(',', from) : -1;
            if (comma < 0) {
                texts.add(raw.substring(start));
                return texts;
            }
            texts.add(raw.substring(start, comma));
            at = comma + 1;
        }
    }

    /** How many there are. */
    public int count() {
        return texts.size();
    }

    /** The argument as written, leading blanks left out. */
    public String raw(int index) {
        return texts.get(index);
    }

    /** The argument as text. */
    public Text text(int index) throws PvSyntaxException {
        String raw = texts.get(index);
        if (raw.startsWith("$")) {
            Pv pv = parser.variable(raw.strip());
            return ctx -> {
                Value value = pv.get(ctx);
                return value.isNull() ? null : value.text();
            };
        }
        return ctx -> raw;
    }

    /** The argument as integer; a literal must be decimal. */
    public Number number(int index) throws PvSyntaxException {
        String raw = texts.get(index).strip();
        if (raw.startsWith("$")) {
            Pv pv = parser.variable(raw);
            return ctx -> {
                Value value = pv.get(ctx);
                return value.isInt() ? value : null;
            };
        }
        Value literal = literal(raw);
        return ctx -> literal;
    }

    /** The argument as literal integer of 0 or more, or a variable. */
    public Number natural(int index) throws PvSyntaxException {
        if (texts.get(index).strip().startsWith("-")) {
            throw new PvSyntaxException(
                    "transformation " + name + ": argument " + (index + 1) + " must not be negative");
        }
        return number(index);
    }

    private Value literal(String raw) throws PvSyntaxException {
        try {
            return Value.of(Integer.parseInt(raw));
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("transformation " + name + " needs a number, not \"" + raw + "\"");
        }
    }
}
