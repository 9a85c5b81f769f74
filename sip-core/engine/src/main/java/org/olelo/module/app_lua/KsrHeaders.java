package org.olelo.module.app_lua;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipMessage;

/** KSR.hdr: reading, adding and removing headers. */
final class KsrHeaders {
    private static final LuaValue DONE = LuaValue.valueOf(1);

    KsrFunction.@Nullable Body named(String name) {
        return switch (name) {
            case "append" ->
                (ctx, args) -> {
                    ctx.edits().appendHeader(ctx.message(), LuaText.text(args.arg1()));
                    return DONE;
                };
            case "append_after" ->
                (ctx, args) -> {
                    int at = index(ctx.message(), LuaText.text(args.arg(2)), -1);
                    return insert(
                            ctx,
                            LuaText.text(args.arg1()),
                            at < 0 ? -1 : ctx.message().lineEnd(at));
                };
            case "insert" ->
                (ctx, args) -> {
                    ctx.edits().prependHeader(ctx.message(), LuaText.text(args.arg1()));
                    return DONE;
                };
            case "insert_before" ->
                (ctx, args) -> {
                    int at = index(ctx.message(), LuaText.text(args.arg(2)), 0);
                    int before = at < 0
                            ? ctx.message().headersStart()
                            : ctx.message().lineStart(at);
                    return insert(ctx, LuaText.text(args.arg1()), before);
                };
            case "remove" -> (ctx, args) -> removed(ctx, LuaText.text(args.arg1()));
            case "rmappend" ->
                (ctx, args) -> {
                    remove(ctx, LuaText.text(args.arg1()));
                    ctx.edits().appendHeader(ctx.message(), LuaText.text(args.arg(2)));
                    return DONE;
                };
            case "is_present" ->
                (ctx, args) -> LuaValue.valueOf(index(ctx.message(), LuaText.text(args.arg1()), 0) >= 0 ? 1 : -1);
            case "append_to_reply" ->
                (ctx, args) -> {
                    ctx.replyHeaders().add(LuaText.text(args.arg1()));
                    return DONE;
                };
            case "get" -> (ctx, args) -> LuaText.of(value(ctx, LuaText.text(args.arg1()), 0));
            case "gete" -> (ctx, args) -> or(value(ctx, LuaText.text(args.arg1()), 0), "");
            case "getw" -> (ctx, args) -> or(value(ctx, LuaText.text(args.arg1()), 0), "<null>");
            case "get_idx" -> (ctx, args) -> LuaText.of(value(ctx, LuaText.text(args.arg1()), args.toint(2)));
            case "gete_idx" -> (ctx, args) -> or(value(ctx, LuaText.text(args.arg1()), args.toint(2)), "");
            case "getw_idx" -> (ctx, args) -> or(value(ctx, LuaText.text(args.arg1()), args.toint(2)), "<null>");
            default -> null;
        };
    }

    private static LuaValue or(@Nullable String value, String otherwise) {
        return LuaText.of(value == null ? otherwise : value);
    }

    private static LuaValue insert(MessageContext ctx, String line, int at) {
        if (at < 0) {
            ctx.edits().appendHeader(ctx.message(), line);
        } else {
            ctx.edits().insert(at, line);
        }
        return DONE;
    }

    // done, whether there was one or not
    private static LuaValue removed(MessageContext ctx, String name) {
        remove(ctx, name);
        return DONE;
    }

    private static void remove(MessageContext ctx, String name) {
        SipMessage message = ctx.message();
        for (int i = index(message, name, 0); i >= 0; i = message.findByName(name, i + 1)) {
            ctx.edits().deleteHeader(message, i);
        }
    }

    private static @Nullable String value(MessageContext ctx, String name, int wanted) {
        int at = index(ctx.message(), name, wanted);
        return at < 0 ? null : ctx.message().headerValue(at);
    }

    // counted from 0, or from the last by negative numbers; -1 when there is none
    private static int index(SipMessage message, String name, int wanted) {
        int count = 0;
        for (int i = message.findByName(name, 0); i >= 0; i = message.findByName(name, i + 1)) {
            count++;
        }
        int position = wanted < 0 ? count + wanted : wanted;
        int at = 0;
        for (int i = message.findByName(name, 0); i >= 0; i = message.findByName(name, i + 1)) {
            if (at++ == position) {
                return i;
            }
        }
        return -1;
    }
}
