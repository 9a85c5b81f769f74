package org.olelo.module.app_lua;

import java.net.Inet4Address;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of KSR itself: tests of the message, logging, flags of branches, next hop; and KSR.x. */
final class KsrCore {
    private static final Logger LOG = LoggerFactory.getLogger("app_lua");
    private static final LuaValue DONE = LuaValue.valueOf(1);
    private static final LuaValue FAILED = LuaValue.valueOf(-1);
    private static final Set<String> METHODS = Set.of(
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "REGISTER",
            "MESSAGE",
            "SUBSCRIBE",
            "PUBLISH",
            "NOTIFY",
            "OPTIONS",
            "INFO",
            "UPDATE",
            "PRACK",
            "REFER",
            "KDMQ",
            "GET",
            "POST",
            "PUT",
            "DELETE");
    // letters of is_method_in
    private static final String LETTERS = "IABCRMSPNOFUGQKDW";
    private static final String[] OF_LETTERS = {
        "INVITE",
        "ACK",
        "BYE",
        "CANCEL",
        "REGISTER",
        "MESSAGE",
        "SUBSCRIBE",
        "PUBLISH",
        "NOTIFY",
        "OPTIONS",
        "INFO",
        "UPDATE",
        "GET",
        "PRACK",
        "KDMQ",
        "DELETE",
        "POST"
    };
    private static final Set<String> TESTS = Set.of("isflagset", "isbflagset", "issflagset", "isdsturiset");

    private final Engine engine;

    KsrCore(Engine engine) {
        this.engine = engine;
    }

    /** True for functions of the core that give true or false, or nothing, instead of a code. */
    static boolean isTest(String name) {
        return TESTS.contains(name)
                || name.startsWith("set")
                || name.startsWith("reset")
                || name.equals("force_rport")
                || name.equals("add_local_rport");
    }

    /** KSR.x: how the script ends. */
    static KsrFunction.@Nullable Body control(String name) {
        return switch (name) {
            case "exit" ->
                (ctx, args) -> {
                    ctx.exit();
                    throw ScriptExit.INSTANCE;
                };
            case "drop" ->
                (ctx, args) -> {
                    ctx.drop();
                    throw ScriptExit.INSTANCE;
                };
            default -> null;
        };
    }

    KsrFunction.@Nullable Body named(String name) {
        if (name.startsWith("is_")) {
            KsrFunction.Body test = test(name.substring(3));
            if (test != null) {
                return test;
            }
        }
        return switch (name) {
            case "dbg", "info", "notice", "warn", "err", "crit" ->
                (ctx, args) -> {
                    log(name, LuaText.text(args.arg1()));
                    return DONE;
                };
            case "log" ->
                (ctx, args) -> {
                    log(LuaText.text(args.arg1()), LuaText.text(args.arg(2)));
                    return DONE;
                };
            case "setdsturi" ->
                (ctx, args) -> {
                    ctx.dstUri(LuaText.text(args.arg1()));
                    return LuaValue.TRUE;
                };
            case "resetdsturi" ->
                (ctx, args) -> {
                    ctx.dstUri(null);
                    return LuaValue.TRUE;
                };
            case "isdsturiset" -> (ctx, args) -> LuaValue.valueOf(ctx.dstUri() != null);
            case "setbflag" ->
                (ctx, args) -> {
                    ctx.branchFlags(ctx.branchFlags() | 1 << args.toint(1));
                    return LuaValue.TRUE;
                };
            case "resetbflag" ->
                (ctx, args) -> {
                    ctx.branchFlags(ctx.branchFlags() & ~(1 << args.toint(1)));
                    return LuaValue.TRUE;
                };
            case "isbflagset" -> (ctx, args) -> LuaValue.valueOf((ctx.branchFlags() & 1 << args.toint(1)) != 0);
            case "forward_uri" -> (ctx, args) -> forward(ctx, LuaText.text(args.arg1()));
            default -> null;
        };
    }

    private LuaValue forward(MessageContext ctx, String uri) {
        String before = ctx.dstUri();
        ctx.dstUri(uri);
        int code = engine.stateless().forward(ctx);
        ctx.dstUri(before);
        return code > 0 ? DONE : FAILED;
    }

    private KsrFunction.@Nullable Body test(String what) {
        if (METHODS.contains(what)) {
            return (ctx, args) -> LuaValue.valueOf(method(ctx).equals(what));
        }
        return switch (what) {
            case "method" -> (ctx, args) -> LuaValue.valueOf(method(ctx).equals(LuaText.text(args.arg1())));
            case "method_in" -> (ctx, args) -> LuaValue.valueOf(inLetters(method(ctx), LuaText.text(args.arg1())));
            case "UDP", "TCP", "TLS", "SCTP", "WS", "WSS" ->
                (ctx, args) -> LuaValue.valueOf(ctx.flow().protocol() == Protocol.valueOf(what));
            case "IPv4" -> (ctx, args) -> LuaValue.valueOf(ctx.flow().source() instanceof Inet4Address);
            case "IPv6" -> (ctx, args) -> LuaValue.valueOf(!(ctx.flow().source() instanceof Inet4Address));
            case "src_port" -> (ctx, args) -> LuaValue.valueOf(ctx.flow().sourcePort() == args.toint(1));
            case "dst_port" -> (ctx, args) -> LuaValue.valueOf(ctx.flow().destinationPort() == args.toint(1));
            case "myself" -> (ctx, args) -> myself(SipUri.parse(LuaText.text(args.arg1())));
            case "myself_ruri" -> (ctx, args) -> myself(ctx.isRequest() ? ctx.parsedUri() : null);
            case "myself_furi" -> (ctx, args) -> myself(uri(ctx.message().from()));
            case "myself_turi" -> (ctx, args) -> myself(uri(ctx.message().to()));
            case "myself_duri" -> (ctx, args) -> myself(parsed(ctx.dstUri()));
            case "myself_suri" ->
                (ctx, args) -> LuaValue.valueOf(engine.sockets()
                        .isMyself(
                                ctx.flow().sourceIp(),
                                ctx.flow().sourcePort(),
                                ctx.flow().protocol()));
            case "myself_srcip" ->
                (ctx, args) ->
                        LuaValue.valueOf(engine.sockets().isMyself(ctx.flow().sourceIp(), 0, null));
            default -> null;
        };
    }

    private static @Nullable SipUri parsed(@Nullable String uri) {
        return uri == null ? null : SipUri.parse(uri);
    }

    private static @Nullable SipUri uri(@Nullable NameAddr address) {
        return address == null ? null : address.uri();
    }

    private LuaValue myself(@Nullable SipUri uri) {
        SocketRegistry sockets = engine.sockets();
        return LuaValue.valueOf(
                uri != null && uri.gr() == null && sockets.isMyself(uri.host(), Math.max(0, uri.port()), null));
    }

    private static String method(MessageContext ctx) {
        return ctx.isRequest()
                ? ctx.request().methodName()
                : ctx.message().cseqMethod().toString();
    }

    private static boolean inLetters(String method, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            int known = LETTERS.indexOf(letters.charAt(i));
            if (known >= 0 && OF_LETTERS[known].equals(method)) {
                return true;
            }
        }
        return false;
    }

    static void log(String level, String text) {
        switch (level.toLowerCase(Locale.ROOT)) {
            case "dbg", "l_dbg" -> LOG.debug("{}", text);
            case "info", "l_info", "notice", "l_notice" -> LOG.info("{}", text);
            case "warn", "l_warn" -> LOG.warn("{}", text);
            default -> LOG.error("{}", text);
        }
    }
}
