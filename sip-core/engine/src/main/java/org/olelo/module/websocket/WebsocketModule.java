package org.olelo.module.websocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.module.xhttp.api.HttpReplies;
import org.olelo.net.Flow;
import org.olelo.net.Protocol;
import org.olelo.net.tcp.CloseReason;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.sip.SipRequest;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module websocket: handshakes, closing and keep-alive of WebSockets; the framing is the transport's. */
public final class WebsocketModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("websocket");
    private static final int SUB_PROTOCOL_SIP = 1;
    private static final int SUB_PROTOCOL_MSRP = 2;
    private static final int MECHANISM_PING = 1;
    private static final int MECHANISM_PONG = 2;
    private static final int MOST_LISTED = 50;
    private static final int LONGEST_CONTROL = 125;
    private static final int NORMAL = 1000;
    /** Id of the connection that event_route[websocket:closed] is about. */
    private static final AttachmentKey<Integer> CLOSED_ID = new AttachmentKey<>("websocket closed");

    private final Engine engine;
    private final Map<Integer, WsConnection> connections = new ConcurrentSkipListMap<>();
    private final WsStatistics statistics;
    private @Nullable HttpReplies http;
    private @Nullable TcpTransport tcp;
    private @Nullable CfgInt enabled;
    private @Nullable CfgInt timeout;
    private @Nullable ScriptRoute closedRoute;
    private byte[] pingData = {};

    @ModParam(value = "keepalive_mechanism", doc = "0 none, 1 ping, 2 pong.")
    private int mechanism = MECHANISM_PING;

    @ModParam(value = "keepalive_timeout", doc = "Seconds without a frame until a keep-alive is sent.")
    private int keepaliveTimeout = 180;

    @ModParam(value = "keepalive_processes", doc = "Without effect: the timer needs no process.")
    private int processes = 1;

    @ModParam(value = "keepalive_interval", doc = "Seconds between looks at the connections.")
    private int interval = 1;

    @ModParam(value = "timer_interval", doc = "Without effect: closed connections are removed at once.")
    private int timerInterval = 1;

    @ModParam(value = "rm_delay_interval", doc = "Seconds to wait for a peer's answer to a close frame.")
    private int removeDelay = 5;

    @ModParam(value = "ping_application_data", doc = "Data of pings; default the Server header's text.")
    private String pingText = "";

    @ModParam(value = "sub_protocols", doc = "1 sip; msrp (2) is not spoken.")
    private int subProtocols = SUB_PROTOCOL_SIP;

    @ModParam(value = "cors_mode", doc = "Access-Control-Allow-Origin: 0 none, 1 any, 2 the client's origin.")
    private int corsMode;

    @ModParam(value = "verbose_list", doc = "Without effect.")
    private int verboseList;

    @ModParam(value = "event_callback", doc = "Without effect: there are no embedded languages.")
    private String eventCallback = "";

    /** On that engine. */
    public WebsocketModule(Engine engine) {
        this.engine = engine;
        statistics = new WsStatistics(engine.statistics());
    }

    @Override
    public void init() throws ModuleException {
        http = engine.api(HttpReplies.class);
        if (!(engine.transports().transport(Protocol.WS) instanceof TcpTransport transport)) {
            throw new ModuleException("WebSockets need TCP; remove disable_tcp=yes");
        }
        tcp = transport;
        if ((subProtocols & SUB_PROTOCOL_MSRP) != 0) {
            throw new ModuleException("sub_protocols: msrp is not spoken; set it to 1");
        }
        if (subProtocols != SUB_PROTOCOL_SIP) {
            throw new ModuleException("sub_protocols: no known sub-protocol is enabled; set it to 1");
        }
        if (mechanism < 0 || mechanism > MECHANISM_PONG) {
            throw new ModuleException("keepalive_mechanism is 0, 1 or 2");
        }
        if (corsMode < 0 || corsMode > 2) {
            throw new ModuleException("cors_mode is 0, 1 or 2");
        }
        pingData = pingText.isEmpty() ? defaultPing() : pingText.getBytes(StandardCharsets.ISO_8859_1);
        if (pingData.length > LONGEST_CONTROL) {
            throw new ModuleException("ping_application_data is longer than 125 bytes");
        }
        if (engine.settings().integer("tcp_accept_no_cl") == 0) {
            LOG.warn("tcp_accept_no_cl is off: handshakes without Content-Length, as browsers send them, are not read");
        }
        enabled = engine.cfg().integer("websocket", "enabled", 1, 0, 1, "Shows whether WebSockets are enabled or not.");
        timeout = engine.cfg()
                .integer(
                        "websocket",
                        "keepalive_timeout",
                        Math.max(1, keepaliveTimeout),
                        1,
                        24 * 3600,
                        "Time (in seconds) after which to send a keep-alive on idle WebSocket connections.");
        transport.addListener(this::closed);
    }

    @Override
    public void start() {
        closedRoute = engine.route(RouteKind.EVENT, "websocket:closed");
        if (mechanism != 0) {
            engine.periodicTimers().register("websocket", Math.max(1, interval) * 1000L, this::keepAlive);
        }
    }

    @ScriptFunction(
            value = "ws_handle_handshake",
            doc = "Answers the HTTP request of a WebSocket client: 1, or 0 (the script ends) when it is refused.")
    public int handleHandshake(MessageContext ctx) {
        TcpTransport transport = tcp;
        HttpReplies replies = http;
        if (transport == null || replies == null || !(ctx.message() instanceof SipRequest request) || request.isSip()) {
            LOG.warn("ws_handle_handshake() serves event_route[xhttp:request] only");
            return 0;
        }
        CfgInt on = enabled;
        if (on == null || on.get() == 0) {
            LOG.info("WebSockets are disabled: handshake refused");
            replies.reply(ctx, 503, "Service Unavailable", "", "");
            return 0;
        }
        TcpConnection connection = transport.connections().get(ctx.flow().connectionId());
        Handshake answer = Handshake.answer(request, corsMode);
        if (connection == null || answer.code() != 101) {
            LOG.info(
                    "handshake refused, code={} peer={}",
                    answer.code(),
                    ctx.flow().sourceIp());
            statistics.failedHandshakes.increment();
            refuse(ctx, replies, answer);
            return 0;
        }
        ctx.clear(MessageFlag.REPLY_CLOSE);
        WsConnection opened = new WsConnection(connection, statistics, engine.clock());
        connections.put(connection.id(), opened);
        statistics.opened();
        connection.becomeWebSocket(
                replies.write(ctx, answer.code(), answer.reason(), answer.headers(), "", ""), opened);
        if (connection.state() == TcpConnection.State.CLOSED) {
            remove(connection, CloseReason.PEER);
            return 0;
        }
        return 1;
    }

    private static void refuse(MessageContext ctx, HttpReplies replies, Handshake answer) {
        ctx.replyHeaders().add(answer.headers());
        replies.reply(ctx, answer.code(), answer.reason(), "", "");
    }

    @ScriptFunction(value = "ws_close", doc = "Closes the WebSocket that the message came by: 1000 Normal closure.")
    public int wsClose(MessageContext ctx) {
        return close(ctx.flow().connectionId(), NORMAL, "Normal closure");
    }

    @ScriptFunction(value = "ws_close", doc = "Closes the WebSocket that the message came by.")
    public int wsClose(MessageContext ctx, int status, String reason) {
        return close(ctx.flow().connectionId(), status, reason);
    }

    @ScriptFunction(value = "ws_close", doc = "Closes the WebSocket of that id.")
    public int wsClose(MessageContext ctx, int status, String reason, int id) {
        return close(id, status, reason);
    }

    private int close(int id, int status, String reason) {
        WsConnection found = connections.get(id);
        if (found == null || found.closing()) {
            LOG.warn("ws_close: no such WebSocket, id={}", id);
            return -1;
        }
        found.close(status, reason, Math.max(1, removeDelay) * 1000L);
        return 1;
    }

    @PvExport(value = "ws_conid", doc = "Id of the WebSocket: that the message came by, or that was closed.")
    Value connectionId(MessageContext ctx) {
        Integer closed = ctx.attachment(CLOSED_ID);
        if (closed != null) {
            return Value.of(closed);
        }
        int id = ctx.flow().connectionId();
        return id != 0 && connections.containsKey(id) ? Value.of(id) : Value.NULL;
    }

    @RpcExport(value = "ws.dump", doc = "List websocket connections")
    void dump(RpcCall call) {
        String order = call.text(0, "id_hash");
        List<WsConnection> all = new ArrayList<>(connections.values());
        switch (order) {
            case "id_hash" -> {}
            case "used_desc" -> all.sort(Comparator.comparingLong(WsConnection::lastUsedMs));
            case "used_asc" ->
                all.sort(Comparator.comparingLong(WsConnection::lastUsedMs).reversed());
            default -> throw new RpcFault(400, "Bad display order parameter");
        }
        RpcValue.Struct result = call.struct();
        RpcValue.Struct list = result.struct("connections");
        int shown = Math.min(all.size(), MOST_LISTED);
        for (WsConnection each : all.subList(0, shown)) {
            list.add(Integer.toString(each.connection().id()), each.describe());
        }
        result.struct("info").add("wscounter", shown).add("truncated", all.size() > shown ? "yes" : "no");
    }

    @RpcExport(value = "ws.close", doc = "Close a websocket connection by id")
    void closeById(RpcCall call) {
        known(call).close(NORMAL, "Normal closure", Math.max(1, removeDelay) * 1000L);
    }

    @RpcExport(value = "ws.ping", doc = "Send ping on a websocket connection by id")
    void ping(RpcCall call) {
        known(call).ping(pingData);
    }

    @RpcExport(value = "ws.pong", doc = "Send pong on a websocket connection by id")
    void pong(RpcCall call) {
        known(call).connection().pong(pingData);
    }

    @RpcExport(value = "ws.disable", doc = "Disable websocket connection handling")
    void disable(RpcCall call) {
        enable(0);
    }

    @RpcExport(value = "ws.enable", doc = "Enable websocket connection handling")
    void enable(RpcCall call) {
        enable(1);
    }

    private void enable(int value) {
        CfgInt on = enabled;
        if (on != null) {
            on.set(value);
        }
    }

    private WsConnection known(RpcCall call) {
        long id;
        try {
            id = call.number(0);
        } catch (RpcFault e) {
            throw new RpcFault(500, "Invalid Parameters");
        }
        WsConnection found = id > 0 && id <= Integer.MAX_VALUE ? connections.get((int) id) : null;
        if (found == null) {
            throw new RpcFault(500, "Unknown connection ID");
        }
        return found;
    }

    private byte[] defaultPing() {
        String header = engine.settings().string("server_header");
        int colon = header == null ? -1 : header.indexOf(':');
        String text =
                header == null || colon < 0 ? "" : header.substring(colon + 1).strip();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length > LONGEST_CONTROL ? new byte[0] : bytes;
    }

    private void keepAlive() {
        CfgInt seconds = timeout;
        long limit = (seconds == null ? keepaliveTimeout : seconds.get()) * 1000L;
        for (WsConnection each : connections.values()) {
            if (each.idleMs() <= limit) {
                continue;
            }
            if (each.closing() || each.awaitingPong()) {
                LOG.info(
                        "WebSocket does not answer and is closed, id={}",
                        each.connection().id());
                each.connection().close();
            } else if (mechanism == MECHANISM_PING) {
                each.ping(pingData);
            } else {
                each.connection().pong(pingData);
            }
        }
    }

    private void closed(TcpConnection connection, CloseReason reason) {
        remove(connection, reason);
    }

    private void remove(TcpConnection connection, CloseReason reason) {
        WsConnection gone = connections.remove(connection.id());
        if (gone == null) {
            return;
        }
        gone.ended(reason);
        ScriptRoute route = closedRoute;
        if (route != null) {
            engine.execute("websocket-closed", () -> runClosed(route, connection));
        }
    }

    private void runClosed(ScriptRoute route, TcpConnection connection) {
        Worker worker = engine.takeWorker();
        try {
            Flow came = connection.flow();
            Flow flow = new Flow(
                    connection.protocol(),
                    connection.peer(),
                    came == null ? connection.socket().address() : came.destination(),
                    connection.socket().port(),
                    connection.socket(),
                    0,
                    null);
            MessageContext ctx = new MessageContext(engine.fakeContext().message(), flow, worker, 0);
            ctx.attach(CLOSED_ID, connection.id());
            ctx.routeKind(RouteKind.REQUEST);
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }
}
