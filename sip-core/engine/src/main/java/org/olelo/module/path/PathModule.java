package org.olelo.module.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.Outbound;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.edit.EditText;
import org.olelo.sip.edit.EditText.Part;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;

/** Module path: adds this server to the Path of a registration, and sends requests back along it. */
public final class PathModule implements SipModule {
    private static final EditText R2 = EditText.of(";r2=on");
    private static final EditText END = EditText.of(">\r\n");
    private static final int FORMAT_ALIAS = 1;

    private final Engine engine;
    private @Nullable Outbound outbound;

    @ModParam(value = "use_received", doc = "1: the received parameter of the first Route is the next hop.")
    private int useReceived;

    @ModParam(value = "received_format", doc = "0: a SIP URI; 1: ip~port~protocol as in the alias of a contact.")
    private int receivedFormat;

    @ModParam(value = "received_name", doc = "Name of the received parameter.")
    private String receivedName = "received";

    @ModParam(value = "enable_r2", doc = "1: two Path header fields, of the sending and of the receiving socket.")
    private int doublePath;

    @ModParam(value = "sockname_mode", doc = "1: the name of the receiving socket stands in the parameter sn.")
    private int socketNames;

    /** On that engine. */
    public PathModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        outbound = engine.apiOrNull(Outbound.class);
        if (useReceived != 0) {
            engine.api(RecordRouting.class).onLooseRoute(this::routed);
        }
    }

    @ScriptFunction(value = "add_path", routes = RouteKind.REQUEST, doc = "Adds this server to the Path.")
    public boolean addPath(MessageContext ctx) {
        return addFlow(ctx, false);
    }

    @ScriptFunction(
            value = "add_path",
            routes = RouteKind.REQUEST,
            doc = "Adds this server to the Path with that user.")
    public boolean addPath(MessageContext ctx, String user) {
        return add(ctx, user, "", false);
    }

    @ScriptFunction(
            value = "add_path",
            routes = RouteKind.REQUEST,
            doc = "Adds this server to the Path with user and parameters.")
    public boolean addPath(MessageContext ctx, String user, String params) {
        return add(ctx, user, params, false);
    }

    @ScriptFunction(
            value = "add_path_received",
            routes = RouteKind.REQUEST,
            doc = "Adds this server to the Path with the sender's address.")
    public boolean addPathReceived(MessageContext ctx) {
        return addFlow(ctx, true);
    }

    @ScriptFunction(
            value = "add_path_received",
            routes = RouteKind.REQUEST,
            doc = "Adds this server to the Path with that user and the sender's address.")
    public boolean addPathReceived(MessageContext ctx, String user) {
        return add(ctx, user, "", true);
    }

    @ScriptFunction(
            value = "add_path_received",
            routes = RouteKind.REQUEST,
            doc = "Adds this server to the Path with user, the sender's address and parameters.")
    public boolean addPathReceived(MessageContext ctx, String user, String params) {
        return add(ctx, user, params, true);
    }

    /** With the token of the flow for its user, where module outbound is loaded and the request asks for it. */
    private boolean addFlow(MessageContext ctx, boolean received) {
        Outbound flows = outbound;
        String token = flows == null ? null : flows.token(ctx);
        return token == null ? add(ctx, "", "", received) : add(ctx, token, "ob", received);
    }

    private boolean add(MessageContext ctx, String user, String params, boolean received) {
        String tail = ";lr" + (received ? received(ctx.flow()) : "") + (params.isEmpty() ? "" : ";" + params);
        SipMessage message = ctx.message();
        if (message.hasMalformedHeader()) {
            return false;
        }
        int first = message.find(HeaderId.PATH);
        int offset = first < 0 ? message.headersEnd() : message.lineStart(first);
        if (doublePath == 0) {
            ctx.edits().insert(offset, HeaderId.PATH, line(ctx, user, EditText.sending(Part.ADDRESS), tail));
            return true;
        }
        ctx.edits().insert(offset, HeaderId.PATH, line(ctx, user, EditText.sending(Part.ADDRESS), tail, R2));
        ctx.edits().insert(offset, HeaderId.PATH, line(ctx, user, EditText.received(Part.ADDRESS), tail, R2));
        return true;
    }

    private EditText[] line(MessageContext ctx, String user, EditText address, String tail, EditText... more) {
        List<EditText> texts = new ArrayList<>();
        texts.add(EditText.of(user.isEmpty() ? "Path: <sip:" : "Path: <sip:" + user + '@'));
        texts.add(address);
        texts.add(EditText.of(tail + socketName(ctx.flow().socket())));
        texts.addAll(List.of(more));
        texts.add(END);
        return texts.toArray(EditText[]::new);
    }

    private String socketName(LocalSocket socket) {
        String name = socketNames == 0 ? null : socket.name();
        return name == null ? "" : ";sn=" + name;
    }

    private String received(Flow flow) {
        String host = IpText.uriHost(flow.source());
        int port = flow.sourcePort();
        if (receivedFormat == FORMAT_ALIAS) {
            return ";" + receivedName + '=' + flow.sourceIp() + '~' + port + '~'
                    + flow.protocol().number();
        }
        String transport = flow.protocol() == Protocol.UDP
                ? ""
                : "%3Btransport%3D" + flow.protocol().token();
        return ";" + receivedName + "=sip:" + host + ':' + port + transport;
    }

    private void routed(MessageContext ctx, String params) {
        String value = Parameters.value(params, receivedName);
        if (value == null || value.isEmpty()) {
            return;
        }
        String uri = receivedFormat == FORMAT_ALIAS ? aliasUri(value) : unescaped(value);
        if (uri != null) {
            ctx.dstUri(uri);
        }
    }

    private static @Nullable String aliasUri(String value) {
        String[] words = value.split("~", -1);
        Protocol protocol = words.length == 3 ? Protocol.ofNumber(Latin.parseInt(words[2])) : null;
        if (protocol == null) {
            return null;
        }
        String host = words[0].indexOf(':') >= 0 && !words[0].startsWith("[") ? '[' + words[0] + ']' : words[0];
        String uri = "sip:" + host + ':' + words[1];
        return protocol == Protocol.UDP ? uri : uri + ";transport=" + protocol.uriToken();
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%' && i + 2 < value.length()) {
                int high = Latin.hexValue(value.charAt(i + 1));
                int low = Latin.hexValue(value.charAt(i + 2));
                if (high >= 0 && low >= 0) {
                    text.append((char) (high << 4 | low));
                    i += 2;
                    continue;
                }
            }
            text.append(c);
        }
        return text.toString();
    }
}
