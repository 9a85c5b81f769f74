package org.olelo.module.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.olelo.rpc.RpcCall;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module ctl: binrpc control sockets, by default the unix socket {@code kamailio_ctl} in the run directory. */
public final class CtlModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("ctl");

    private final Engine engine;
    private final List<ControlSocket> sockets = new ArrayList<>();
    private final List<BinRpcServer> servers = new ArrayList<>();

    @ModParam(value = "mode", doc = "Permissions of unix sockets, octal; 0600 always.")
    private int mode = 0600;

    @ModParam(value = "user", doc = "Owner of unix sockets; the user of the process always.")
    private String user = "";

    @ModParam(value = "group", doc = "Group of unix sockets; the group of the process always.")
    private String group = "";

    @ModParam(value = "binrpc_buffer_size", doc = "Size of a reply buffer in bytes; replies are not limited here.")
    private int bufferSize = 1024;

    @ModParam(value = "binrpc_max_body_size", doc = "Longest reply in KB; replies are not limited here.")
    private int maxBodySize = 4;

    @ModParam(value = "binrpc_struct_max_body_size", doc = "Longest structure in KB; replies are not limited here.")
    private int maxStructSize = 1;

    /** On that engine. */
    public CtlModule(Engine engine) {
        this.engine = engine;
    }

    @ModParam(value = "binrpc", doc = "A socket to listen on; may be given more than once.")
    void binrpc(String address) {
        sockets.add(ControlSocket.parse(address));
    }

    @Override
    public void init() throws ModuleException {
        if (mode != 0600 || !user.isEmpty() || !group.isEmpty()) {
            LOG.info("mode, user and group of control sockets are those of the process");
        }
        if (bufferSize <= 0 || maxBodySize <= 0 || maxStructSize <= 0) {
            throw new ModuleException("buffer and body sizes must be above 0");
        }
        if (sockets.isEmpty()) {
            sockets.add(ControlSocket.parse("unix:kamailio_ctl"));
        }
    }

    @Override
    public void start() throws ModuleException {
        for (ControlSocket socket : sockets) {
            Path path = socket.kind() == ControlSocket.Kind.UNIX_STREAM ? socket.path(engine.settings()) : null;
            BinRpcServer server = new BinRpcServer(engine.rpc(), socket, path);
            try {
                if (path != null && path.getParent() != null) {
                    Files.createDirectories(path.getParent());
                }
                server.open();
            } catch (IOException e) {
                throw new ModuleException(
                        "cannot open control socket " + server.shownAddress() + " (" + e.getMessage()
                                + "); choose another directory with -Y or modparam(\"ctl\", \"binrpc\", ...)",
                        e);
            }
            servers.add(server);
        }
    }

    @Override
    public void stop() {
        servers.forEach(BinRpcServer::close);
        servers.clear();
    }

    @RpcExport(value = "ctl.listen", doc = "list ctl listen sockets", returnsArray = true)
    void listen(RpcCall call) {
        for (BinRpcServer server : servers) {
            call.add("binrpc");
            call.add(server.socket().kind().shown());
            call.add(server.shownAddress());
            call.add("");
        }
    }

    @RpcExport(value = "ctl.connections", doc = "number of open control connections")
    void connections(RpcCall call) {
        call.add(servers.stream().mapToInt(BinRpcServer::connectionCount).sum());
    }

    @RpcExport(value = "ctl.who", doc = "list open control connections", returnsArray = true)
    void who(RpcCall call) {
        for (BinRpcServer server : servers) {
            for (int i = 0; i < server.connectionCount(); i++) {
                call.add("binrpc");
                call.add(server.socket().kind().shown());
                call.add("<anonymous unix socket>");
                call.add("");
                call.add(server.shownAddress());
                call.add("");
            }
        }
    }
}
