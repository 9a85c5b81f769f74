package org.olelo.module.dispatcher;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.net.SocketRegistry;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;

/** The selected destinations in the XAVPs of a message: one root for each, the current one first. */
final class Records {
    private static final int WITHOUT_ATTRIBUTES = 1;
    private static final int WITH_SOCKET = 2;
    private static final int WITH_SOCKET_NAME = 4;
    private static final int WITHOUT_COUNT = 1;

    private final DispatcherSettings settings;
    private final SocketRegistry sockets;

    Records(DispatcherSettings settings, SocketRegistry sockets) {
        this.settings = settings;
        this.sockets = sockets;
    }

    /** One destination as it stands in the XAVPs. */
    record Current(
            String uri,
            int set,
            @Nullable LocalSocket socket,
            @Nullable String duid) {}

    /** Adds a record at that position among all roots. */
    void add(MessageContext ctx, int position, int set, Gateway gateway, boolean counted) {
        Xavp root = new Xavp(settings.xavpDst, Value.NULL);
        List<Xavp> fields = root.makeChildren();
        GatewayAttributes attributes = gateway.attributes();
        put(fields, "uri", Value.of(gateway.uri()));
        put(fields, "grp", Value.of(set));
        if ((settings.xavpDstMode & WITHOUT_ATTRIBUTES) == 0
                && !attributes.body().isEmpty()) {
            put(fields, "attrs", Value.of(attributes.body()));
        }
        LocalSocket socket = gateway.socket();
        if (socket != null) {
            put(fields, "sock", Value.of(pointer(socket)));
        }
        String text = attributes.socket();
        if ((settings.xavpDstMode & WITH_SOCKET) != 0 && text != null && !text.isEmpty()) {
            put(fields, "socket", Value.of(text));
        }
        String name = attributes.socketName();
        if ((settings.xavpDstMode & WITH_SOCKET_NAME) != 0 && name != null && !name.isEmpty()) {
            put(fields, "sockname", Value.of(name));
        }
        String duid = attributes.duid();
        if (counted && duid != null && !duid.isEmpty()) {
            put(fields, "dstid", Value.of(duid));
        }
        ctx.stores().xavps().add(position, root);
    }

    private static void put(List<Xavp> fields, String name, Value value) {
        fields.addFirst(new Xavp(name, value));
    }

    /** Tells the script how many were selected. */
    void count(MessageContext ctx, int selected) {
        if ((settings.xavpCtxMode & WITHOUT_COUNT) != 0 || settings.xavpCtx.isEmpty()) {
            return;
        }
        List<Xavp> roots = ctx.stores().xavps();
        int at = position(roots, settings.xavpCtx);
        Xavp root;
        if (at < 0) {
            root = new Xavp(settings.xavpCtx, Value.NULL);
            roots.addFirst(root);
        } else {
            root = roots.get(at);
        }
        put(root.makeChildren(), "cnt", Value.of(selected));
    }

    /** The current destination, or null. */
    @Nullable
    Current current(MessageContext ctx) {
        List<Xavp> roots = ctx.stores().xavps();
        int at = position(roots, settings.xavpDst);
        List<Xavp> fields = at < 0 ? null : roots.get(at).children();
        Value uri = fields == null ? Value.NULL : field(fields, "uri");
        if (fields == null || !uri.isString()) {
            return null;
        }
        Value duid = field(fields, "dstid");
        return new Current(
                uri.text(),
                field(fields, "grp").number(),
                socket(field(fields, "sock").text()),
                duid.isString() ? duid.text() : null);
    }

    /** Removes the current destination; false when there is none. */
    boolean drop(MessageContext ctx) {
        List<Xavp> roots = ctx.stores().xavps();
        int at = position(roots, settings.xavpDst);
        if (at >= 0) {
            roots.remove(at);
        }
        return at >= 0;
    }

    private static int position(List<Xavp> list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Value field(List<Xavp> fields, String name) {
        int at = position(fields, name);
        return at < 0 ? Value.NULL : fields.get(at).value();
    }

    /** A socket as Kamailio prints a pointer in an XAVP. */
    private static String pointer(LocalSocket socket) {
        return "<<vptr:0x" + Integer.toHexString(System.identityHashCode(socket)) + ">>";
    }

    private @Nullable LocalSocket socket(String pointer) {
        if (pointer.isEmpty()) {
            return null;
        }
        for (LocalSocket socket : sockets.all()) {
            if (pointer(socket).equals(pointer)) {
                return socket;
            }
        }
        return null;
    }
}
