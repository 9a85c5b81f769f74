package org.olelo.module.avpops;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.LineRegex;

/** The arguments of the functions, read at load. */
final class AvpArguments {
    private AvpArguments() {}

    private static String flags(String text, String allowed) {
        String flags = text.toLowerCase(Locale.ROOT);
        for (char flag : flags.toCharArray()) {
            if (allowed.indexOf(flag) < 0) {
                throw new IllegalArgumentException("unknown flag " + flag + "; there are " + allowed);
            }
        }
        return flags;
    }

    private static String[] parts(String text, int most) {
        String[] parts = text.split("/", -1);
        if (parts.length > most) {
            throw new IllegalArgumentException(text + " has too many parts");
        }
        return parts;
    }

    /** {@code $avp(x)/g}: one or all values. */
    public record Deleted(AvpName name, boolean all) {
        /** Reads it; a text that is no AVP names one that is never set, as in 5.6.3. */
        public static Deleted parseArgument(String text, PvParser unused) {
            String[] parts = parts(text, 2);
            AvpName name = AvpName.of(parts[0]);
            boolean all = parts.length > 1 && flags(parts[1], "g").contains("g");
            return new Deleted(name == null ? new AvpName("") : name, all);
        }
    }

    /** {@code $avp(x)/g}: one or all values. */
    public record Pushed(AvpName name, boolean all) {
        /** Reads it. */
        public static Pushed parseArgument(String text, PvParser unused) {
            String[] parts = parts(text, 2);
            return new Pushed(
                    AvpName.require(parts[0]),
                    parts.length > 1 && !flags(parts[1], "g").isEmpty());
        }
    }

    /** {@code $avp(x)/s}: what kind of value is meant. */
    public record Tested(AvpName name, String kinds) {
        /** Reads it. */
        public static Tested parseArgument(String text, PvParser unused) {
            String[] parts = parts(text, 2);
            return new Tested(AvpName.require(parts[0]), parts.length > 1 ? flags(parts[1], "esn") : "");
        }
    }

    /** {@code $avp(x)}. */
    public record Source(AvpName name) {
        /** Reads it. */
        public static Source parseArgument(String text, PvParser unused) {
            return new Source(AvpName.require(text));
        }
    }

    /** {@code $avp(x)/gds}: where copies go, and how. */
    public record Copied(AvpName name, boolean all, boolean delete, boolean toText, boolean toNumber) {
        /** Reads it. */
        public static Copied parseArgument(String text, PvParser unused) {
            String[] parts = parts(text, 2);
            String flags = parts.length > 1 ? flags(parts[1], "gdns") : "";
            return new Copied(
                    AvpName.require(parts[0]),
                    flags.contains("g"),
                    flags.contains("d"),
                    flags.contains("s"),
                    flags.contains("n"));
        }
    }

    /** {@code $avp(x)/$avp(y)/gd}: what a substitution changes. */
    public record Substituted(AvpName from, @Nullable AvpName to, boolean all, boolean delete) {
        /** Reads it. */
        public static Substituted parseArgument(String text, PvParser unused) {
            String[] parts = parts(text, 3);
            boolean target = parts.length > 1 && parts[1].startsWith("$");
            int at = target ? 2 : 1;
            String flags = parts.length > at ? flags(parts[at], "gd") : "";
            AvpName to = target ? AvpName.require(parts[1]) : null;
            return new Substituted(AvpName.require(parts[0]), to, flags.contains("g"), flags.contains("d"));
        }
    }

    /** {@code op/value/flags} of avp_check(). */
    public record Checked(
            String operator,
            @Nullable Pv variable,
            Value value,
            @Nullable LineRegex regex,
            boolean all,
            boolean ignoreCase) {
        private static final Set<String> OPERATORS =
                Set.of("eq", "ne", "lt", "le", "gt", "ge", "re", "fm", "and", "or", "xor");

        /** Reads it. */
        public static Checked parseArgument(String text, PvParser parser) throws PvSyntaxException {
            int slash = text.indexOf('/');
            String operator = slash < 0 ? text : text.substring(0, slash);
            if (slash < 0 || !OPERATORS.contains(operator)) {
                throw new IllegalArgumentException("expected OPERATOR/VALUE with one of " + OPERATORS);
            }
            String rest = text.substring(slash + 1);
            int last = rest.lastIndexOf('/');
            String flags = last < 0 ? "" : flags(rest.substring(last + 1), "gi");
            String operand = last < 0 ? rest : rest.substring(0, last);
            Pv variable = operand.startsWith("$") ? parser.variable(operand) : null;
            Value value = variable == null ? constant(operand) : Value.NULL;
            LineRegex regex = operator.equals("re") && variable == null ? LineRegex.of(value.text()) : null;
            return new Checked(operator, variable, value, regex, flags.contains("g"), flags.contains("i"));
        }

        Value operand(MessageContext ctx) {
            return variable == null ? value : variable.get(ctx);
        }
    }

    /** {@code op/value/flags} of avp_op(). */
    public record Computed(String operator, @Nullable Pv variable, int value, boolean delete) {
        private static final Set<String> OPERATORS =
                Set.of("add", "sub", "mul", "div", "mod", "and", "or", "xor", "not");

        /** Reads it. */
        public static Computed parseArgument(String text, PvParser parser) throws PvSyntaxException {
            String[] parts = parts(text, 3);
            if (parts.length < 2 || !OPERATORS.contains(parts[0])) {
                throw new IllegalArgumentException("expected OPERATOR/i:NUMBER with one of " + OPERATORS);
            }
            String flags = parts.length > 2 ? flags(parts[2], "gd") : "";
            if (parts[1].startsWith("$")) {
                return new Computed(parts[0], parser.variable(parts[1]), 0, flags.contains("d"));
            }
            Value value = constant(parts[1]);
            if (!value.isInt()) {
                throw new IllegalArgumentException("a number is expected, as i:5, not " + parts[1]);
            }
            return new Computed(parts[0], null, value.number(), flags.contains("d"));
        }
    }

    private static Value constant(String text) {
        if (text.startsWith("i:")) {
            try {
                return Value.of(Integer.decode(text.substring(2)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is no number", e);
            }
        }
        return Value.of(text.startsWith("s:") ? text.substring(2) : text);
    }
}
