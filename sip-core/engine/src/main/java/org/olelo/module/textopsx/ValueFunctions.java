package org.olelo.module.textopsx;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipMessage;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Values and parameters inside header fields: added, removed, assigned. */
public final class ValueFunctions {
    ValueFunctions() {}

    @ScriptFunction(
            value = "append_hf_value",
            doc = "Adds a value after that one; without index or such value a header field at the end.")
    public boolean append(MessageContext ctx, ValuePath path, String value) {
        ValueRange range = indexed(ctx, path);
        if (range == null) {
            ctx.edits().appendHeader(ctx.message(), path.name() + ": " + value + "\r\n");
        } else {
            ctx.edits().insert(range.end(), "," + value);
        }
        return true;
    }

    @ScriptFunction(
            value = "insert_hf_value",
            doc = "Adds a value before that one; without index a header field before the first of that name.")
    public boolean insert(MessageContext ctx, ValuePath path, String value) {
        ValueRange range = indexed(ctx, path);
        if (range != null) {
            ctx.edits().insert(range.start(), value + ",");
            return true;
        }
        SipMessage message = ctx.message();
        int first = message.findByName(path.name(), 0);
        int offset = first < 0 ? message.headersStart() : message.lineStart(first);
        ctx.edits().insert(offset, path.name() + ": " + value + "\r\n");
        return true;
    }

    private static @Nullable ValueRange indexed(MessageContext ctx, ValuePath path) {
        return path.index() == 0
                ? null
                : ValueRange.at(ValueRange.all(ctx.message(), path.name(), false), path.index());
    }

    @ScriptFunction(value = "remove_hf_value", doc = "Removes a value or one of its parameters.")
    public boolean remove(MessageContext ctx, ValuePath path) {
        return each(ctx, path, false, range -> remove(ctx, path, range, ';'));
    }

    @ScriptFunction(
            value = "remove_hf_value2",
            doc = "Removes a header field or one of its parameters; commas separate parameters.")
    public boolean removeWhole(MessageContext ctx, ValuePath path) {
        return each(ctx, path, true, range -> remove(ctx, path, range, ','));
    }

    @ScriptFunction(value = "assign_hf_value", doc = "Assigns a value or one of its parameters.")
    public boolean assign(MessageContext ctx, AssignablePath path, String value) {
        return each(ctx, path.path(), false, range -> assign(ctx, path.path(), range, value, ';'));
    }

    @ScriptFunction(
            value = "assign_hf_value2",
            doc = "Assigns a header field or one of its parameters; commas separate parameters.")
    public boolean assignWhole(MessageContext ctx, AssignablePath path, String value) {
        return each(ctx, path.path(), true, range -> assign(ctx, path.path(), range, value, ','));
    }

    private static boolean each(MessageContext ctx, ValuePath path, boolean whole, Consumer<ValueRange> action) {
        List<ValueRange> all = ValueRange.all(ctx.message(), path.name(), whole);
        if (path.all()) {
            if (path.param() == null) {
                removeHeaders(ctx, all);
            } else {
                all.forEach(action);
            }
            return !all.isEmpty();
        }
        ValueRange range = ValueRange.at(all, path.index());
        if (range == null) {
            return false;
        }
        action.accept(range);
        return true;
    }

    private static void removeHeaders(MessageContext ctx, List<ValueRange> all) {
        all.stream()
                .filter(ValueRange::first)
                .forEach(range -> ctx.edits().deleteHeader(ctx.message(), range.header()));
    }

    private static void remove(MessageContext ctx, ValuePath path, ValueRange range, char separator) {
        String param = path.param();
        if (param == null) {
            range.remove(ctx);
            return;
        }
        Parameters found = find(ctx.message(), range, param, separator);
        if (found == null) {
            return;
        }
        int start = found.nameStart();
        while (start > range.start() && ctx.message().bytes()[start] != separator) {
            start--;
        }
        ctx.edits().delete(start, found.end() - start);
    }

    private static void assign(MessageContext ctx, ValuePath path, ValueRange range, String value, char separator) {
        SipMessage message = ctx.message();
        String param = path.param();
        if (param == null) {
            int start = range.textStart(message);
            ctx.edits().replace(start, range.end() - start, value);
            return;
        }
        String text = value.isEmpty() ? "" : "=" + value;
        Parameters found = find(message, range, param, separator);
        if (found == null) {
            ctx.edits().insert(range.end(), separator + param + text);
        } else {
            ctx.edits().replace(found.nameEnd(), found.end() - found.nameEnd(), text);
        }
    }

    private static @Nullable Parameters find(SipMessage message, ValueRange range, String param, char separator) {
        int start = paramsStart(message, range, separator);
        Parameters walk = new Parameters(message.bytes(), start, range.end(), separator);
        while (walk.next()) {
            if (walk.isName(param)) {
                return walk;
            }
        }
        return null;
    }

    /** After the first word for comma-separated parameters (the scheme of credentials), else after the first ';' outside brackets. */
    private static int paramsStart(SipMessage message, ValueRange range, char separator) {
        byte[] bytes = message.bytes();
        int start = range.textStart(message);
        if (separator == ',') {
            int blank = Latin.indexOf(bytes, start, range.end(), ' ');
            return blank < 0 ? range.end() : blank;
        }
        int close = Latin.indexOf(bytes, start, range.end(), '>');
        int semicolon = Latin.indexOf(bytes, Math.max(close, start), range.end(), ';');
        return semicolon < 0 ? range.end() : semicolon;
    }

    @ScriptFunction(value = "include_hf_value", doc = "Adds a value to a set unless it is there.")
    public boolean include(MessageContext ctx, String name, String value) {
        List<ValueRange> all = ValueRange.all(ctx.message(), name, false);
        if (find(ctx, all, value) != null) {
            return true;
        }
        if (all.isEmpty()) {
            ctx.edits().appendHeader(ctx.message(), name + ": " + value + "\r\n");
        } else {
            ctx.edits().insert(ctx.message().valueEnd(all.get(0).header()), "," + value);
        }
        return true;
    }

    @ScriptFunction(value = "exclude_hf_value", doc = "Removes a value from a set if it is there.")
    public boolean exclude(MessageContext ctx, String name, String value) {
        for (ValueRange range : ValueRange.all(ctx.message(), name, false)) {
            if (range.text(ctx.message()).equalsIgnoreCase(value)) {
                range.remove(ctx);
            }
        }
        return true;
    }

    @ScriptFunction(
            value = "hf_value_exists",
            doc = "True when a set has that value; underscores in the name stand for dashes.")
    public boolean exists(MessageContext ctx, String name, String value) {
        return find(ctx, ValueRange.all(ctx.message(), name.replace('_', '-'), false), value) != null;
    }

    private static @Nullable ValueRange find(MessageContext ctx, List<ValueRange> all, String value) {
        for (ValueRange range : all) {
            if (range.text(ctx.message()).equalsIgnoreCase(value)) {
                return range;
            }
        }
        return null;
    }

    /** A path that may be assigned to: [*] needs a parameter. */
    public record AssignablePath(ValuePath path) {
        /**
         * Reads the path.
         *
         * @throws IllegalArgumentException when it is not written so, or is [*] without parameter
         */
        public static AssignablePath parseArgument(String text) {
            ValuePath path = ValuePath.parseArgument(text);
            if (path.all() && path.param() == null) {
                throw new IllegalArgumentException("asterisk not supported without param");
            }
            return new AssignablePath(path);
        }
    }
}
