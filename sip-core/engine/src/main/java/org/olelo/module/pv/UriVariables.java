package org.olelo.module.pv;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.UriParts;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;
import org.olelo.sip.Via;
import org.olelo.text.Latin;

/** Request-URI, original URI, destination URI and the forced socket: $ru $rU $rd $rp $rP $ou … $du … $nh(x) $fs. */
final class UriVariables {
    private final SocketRegistry sockets;

    UriVariables(SocketRegistry sockets) {
        this.sockets = sockets;
    }

    private interface UriReader {
        @Nullable
        SipUri read(MessageContext ctx);
    }

    void addTo(VariableTable table) {
        table.writable(
                ctx -> Value.of(ctx.isRequest() && ctx.parsedUri() != null ? ctx.uri() : null),
                UriVariables::setUri,
                "ru",
                "ruri");
        UriReader current = ctx -> ctx.isRequest() ? ctx.parsedUri() : null;
        table.writable(user(current), UriVariables::setUser, "rU", "ruri.user");
        table.writable(host(current), UriVariables::setHost, "rd", "ruri.domain");
        table.writable(port(current), UriVariables::setPort, "rp");
        table.value(protocol(current), "rP");
        table.value(ctx -> length(user(current).get(ctx)), "rUl");
        table.value(ctx -> schemeValue(current.read(ctx)), "rz");

        UriReader original = ctx -> ctx.isRequest() ? ctx.request().parsedUri() : null;
        table.text(ctx -> ctx.isRequest() ? ctx.request().requestUri() : null, "ou", "ouri");
        table.value(user(original), "oU");
        table.value(host(original), "od");
        table.value(port(original), "op");
        table.value(protocol(original), "oP");
        table.value(ctx -> length(user(original).get(ctx)), "oUl");

        UriReader destination = ctx -> parsed(ctx.dstUri());
        table.writable(ctx -> Value.of(ctx.dstUri()), UriVariables::setDestination, "du", "duri");
        table.value(host(destination), "dd");
        table.value(port(destination), "dp");
        table.value(protocol(destination), "dP");

        UriReader next = ctx -> ctx.dstUri() != null ? parsed(ctx.dstUri()) : current.read(ctx);
        table.keyed(
                "nh",
                java.util.Map.of(
                        "u",
                                ctx -> Value.of(
                                        ctx.dstUri() != null ? ctx.dstUri() : ctx.isRequest() ? uri(ctx) : back(ctx)),
                        "U", user(next),
                        "d", host(next),
                        "p", nextPort(next),
                        "P", protocol(next)));

        table.writable(UriVariables::socket, this::setSocket, "fs");
        table.writable(UriVariables::socketName, this::setSocketByName, "fsn");
        table.value(
                ctx -> Value.of(ctx.sendSocket() == null ? 0 : ctx.sendSocket().port()), "fsp");
    }

    private static @Nullable String uri(MessageContext ctx) {
        return ctx.isRequest() ? ctx.uri() : null;
    }

    /** Where a reply goes: by its second Via. */
    private static @Nullable String back(MessageContext ctx) {
        Via via = ctx.message().via2();
        if (via == null) {
            return null;
        }
        String received = via.received();
        int port = via.rport() > 0 ? via.rport() : via.port() > 0 ? via.port() : 5060;
        String host = received == null || received.isEmpty() ? via.host() : received;
        return "sip:" + host + ':' + port + ";transport=" + Latin.lower(via.transport());
    }

    private static @Nullable SipUri parsed(@Nullable String text) {
        return text == null ? null : SipUri.parse(text);
    }

    static Value part(@Nullable String text) {
        return text == null || text.isEmpty() ? Value.NULL : Value.of(text);
    }

    static Value userOf(@Nullable SipUri uri) {
        return uri == null ? Value.NULL : part(user(uri));
    }

    /** The user; with user=phone without the parameters of the telephone number. */
    static String user(SipUri uri) {
        String user = uri.user();
        int semicolon = user.indexOf(';');
        return semicolon > 0 && "phone".equalsIgnoreCase(uri.userParam()) ? user.substring(0, semicolon) : user;
    }

    static Value hostOf(@Nullable SipUri uri) {
        return uri == null ? Value.NULL : part(uri.host());
    }

    private static Value length(Value value) {
        return Value.of(value.isNull() ? 0 : value.text().length());
    }

    private static Pv user(UriReader reader) {
        return ctx -> userOf(reader.read(ctx));
    }

    private static Pv host(UriReader reader) {
        return ctx -> hostOf(reader.read(ctx));
    }

