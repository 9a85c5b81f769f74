package org.olelo.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.olelo.server.ConfigurationException;
import org.olelo.server.ServerOptions;
import org.olelo.server.SipServer;
import org.olelo.spi.ModuleException;

/** An engine with a container, for tests. */
final class Server implements AutoCloseable {
    private static final String MODULES = """
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "pv.so"
            loadmodule "siputils.so"
            loadmodule "textops.so"
            loadmodule "maxfwd.so"
            loadmodule "sipapp.so"
            """;
    /** Everything goes to applications. */
    static final String ALL = """
            request_route {
                if (!is_method("ACK") && has_totag() && t_check_trans()) exit;
                if (has_totag()) loose_route();
                sip_app_route();
                if (!is_method("ACK")) sl_send_reply("404", "No Application");
            }
            """;

    final SipServer engine;
    final SipServletContainer container;

    Server(int port, String routes) throws ConfigurationException, ModuleException, IOException {
        Path directory = Files.createTempDirectory("sipapp");
        String text = "#!KAMAILIO\nlisten=udp:127.0.0.1:" + port + "\nchildren=1\n" + MODULES + routes;
        engine = SipServer.start(
                new ServerOptions().configText(text).dataDirectory(directory).runDirectory(directory));
        container = SipServletContainer.attach(engine);
    }

    @Override
    public void close() {
        container.close();
        engine.close();
    }
}
