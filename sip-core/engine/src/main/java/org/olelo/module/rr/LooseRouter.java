package org.olelo.module.rr;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.FlowToken;
import org.olelo.module.rr.api.RecordRouting.RouteCallback;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;

/** loose_route(): RFC 3261 16.4 and 16.12, with the translation between strict and loose routers. */
final class LooseRouter {
    static final int ROUTED = 1;
    static final int ROUTED_BY_FLOW = 2;
    static final int NOT_ROUTED = -1;
    static final int FORGED_FLOW = -2;
    static final int PRELOADED = -3;

    private final SocketRegistry sockets;
    private final RouteSettings settings;
    private final List<RouteCallback> callbacks = new CopyOnWriteArrayList<>();

    LooseRouter(SocketRegistry sockets, RouteSettings settings) {
        this.sockets = sockets;
        this.settings = settings;
    }

    void onRouted(RouteCallback callback) {
        callbacks.add(callback);
    }

    /** Routes by the Route set; with {@code looseOnly} a Request-URI of this server is not taken for a strict router's. */
    int route(MessageContext ctx, boolean looseOnly) {
        List<RouteEntry> routes = RouteEntry.all(ctx.message());
        if (routes == null || routes.isEmpty()) {
            return NOT_ROUTED;
        }
        SipUri first = routes.get(0).uri();
        if (first == null) {
            return NOT_ROUTED;
        }
        SipUri target = ctx.parsedUri();
        if (target == null) {
            return NOT_ROUTED;
        }
        boolean preloaded = !ctx.message().to().hasTag();
        if (!preloaded && !looseOnly && isMyself(target) && target.gr() == null) {
            return afterStrict(ctx, routes, first, target);
        }
        return afterLoose(ctx, routes, first, preloaded);
    }

    /** The previous hop was a strict router: the Request-URI is the Route of this server (RFC 3261 16.4). */
    private int afterStrict(MessageContext ctx, List<RouteEntry> routes, SipUri first, SipUri target) {
        int at = 0;
        if (settings.doubleRecordRoute != RouteSettings.DOUBLE_NEVER && target.r2() != null && isMyself(first)) {
            forceSocket(ctx, first);
            routes.get(0).remove(ctx, false);
            at = 1;
            if (at == routes.size()) {
                return NOT_ROUTED;
            }
        }
        RouteEntry next = routes.get(at);
        SipUri uri = next.uri();
        if (uri == null) {
            return NOT_ROUTED;
        }
        if (!uri.lr()) {
            ctx.uri(uri.toString());
            next.remove(ctx, at > 0);
        } else {
            ctx.dstUri(uri.toString());
            int last = routes.size() - 1;
            ctx.uri(routes.get(last).value().uriText());
            routes.get(last).remove(ctx, last <= at);
        }
        routed(ctx, target.params());
        return ROUTED;
    }

    private int afterLoose(MessageContext ctx, List<RouteEntry> routes, SipUri first, boolean preloaded) {
        RouteState state = RouteState.of(ctx);
        int at = 0;
        boolean mine = isMyself(first);
        String params = first.params();
        if (mine) {
            FlowToken token = settings.outbound == null ? null : settings.outbound.read(first.user());
            if (token instanceof FlowToken.Forged) {
                return FORGED_FLOW;
            }
            state.routed = params;
            state.looked = true;
            at = removeOwn(ctx, routes, first);
            if (token instanceof FlowToken.Genuine flow && !flow.isOf(ctx.flow())) {
                ctx.dstUri(flow.uri());
                ctx.sendSocket(flow.socket());
                routed(ctx, params);
                return ROUTED_BY_FLOW;
            }
            if (at == routes.size()) {
                routed(ctx, params);
                return preloaded ? PRELOADED : ROUTED;
            }
            state.nextHop = true;
        }
        RouteEntry next = routes.get(at);
        SipUri uri = next.uri();
        if (uri == null) {
            return NOT_ROUTED;
        }
        if (uri.lr()) {
            ctx.dstUri(uri.toString());
        } else {
            toStrictRouter(ctx, routes, next, uri, at > 0);
        }
        if (mine) {
            routed(ctx, params);
        }
        return ROUTED;
    }

    /** Takes out the Route of this server, and the second of a double one; the index of what follows. */
    private int removeOwn(MessageContext ctx, List<RouteEntry> routes, SipUri first) {
        routes.get(0).remove(ctx, false);
        boolean isDouble = settings.doubleRecordRoute != RouteSettings.DOUBLE_NEVER && first.r2() != null;
        if (isDouble && routes.size() > 1) {
            SipUri second = routes.get(1).uri();
            if (second != null && isMyself(second)) {
                routes.get(1).remove(ctx, true);
                forceSocket(ctx, second);
                return 2;
            }
        }
        if (settings.forceSendSocket != 0) {
            forceSocket(ctx, first);
        }
        return 1;
    }

    /** RFC 3261 16.6 item 6: the Request-URI goes last into the Route set, its first value becomes the Request-URI. */
    private static void toStrictRouter(
            MessageContext ctx, List<RouteEntry> routes, RouteEntry next, SipUri uri, boolean othersBeforeGone) {
        next.remove(ctx, othersBeforeGone);
        ctx.edits().appendHeader(ctx.message(), "Route: <" + ctx.uri() + ">\r\n");
        ctx.uri(uri.toString());
    }

    private void forceSocket(MessageContext ctx, SipUri uri) {
        LocalSocket named = null;
        String name = settings.socketNames != 0 ? uri.param("sn") : null;
        if (name != null) {
            named = sockets.named(name);
        }
        LocalSocket socket = named != null ? named : sockets.denotedBy(uri.host(), port(uri), protocol(uri));
        if (socket != null) {
            ctx.sendSocket(socket);
        }
    }

    private void routed(MessageContext ctx, String params) {
        for (RouteCallback callback : callbacks) {
            callback.routed(ctx, params);
        }
    }

    boolean isMyself(SipUri uri) {
        return uri.isSip() && sockets.isMyself(uri.host(), port(uri), null);
    }

    private static int port(SipUri uri) {
        if (uri.port() > 0) {
            return uri.port();
        }
        Protocol protocol = protocol(uri);
        return protocol == null ? 5060 : protocol.defaultPort();
    }

    private static @Nullable Protocol protocol(SipUri uri) {
        String transport = uri.transport();
        if (transport != null && !transport.isEmpty()) {
            return Protocol.ofToken(transport);
        }
        return uri.scheme() == UriScheme.SIPS ? Protocol.TLS : Protocol.UDP;
    }

    /** Parameters of the topmost Route when it names this server, without the first ';'; else null. */
    @Nullable
    String ownParams(MessageContext ctx) {
        RouteState state = RouteState.of(ctx);
        if (!state.looked) {
            state.looked = true;
            state.routed = readOwnParams(ctx.message());
        }
        return state.routed;
    }

    private @Nullable String readOwnParams(SipMessage message) {
        if (message.find(HeaderId.ROUTE) < 0) {
            return null;
        }
        List<RouteEntry> routes = RouteEntry.all(message);
        SipUri first = routes == null || routes.isEmpty() ? null : routes.get(0).uri();
        return first != null && isMyself(first) ? first.params() : null;
    }
}
