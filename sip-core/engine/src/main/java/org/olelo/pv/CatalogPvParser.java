package org.olelo.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses pseudo-variables by the classes of a {@link PvCatalog}. A reference ends where Kamailio ends it: {@code $name} takes all letters,
 * digits, {@code _}, {@code .} and {@code ?}; {@code $name(...)} and {@code $(...)} end at the matching parenthesis.
 */
public final class CatalogPvParser implements PvParser {
    private final PvCatalog catalog;

    /** A parser of the classes in that catalogue, as it is at the time of each parse. */
    public CatalogPvParser(PvCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public PvFormat format(String text) throws PvSyntaxException {
        return format(text, 0);
    }

    @Override
    public Pv variable(String text) throws PvSyntaxException {
        String trimmed = text.strip();
        int start = text.indexOf(trimmed);
        if (trimmed.isEmpty() || trimmed.charAt(0) != '$') {
            throw new PvSyntaxException("a pseudo-variable is needed, not \"" + text + "\"", start);
        }
        int end = endOf(trimmed, 0);
        if (end != trimmed.length()) {
            throw new PvSyntaxException("text after the pseudo-variable", start + end);
        }
        return reference(trimmed, start);
    }

    private PvFormat format(String text, int offset) throws PvSyntaxException {
        int dollar = text.indexOf('$');
        if (dollar < 0) {
            return PvFormat.constant(text);
        }
        List<String> literals = new ArrayList<>();
        List<Pv> variables = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (dollar >= 0) {
            literal.append(text, at, dollar);
            at = endOf(text, dollar, offset);
            String found = text.substring(dollar, at);
            if (isDollar(found)) {
                literal.append('$');
            } else {
                literals.add(literal.toString());
                literal.setLength(0);
                variables.add(reference(found, offset + dollar));
            }
            dollar = text.indexOf('$', at);
        }
        literals.add(literal.append(text, at, text.length()).toString());
        return new PvFormat(literals, variables);
    }

    private static boolean isDollar(String reference) {
        return reference.equals("$$") || reference.equals("$($)");
    }

    /** Where the reference that starts at {@code start} ends. */
    private static int endOf(String text, int start, int offset) throws PvSyntaxException {
        try {
            return endOf(text, start);
        } catch (PvSyntaxException e) {
            throw shifted(e, offset);
        }
    }

    /**
     * Where the reference that starts with the {@code $} at {@code start} ends.
     *
     * @throws PvSyntaxException when no reference starts there
     */
    static int endOf(String text, int start) throws PvSyntaxException {
        int at = start + 1;
        if (at >= text.length()) {
            throw new PvSyntaxException("a lone $; write $$ for a dollar sign", start);
        }
        char first = text.charAt(at);
        if (first == '$') {
            return at + 1;
        }
        if (first == '(') {
            return closing(text, at, start);
        }
        while (at < text.length() && isNameChar(text.charAt(at))) {
            at++;
        }
        if (at == start + 1) {
            throw new PvSyntaxException("no name after $; write $$ for a dollar sign", start);
        }
        return at < text.length() && text.charAt(at) == '(' ? closing(text, at, start) : at;
    }

    private static int closing(String text, int open, int start) throws PvSyntaxException {
        int end = matching(text, open, '(', ')');
        if (end < 0) {
            throw new PvSyntaxException("the parenthesis of the pseudo-variable is not closed", start);
        }
        return end + 1;
    }

    /** Index of the bracket that closes the one at {@code open}, or -1. */
    static int matching(String text, int open, char left, char right) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == left) {
                depth++;
            } else if (c == right && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    static boolean isNameChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '?';
    }

    /** One whole reference; offset is where it stands, for errors. */
    private Pv reference(String text, int offset) throws PvSyntaxException {
        if (isDollar(text)) {
            return new Constant(Value.of("$"));
        }
        try {
            return read(text);
        } catch (PvSyntaxException e) {
            throw shifted(e, offset);
        }
    }

