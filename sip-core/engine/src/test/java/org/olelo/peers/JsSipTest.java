package org.olelo.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.server.SipServer;

/** Two JsSIP telephones in headless Chromium register by digest and call each other over WebSockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JsSipTest {
    private static final String CONFIGURATION = """
            #!KAMAILIO
            children=2
            enable_tls=yes
            tcp_accept_no_cl=yes
            listen=tcp:127.0.0.1:%1$d
            listen=tls:127.0.0.1:%2$d
            alias="phones.test"
            loadmodule "tls.so"
            modparam("tls", "private_key", "%3$s/server.key")
            modparam("tls", "certificate", "%3$s/server.pem")
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "pv.so"
            loadmodule "textops.so"
            loadmodule "siputils.so"
            loadmodule "usrloc.so"
            loadmodule "registrar.so"
            loadmodule "auth.so"
            loadmodule "nathelper.so"
            loadmodule "xhttp.so"
            loadmodule "websocket.so"
            modparam("nathelper|registrar", "received_avp", "$avp(RECEIVED)")
            request_route {
                if (nat_uac_test("64")) {
                    force_rport();
                    if (is_method("REGISTER")) fix_nated_register(); else add_contact_alias();
                }
                if (has_totag()) {
                    loose_route();
                    if ($du == $null) handle_ruri_alias();
                    t_relay();
                    exit;
                }
                if (is_method("CANCEL")) { t_relay(); exit; }
                if (is_method("REGISTER")) {
                    if (!pv_www_authenticate("phones.test", "secret of $tU", "0")) {
                        www_challenge("phones.test", "0");
                        exit;
                    }
                    save("location");
                    exit;
                }
                record_route();
                if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
                t_on_reply("ANSWER");
                t_relay();
            }
            onreply_route[ANSWER] { if (nat_uac_test("64")) add_contact_alias(); }
            event_route[xhttp:request] {
                set_reply_no_connect();
                if ($hdr(Upgrade) =~ "websocket" && ws_handle_handshake()) exit;
                xhttp_reply("404", "Not Found", "", "");
            }
            """;

    private static final Set<String> EXPECTED = Set.of(
            "alice registered",
            "alice progress",
            "alice confirmed",
            "alice ended Terminated",
            "bob registered",
            "bob progress",
            "bob confirmed",
            "bob ended Terminated");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void shouldRegisterAndCall(String scheme) throws Exception {
        Peers.require("chromium", "--version");
        int port = Peers.freePort();
        int tlsPort = Peers.freePort();
        Path tls = Peers.resource("/tls/server.pem").getParent();
        HttpServer pages = pages();
        try (SipServer server = Peers.start(String.format(CONFIGURATION, port, tlsPort, tls))) {
            String address = scheme + "://127.0.0.1:" + (scheme.equals("ws") ? port : tlsPort);
            Process browser = Peers.launch(
                    directory,
                    "browser",
                    List.of(
                            "chromium",
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--user-data-dir=" + directory.resolve("profile"),
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--ignore-certificate-errors",
                            "http://127.0.0.1:" + pages.getAddress().getPort() + "/jssip.html?address="
                                    + URLEncoder.encode(address, StandardCharsets.UTF_8)));
            try {
                Set<String> seen = new TreeSet<>();
                while (!seen.containsAll(EXPECTED)) {
                    String next = told.poll(30, TimeUnit.SECONDS);
                    assertTrue(next != null && !next.contains("ailed"), next + " after " + seen);
                    seen.add(next);
                }
                assertEquals(new TreeSet<>(EXPECTED), seen);
            } finally {
                browser.destroy();
                browser.waitFor();
            }
        } finally {
            pages.stop(0);
        }
    }

    /** The page, the library, and the place where the page tells what happened. */
    private HttpServer pages() throws IOException {
        HttpServer pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/told", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            told.add(URLDecoder.decode(query, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        for (String name : List.of("jssip.html", "jssip.js")) {
            pages.createContext("/" + name, exchange -> {
                byte[] content = Files.readAllBytes(Peers.resource(name));
                exchange.getResponseHeaders()
                        .add("Content-Type", name.endsWith("js") ? "text/javascript" : "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
        }
        pages.start();
        return pages;
    }
}
