package org.olelo.module.app_lua;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** KSR.pv, KSR.pvx and KSR.xlog: pseudo-variables by name, and texts with them. */
final class KsrVariables {
    private static final Logger LOG = LoggerFactory.getLogger("app_lua");
    private static final LuaValue DONE = LuaValue.valueOf(1);
    private static final LuaValue SET = LuaValue.TRUE;
    private static final int MOST_KNOWN = 4096;
    private static final String NULL = "<null>";

    private final PvParser parser;
    private final Map<String, Pv> known = new ConcurrentHashMap<>();
    private final Map<String, PvFormat> formats = new ConcurrentHashMap<>();

    KsrVariables(PvParser parser) {
        this.parser = parser;
    }

    /** The functions of KSR.pv, which take the reference itself: {@code $rU}. */
    KsrFunction.@Nullable Body named(String name) {
        return access(name, args -> LuaText.text(args.arg1()));
    }

    /** The functions of KSR.pvx, which take the name inside: var_get("x") is {@code $var(x)}. */
    KsrFunction.@Nullable Body stored(String name) {
        int underscore = name.indexOf('_');
        if (underscore < 0) {
            return null;
        }
        String store = name.substring(0, underscore);
        String operation = name.substring(underscore + 1);
        boolean child = operation.startsWith("child_");
        if (!store.matches("var|shv|avp|xavp|xavu|xavi")) {
            return null;
        }
        if (child) {
            return coded(
                    operation.substring("child_".length()),
                    args -> "$" + store + "(" + LuaText.text(args.arg1()) + "=>" + LuaText.text(args.arg(2)) + ")");
        }
        return coded(operation, args -> "$" + store + "(" + LuaText.text(args.arg1()) + ")");
    }

    // unlike KSR.pv, setting gives a code
    private KsrFunction.@Nullable Body coded(String operation, Reference reference) {
        KsrFunction.Body body = access(operation, reference);
        boolean sets = operation.equals("seti") || operation.equals("sets") || operation.equals("rm");
        return body == null || !sets
                ? body
                : (ctx, args) -> LuaValue.valueOf(body.call(ctx, args).toboolean() ? 1 : -1);
    }

    private interface Reference {
        String of(Varargs args);
    }

    private KsrFunction.@Nullable Body access(String operation, Reference reference) {
        return switch (operation) {
            case "get" -> (ctx, args) -> LuaText.of(read(ctx, reference.of(args)));
            case "gete" -> (ctx, args) -> or(read(ctx, reference.of(args)), Value.EMPTY);
            case "getw" -> (ctx, args) -> or(read(ctx, reference.of(args)), Value.of(NULL));
            case "getvn", "getvs" ->
                (ctx, args) -> or(read(ctx, reference.of(args)), LuaText.value(args.arg(args.narg())));
            case "is_null" ->
                (ctx, args) -> LuaValue.valueOf(read(ctx, reference.of(args)).isNull());
            case "seti", "sets" -> (ctx, args) -> write(ctx, reference.of(args), LuaText.value(args.arg(args.narg())));
            case "unset", "rm" -> (ctx, args) -> write(ctx, reference.of(args), Value.NULL);
            default -> null;
        };
    }

    private static LuaValue or(Value value, Value otherwise) {
        return LuaText.of(value.isNull() ? otherwise : value);
    }

    private Value read(MessageContext ctx, String reference) {
        return variable(reference).get(ctx);
    }

    private LuaValue write(MessageContext ctx, String reference, Value value) {
        Pv pv = variable(reference);
        if (!pv.writable() || !pv.set(ctx, value)) {
            LOG.error("cannot set variable, name={}", reference);
            return LuaValue.FALSE;
        }
        return SET;
    }

    private Pv variable(String reference) {
        Pv found = known.get(reference);
        if (found != null) {
            return found;
        }
        try {
            Pv parsed = parser.variable(reference);
            if (known.size() < MOST_KNOWN) {
                known.put(reference, parsed);
            }
            return parsed;
        } catch (PvSyntaxException e) {
            throw new LuaError(reference + ": " + e.getMessage());
        }
    }

    /** The functions of KSR.xlog: the text may contain variables. */
    KsrFunction.@Nullable Body log(String name) {
        return switch (name) {
            case "xdbg" -> (ctx, args) -> log("dbg", ctx, args.arg1());
            case "xinfo" -> (ctx, args) -> log("info", ctx, args.arg1());
            case "xnotice" -> (ctx, args) -> log("notice", ctx, args.arg1());
            case "xwarn" -> (ctx, args) -> log("warn", ctx, args.arg1());
            case "xerr", "xalert", "xcrit", "xbug" -> (ctx, args) -> log("err", ctx, args.arg1());
            case "xlog" -> (ctx, args) -> log(LuaText.text(args.arg1()), ctx, args.arg(2));
            default -> null;
        };
    }

    private LuaValue log(String level, MessageContext ctx, LuaValue text) {
        String source = LuaText.text(text);
        try {
            PvFormat format = formats.get(source);
            if (format == null) {
                format = parser.format(source);
                if (formats.size() < MOST_KNOWN) {
                    formats.put(source, format);
                }
            }
            KsrCore.log(level, format.format(ctx));
            return DONE;
        } catch (PvSyntaxException e) {
            throw new LuaError(source + ": " + e.getMessage());
        }
    }
}