    private Pv read(String text) throws PvSyntaxException {
        boolean wrapped = text.charAt(1) == '(';
        int start = wrapped ? 2 : 1;
        int end = wrapped ? text.length() - 1 : text.length();
        int at = start;
        while (at < end && isNameChar(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        PvFactory factory = catalog.variable(name);
        if (factory == null) {
            throw unknown(name, start);
        }
        String inner = null;
        PvFormat innerFormat = null;
        if (at < end && text.charAt(at) == '(') {
            int close = matching(text, at, '(', ')');
            if (close < 0 || close > end) {
                throw new PvSyntaxException("the parenthesis of the name is not closed", at);
            }
            inner = text.substring(at + 1, close);
            if (inner.isEmpty()) {
                throw new PvSyntaxException("$" + name + " does not take an empty name", at);
            }
            PvFormat format = inner.indexOf('$') >= 0 ? format(inner, at + 1) : PvFormat.constant(inner);
            innerFormat = format.constant() == null ? format : null;
            at = close + 1;
        }
        PvIndex index = PvIndex.NONE;
        if (at < end && text.charAt(at) == '[') {
            int close = matching(text, at, '[', ']');
            if (close < 0) {
                throw new PvSyntaxException("the bracket of the index is not closed", at);
            }
            index = index(text.substring(at + 1, close), at + 1);
            at = close + 1;
        }
        Pv variable = create(factory, new PvName(name, inner, innerFormat, index), start);
        return at == end ? variable : transformed(variable, text, at, end);
    }

    private static Pv create(PvFactory factory, PvName name, int offset) throws PvSyntaxException {
        try {
            return factory.create(name);
        } catch (PvSyntaxException e) {
            throw shifted(e, offset);
        }
    }

    private PvIndex index(String text, int offset) throws PvSyntaxException {
        if (text.equals("*")) {
            return PvIndex.ALL;
        }
        if (text.startsWith("$")) {
            if (endOf(text, 0, offset) != text.length()) {
                throw new PvSyntaxException("the index must be one pseudo-variable", offset);
            }
            return new PvIndex.Dynamic(reference(text, offset));
        }
        try {
            return new PvIndex.Fixed(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("an index is a number, * or a pseudo-variable, not \"" + text + "\"", offset);
        }
    }

    private Pv transformed(Pv variable, String text, int from, int end) throws PvSyntaxException {
        if (text.charAt(from) != '{') {
            throw new PvSyntaxException("unexpected '" + text.charAt(from) + "' in the pseudo-variable", from);
        }
        List<Transformation> steps = new ArrayList<>();
        int at = from;
        while (at < end && text.charAt(at) == '{') {
            int close = endOfTransformation(text, at, end);
            steps.add(transformation(text.substring(at + 1, close), at + 1));
            at = close + 1;
            while (at < end && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        if (at < end) {
            throw new PvSyntaxException("unexpected '" + text.charAt(at) + "' after the transformation", at);
        }
        return new TransformedPv(variable, steps.toArray(Transformation[]::new));
    }

    /** The matching brace; a second closing brace right after it belongs to the argument, as in {@code {s.select,0,}}}. */
    private static int endOfTransformation(String text, int open, int end) throws PvSyntaxException {
        int close = matching(text, open, '{', '}');
        if (close < 0 || close >= end) {
            throw new PvSyntaxException("the brace of the transformation is not closed", open);
        }
        return close + 1 < end && text.charAt(close + 1) == '}' ? close + 1 : close;
    }

    private Transformation transformation(String text, int offset) throws PvSyntaxException {
        int dot = text.indexOf('.');
        int comma = text.indexOf(',');
        if (dot <= 0 || comma >= 0 && comma < dot) {
            throw new PvSyntaxException("a transformation is written {class.name}, not {" + text + "}", offset);
        }
        String className = text.substring(0, dot);
        TransformationFactory factory = catalog.transformation(className);
        if (factory == null) {
            throw new PvSyntaxException("unknown class of transformations \"" + className + "\"", offset);
        }
        String name = (comma < 0 ? text.substring(dot + 1) : text.substring(dot + 1, comma)).stripTrailing();
        String arguments = comma < 0 ? null : text.substring(comma + 1);
        try {
            return factory.create(name, arguments, this);
        } catch (PvSyntaxException e) {
            throw shifted(e, offset + dot + 1);
        }
    }

    private PvSyntaxException unknown(String name, int offset) {
        String near = nearest(name);
        String hint = near == null ? "" : "; nearest is $" + near;
        return new PvSyntaxException("unknown pseudo-variable $" + name + hint, offset);
    }

    private @Nullable String nearest(String name) {
        String best = null;
        int bestDistance = Math.max(1, name.length() / 3) + 1;
        for (String known : catalog.variableNames()) {
            int distance = distance(name, known);
            if (distance < bestDistance || distance == bestDistance && best != null && known.compareTo(best) < 0) {
                best = known;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static PvSyntaxException shifted(PvSyntaxException e, int offset) {
        return offset == 0 ? e : new PvSyntaxException(String.valueOf(e.getMessage()), e.offset() + offset);
    }
}
