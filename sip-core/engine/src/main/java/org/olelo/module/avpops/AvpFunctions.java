package org.olelo.module.avpops;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.Value;
import org.olelo.routing.Avps;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.spi.LineRegex;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.Substitution;
import org.olelo.text.RegexSubstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions that need no database. */
public final class AvpFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("avpops");

    // ---- checks

    @ScriptFunction(
            value = "is_avp_set",
            doc = "True when the AVP has a value; /s a text, /n a number, /e an empty text.")
    public boolean isSet(MessageContext ctx, AvpArguments.Tested tested) {
        Value value = tested.name().newest(ctx);
        if (value == null) {
            return false;
        }
        return switch (tested.kinds()) {
            case "" -> true;
            case "n" -> value.isInt();
            case "e" -> value.isString() && value.text().isEmpty();
            default -> value.isString();
        };
    }

    @ScriptFunction(
            value = "avp_check",
            doc = "Compares a variable: OPERATOR/VALUE; /g every value of an AVP, /i in either case.")
    public boolean check(MessageContext ctx, CheckedVariable variable, AvpArguments.Checked check) {
        Value operand = check.operand(ctx);
        for (Value value : variable.values(ctx, check.all())) {
            if (fits(value, operand, check)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Value value, Value operand, AvpArguments.Checked check) {
        boolean number = value.isInt() && !value.isString();
        if (value.isNull() || operand.isNull() || number != (operand.isInt() && !operand.isString())) {
            return false;
        }
        String operator = check.operator();
        if (number) {
            return numberFits(value.number(), operand.number(), operator);
        }
        String text = value.text();
        return switch (operator) {
            case "re" -> regex(check, operand).find(text);
            case "fm" -> matchesGlob(operand.text(), text);
            default -> textFits(text, operand.text(), operator, check.ignoreCase());
        };
    }

    private static LineRegex regex(AvpArguments.Checked check, Value operand) {
        LineRegex constant = check.regex();
        return constant != null ? constant : LineRegex.of(operand.text());
    }

    private static boolean matchesGlob(String pattern, String text) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean textFits(String text, String operand, String operator, boolean ignoreCase) {
        int order = ignoreCase ? text.compareToIgnoreCase(operand) : text.compareTo(operand);
        return ordered(order, operator);
    }

    private static boolean numberFits(int number, int operand, String operator) {
        return switch (operator) {
            case "and" -> (number & operand) != 0;
            case "or" -> (number | operand) != 0;
            case "xor" -> (number ^ operand) != 0;
            default -> ordered(Integer.compare(number, operand), operator);
        };
    }

    private static boolean ordered(int order, String operator) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            default -> false;
        };
    }

    // ---- changes

    @ScriptFunction(
            value = "avp_delete",
            doc = "Removes the newest value of an AVP, with /g all; false when there is none.")
    public boolean delete(MessageContext ctx, AvpArguments.Deleted deleted) {
        return deleted.all() ? deleted.name().removeAll(ctx) : deleted.name().removeNewest(ctx);
    }

    @ScriptFunction(
            value = "avp_copy",
            doc = "Copies the newest value, with /g all; /d removes them, /s and /n convert them.")
    public boolean copy(MessageContext ctx, AvpArguments.Source source, AvpArguments.Copied target) {
        List<Value> values = source.name().values(ctx);
        boolean any = false;
        for (Value value : target.all() ? values : values.subList(0, Math.min(1, values.size()))) {
            Value converted = converted(value, target);
            if (converted == null) {
                return false;
            }
            target.name().push(ctx, converted);
            any = true;
        }
        if (any && target.delete()) {
            delete(ctx, new AvpArguments.Deleted(source.name(), target.all()));
        }
        return any;
    }

    private static @Nullable Value converted(Value value, AvpArguments.Copied target) {
        if (target.toText()) {
            return Value.of(value.text());
        }
        if (!target.toNumber() || value.isInt()) {
            return value;
        }
        try {
            return Value.of(Integer.parseInt(value.text()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @ScriptFunction(
            value = "avp_op",
            doc = "Computes with the numbers of an AVP: add, sub, mul, div, mod, and, or, xor, not.")
    public boolean compute(MessageContext ctx, AvpArguments.Source source, AvpArguments.Computed computed) {
        List<Value> values = source.name().values(ctx);
        if (values.isEmpty() || !values.get(0).isInt()) {
            return false;
        }
        Pv variable = computed.variable();
        int operand = variable == null ? computed.value() : variable.get(ctx).number();
        source.name().removeAll(ctx);
        for (Value value : values) {
            source.name().push(ctx, value.isInt() ? Value.of(result(value.number(), operand, computed)) : value);
        }
        return true;
    }

    private static int result(int number, int operand, AvpArguments.Computed computed) {
        return switch (computed.operator()) {
            case "add" -> number + operand;
            case "sub" -> number - operand;
            case "mul" -> number * operand;
            case "div" -> operand == 0 ? 0 : number / operand;
            case "mod" -> operand == 0 ? 0 : number % operand;
            case "and" -> number & operand;
            case "or" -> number | operand;
            case "xor" -> number ^ operand;
            default -> ~operand;
        };
    }

    @ScriptFunction(
            value = "avp_subst",
            doc = "Substitutes in the text of an AVP: $avp(x)/$avp(target)/flags; false when nothing matched.")
    public boolean substitute(MessageContext ctx, AvpArguments.Substituted names, Substitution substitution) {
        return substitute(ctx, names, substitution.regex(ctx));
    }

    @ScriptFunction(value = "avp_subst_pv", doc = "The same with variables in the whole expression.")
    public boolean substituteFormatted(MessageContext ctx, AvpArguments.Substituted names, PvFormat expression) {
        try {
            return substitute(ctx, names, RegexSubstitution.parse(expression.format(ctx)));
        } catch (IllegalArgumentException e) {
            LOG.error("avp_subst_pv: {}", e.getMessage());
            return false;
        }
    }

    private static boolean substitute(
            MessageContext ctx, AvpArguments.Substituted names, RegexSubstitution substitution) {
        List<Value> values = names.from().values(ctx);
        AvpName to = names.to();
        boolean any = false;
        for (int i = 0; i < values.size() && (i == 0 || names.all()); i++) {
            String changed =
                    values.get(i).isString() ? substitution.apply(values.get(i).text()) : null;
            if (changed == null) {
                continue;
            }
            // newest first: the one that was i-th is found by counting from the oldest
            if (to == null || names.delete()) {
                remove(ctx, names.from(), values.get(i));
            }
            (to == null ? names.from() : to).push(ctx, Value.of(changed));
            any = true;
        }
        return any;
    }

    private static void remove(MessageContext ctx, AvpName name, Value value) {
        Avps avps = ctx.stores().avps();
        List<Value> values = name.values(ctx);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == value) {
                avps.remove(name.key(), i);
                return;
            }
        }
    }

    // ---- where a message goes

    @ScriptFunction(
            value = "avp_pushto",
            doc = "Makes an AVP the Request-URI ($ru), next hop ($du) or a branch ($br); /g all values.")
    public boolean push(MessageContext ctx, PushTarget target, AvpArguments.Pushed source) {
        List<Value> values = source.name().values(ctx);
        if (values.isEmpty()) {
            return false;
        }
        for (Value value : source.all() ? values : values.subList(0, 1)) {
            if (!target.put(ctx, value.text())) {
                return false;
            }
        }
        return true;
    }

    /** Adds a branch to a URI. */
    static boolean branch(MessageContext ctx, String uri) {
        ctx.branches().add(new Branch(uri));
        return true;
    }

    @ScriptFunction(value = "avp_print", doc = "Logs all AVPs.")
    public boolean print(MessageContext ctx) {
        Avps avps = ctx.stores().avps();
        for (int i = avps.size() - 1; i >= 0; i--) {
            LOG.info("avp name={} value={}", avps.nameAt(i), avps.valueAt(i).text());
        }
        return true;
    }
}
