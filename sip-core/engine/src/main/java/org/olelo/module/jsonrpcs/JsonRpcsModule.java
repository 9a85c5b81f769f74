package org.olelo.module.jsonrpcs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.olelo.module.xhttp.api.HttpReplies;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.json.JsonRpcProcessor;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;

/** Module jsonrpcs. Transports are bits of the parameter transport: 1 HTTP, 2 FIFO, 4 datagram; 0 all. */
public final class JsonRpcsModule implements SipModule {
    private static final int HTTP = 1;
    private static final int FIFO = 2;
    private static final int DATAGRAM = 4;
    private static final AttachmentKey<JsonRpcProcessor.Reply> LAST = new AttachmentKey<>("jsonrpl");

    private final Engine engine;
    private final JsonRpcProcessor processor;
    private @Nullable FifoServer fifo;
    private @Nullable DatagramServer datagram;
    private @Nullable HttpReplies http;

    @ModParam(value = "pretty_format", doc = "1: replies are indented.")
    private int prettyFormat = 1;

    @ModParam(value = "transport", doc = "Bits: 1 HTTP, 2 FIFO, 4 datagram; 0 all.")
    private int transport = FIFO | DATAGRAM;

    @ModParam(value = "fifo_name", doc = "Path of the FIFO; a bare name is in the run directory.")
    private String fifoName = "kamailio_rpc.fifo";

    @ModParam(value = "fifo_reply_dir", doc = "Directory of the clients' reply FIFOs.")
    private String fifoReplyDir = "/tmp/";

    @ModParam(value = "fifo_mode", doc = "Permissions of the FIFO; 0660 always.")
    private int fifoMode = 0660;

    @ModParam(value = "fifo_user", doc = "Owner of the FIFO; the user of the process always.")
    private String fifoUser = "";

    @ModParam(value = "fifo_group", doc = "Group of the FIFO; the group of the process always.")
    private String fifoGroup = "";

    @ModParam(value = "dgram_socket", doc = "Unix socket path, or udp:host:port; a bare name is in the run directory.")
    private String dgramSocket = "kamailio_rpc.sock";

    @ModParam(
            value = "dgram_workers",
            doc = "Workers of the datagram socket; each request has its own virtual thread here.")
    private int dgramWorkers = 1;

    @ModParam(value = "dgram_timeout", doc = "Time a reply may take to be sent, in ms.")
    private int dgramTimeout = 2000;

    @ModParam(value = "dgram_mode", doc = "Permissions of the unix socket; 0660 always.")
    private int dgramMode = 0660;

    @ModParam(value = "dgram_user", doc = "Owner of the unix socket; the user of the process always.")
    private String dgramUser = "";

    @ModParam(value = "dgram_group", doc = "Group of the unix socket; the group of the process always.")
    private String dgramGroup = "";

    /** On that engine. */
    public JsonRpcsModule(Engine engine) {
        this.engine = engine;
        this.processor = new JsonRpcProcessor(engine.rpc());
    }

    @Override
    public void init() throws ModuleException {
        if (transport < 0 || transport > (HTTP | FIFO | DATAGRAM)) {
            throw new ModuleException("transport must be from 0 to 7 (bits: 1 HTTP, 2 FIFO, 4 datagram)");
        }
        http = engine.apiOrNull(HttpReplies.class);
        if (http == null && (transport & HTTP) != 0) {
            throw new ModuleException("HTTP transport needs loadmodule \"xhttp.so\" before jsonrpcs.so");
        }
    }

    @Override
    public void start() throws ModuleException {
        boolean pretty = prettyFormat != 0;
        try {
            if (transport == 0 || (transport & FIFO) != 0) {
                FifoServer server = new FifoServer(processor, runPath(fifoName), Path.of(fifoReplyDir), pretty);
                server.start();
                fifo = server;
            }
            if (transport == 0 || (transport & DATAGRAM) != 0) {
                DatagramServer server = datagramServer(pretty);
                server.start();
                datagram = server;
            }
        } catch (IOException e) {
            throw new ModuleException(
                    "cannot open a control file (" + e.getMessage()
                            + "); choose another directory with -Y, or modparam(\"jsonrpcs\", \"transport\", 1)",
                    e);
        }
    }

    @Override
    public void stop() {
        if (fifo != null) {
            fifo.stop();
        }
        if (datagram != null) {
            datagram.stop();
        }
    }

    @ScriptFunction(
            value = "jsonrpc_dispatch",
            blocking = true,
            doc = "Answers the JSON-RPC request in the HTTP message being processed.")
    public int dispatch(MessageContext ctx) {
        HttpReplies replies = http;
        if (replies == null) {
            return -1;
        }
        String request = Latin.decodeUtf8(replies.body(ctx));
        if (request.isEmpty()) {
            request = Latin.decodeUtf8(replies.query(ctx));
        }
        JsonRpcProcessor.Reply reply = processor.process(request, prettyFormat != 0);
        String body = Latin.encodeUtf8(reply.json());
        return replies.reply(
                ctx,
                reply.code() < 300 ? 200 : reply.code() < 100 || reply.code() > 699 ? 500 : reply.code(),
                reply.reason(),
                "application/json",
                body);
    }

    @ScriptFunction(
            value = "jsonrpc_exec",
            blocking = true,
            doc = "Runs a JSON-RPC request; the reply is in $jsonrpl(...).")
    public int exec(MessageContext ctx, String request) {
        ctx.attach(LAST, processor.process(Latin.decodeUtf8(request), prettyFormat != 0));
        return 1;
    }

    @PvExport(value = "jsonrpl", doc = "The reply of jsonrpc_exec: code, text, body.")
    Pv jsonrpl(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "code" ->
                ctx -> {
                    JsonRpcProcessor.Reply reply = ctx.attachment(LAST);
                    return reply == null ? Value.NULL : Value.of(reply.code());
                };
            case "text" ->
                ctx -> {
                    JsonRpcProcessor.Reply reply = ctx.attachment(LAST);
                    return reply == null ? Value.NULL : Value.of(reply.reason());
                };
            case "body" ->
                ctx -> {
                    JsonRpcProcessor.Reply reply = ctx.attachment(LAST);
                    return reply == null ? Value.NULL : Value.of(Latin.encodeUtf8(reply.json()));
                };
            default -> throw new PvSyntaxException("$jsonrpl(...) has code, text and body");
        };
    }

    @RpcExport(value = "jsonrpc.echo", doc = "Returns its parameters.", returnsArray = true)
    void echo(RpcCall call) {
        for (int i = 0; i < call.count(); i++) {
            call.add(call.text(i));
        }
    }

    private DatagramServer datagramServer(boolean pretty) throws ModuleException, IOException {
        if (!dgramSocket.startsWith("udp:")) {
            return new DatagramServer(processor, pretty, runPath(dgramSocket));
        }
        int colon = dgramSocket.lastIndexOf(':');
        try {
            return new DatagramServer(
                    processor,
                    pretty,
                    new InetSocketAddress(
                            dgramSocket.substring(4, colon), Integer.parseInt(dgramSocket.substring(colon + 1))));
        } catch (RuntimeException e) {
            throw new ModuleException("dgram_socket must be a path or udp:HOST:PORT, not \"" + dgramSocket + "\"", e);
        }
    }

    private Path runPath(String name) throws IOException {
        String directory = engine.settings().string("run_dir");
        Path path = directory == null ? Path.of(name) : Path.of(directory).resolve(name);
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        return path;
    }
}