    private static Pv port(UriReader reader) {
        return ctx -> {
            SipUri uri = reader.read(ctx);
            if (uri == null) {
                return Value.NULL;
            }
            if (uri.hasPort()) {
                return Value.of(Math.max(0, uri.port()), uri.portText());
            }
            return "tls".equalsIgnoreCase(uri.transport()) ? Value.of(5061, "5061") : Value.of(5060, "5060");
        };
    }

    /** The transport parameter as written, with the number of the protocol; UDP without it, also in sips URIs. */
    private static Pv protocol(UriReader reader) {
        return ctx -> {
            SipUri uri = reader.read(ctx);
            if (uri == null) {
                return Value.NULL;
            }
            String transport = uri.isSip() ? uri.transport() : null;
            if (transport == null || transport.isEmpty()) {
                return Value.text("UDP", Protocol.UDP.number());
            }
            Protocol known = Protocol.ofToken(transport.toLowerCase(Locale.ROOT));
            return Value.text(transport, known == null ? 0 : known.number());
        };
    }

    // $nh(p) knows one default port, $dp and $rp know that of TLS
    private static Pv nextPort(UriReader reader) {
        return ctx -> {
            SipUri uri = reader.read(ctx);
            if (uri == null) {
                return Value.NULL;
            }
            int port = uri.port() > 0 ? uri.port() : Protocol.UDP.defaultPort();
            return Value.of(port, Integer.toString(port));
        };
    }

    // Kamailio's uri_type: sip 1, sips 2, tel 3, tels 4
    private static Value schemeValue(@Nullable SipUri uri) {
        String scheme = scheme(uri);
        if (scheme == null) {
            return Value.NULL;
        }
        int number = switch (scheme) {
            case "sip" -> 1;
            case "sips" -> 2;
            case "tel" -> 3;
            case "tels" -> 4;
            default -> 0;
        };
        return Value.text(scheme, number);
    }

    /** user=phone makes a SIP URI a telephone URI, as in Kamailio. */
    private static @Nullable String scheme(@Nullable SipUri uri) {
        if (uri == null) {
            return null;
        }
        if (uri.isSip() && "phone".equalsIgnoreCase(uri.userParam())) {
            return uri.scheme().isSecure() ? "tels" : "tel";
        }
        return uri.scheme().token();
    }

    private static boolean setUri(MessageContext ctx, Value value) {
        if (!ctx.isRequest() || !value.isString()) {
            return false;
        }
        ctx.uri(value.text());
        return true;
    }

    private static boolean change(MessageContext ctx, @Nullable String changed) {
        if (changed == null) {
            return false;
        }
        ctx.uri(changed);
        return true;
    }

    private static boolean setUser(MessageContext ctx, Value value) {
        boolean number = value.isInt() && !value.isString();
        return ctx.isRequest() && !number && change(ctx, UriParts.withUser(ctx.uri(), value.text()));
    }

    private static boolean setHost(MessageContext ctx, Value value) {
        return ctx.isRequest() && value.isString() && change(ctx, UriParts.withHost(ctx.uri(), value.text()));
    }

    private static boolean setPort(MessageContext ctx, Value value) {
        return ctx.isRequest() && change(ctx, UriParts.withPort(ctx.uri(), value.text()));
    }

    private static boolean setDestination(MessageContext ctx, Value value) {
        if (value.isInt() && !value.isString()) {
            return false;
        }
        ctx.dstUri(value.isNull() || value.text().isEmpty() ? null : value.text());
        return true;
    }

    private static Value socket(MessageContext ctx) {
        LocalSocket socket = ctx.sendSocket();
        return socket == null ? Value.NULL : Value.of(socket.sockString());
    }

    private static Value socketName(MessageContext ctx) {
        LocalSocket socket = ctx.sendSocket();
        return socket == null ? Value.NULL : Value.of(socket.name());
    }

    private boolean setSocket(MessageContext ctx, Value value) {
        LocalSocket socket = value.isNull() ? null : sockets.ofText(value.text());
        return force(ctx, value, socket);
    }

    private boolean setSocketByName(MessageContext ctx, Value value) {
        LocalSocket socket = value.isNull() ? null : sockets.named(value.text());
        return force(ctx, value, socket);
    }

    private static boolean force(MessageContext ctx, Value value, @Nullable LocalSocket socket) {
        if (socket == null && !value.isNull()) {
            return false;
        }
        ctx.sendSocket(socket);
        return true;
    }
}
