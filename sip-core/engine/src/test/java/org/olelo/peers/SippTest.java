package org.olelo.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.server.SipServer;

/** sipp calls sipp over the server, over UDP and TCP (Debian's sipp has no TLS), with losses too. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SippTest {
    private static final String CONFIGURATION = """
            #!KAMAILIO
            children=2
            listen=udp:127.0.0.1:%1$d
            listen=tcp:127.0.0.1:%1$d
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "pv.so"
            loadmodule "tmx.so"
            loadmodule "cfgutils.so"
            loadmodule "maxfwd.so"
            loadmodule "siputils.so"
            loadmodule "textops.so"
            request_route {
                if ($RANDOM mod 100 < %4$d) exit; # lost on its way
                if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
                if (has_totag()) {
                    if (!loose_route()) { sl_send_reply("404", "No Route"); exit; }
                    t_relay();
                    exit;
                }
                if (t_precheck_trans()) { t_check_trans(); exit; }
                t_check_trans();
                record_route();
                $du = "sip:127.0.0.1:%2$d;transport=%3$s";
                t_relay();
            }
            reply_route { if ($RANDOM mod 100 < %4$d) drop; }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "udp, un, 0",
        "udp, u1, 5",
        "tcp, t1, 0",
        "tcp, tn, 0",
    })
    void shouldCarryEachCall(String transport, String mode, int lost) throws Exception {
        Peers.require("sipp", "-v");
        int port = Peers.freePort();
        int callee = Peers.freePort();
        String configuration = String.format(CONFIGURATION, port, callee, transport, lost);
        int calls = 200;
        try (SipServer server = Peers.start(configuration)) {
            List<String> common = List.of(
                    "-i",
                    "127.0.0.1",
                    "-m",
                    String.valueOf(calls),
                    "-nostdin",
                    "-timeout",
                    "80s",
                    "-timeout_error",
                    "-trace_err",
                    "-max_socket",
                    "1000");
            String calleeMode = mode.charAt(0) + "1";
            List<String> uas = new ArrayList<>(
                    List.of("sipp", "-sf", Peers.resource("uas.xml").toString(), "-t", calleeMode, "-p", "" + callee));
            uas.addAll(common);
            Process answering = Peers.launch(directory, "uas", uas);
            if (transport.equals("tcp")) { // over UDP the INVITE is sent again
                Peers.awaitListener(callee);
            }
            List<String> uac = new ArrayList<>(List.of(
                    "sipp",
                    "127.0.0.1:" + port,
                    "-sf",
                    Peers.resource("uac.xml").toString(),
                    "-t",
                    mode,
                    "-s",
                    "bob",
                    "-r",
                    "100"));
            uac.addAll(common);
            Process calling = Peers.launch(directory, "uac", uac);
            try {
                Peers.succeeds(calling, directory, "uac");
                Peers.succeeds(answering, directory, "uas");
                assertEquals(
                        0,
                        Objects.requireNonNull(server.statistics().find("malformed_messages"))
                                .value()
                                .getAsLong());
            } finally {
                answering.destroyForcibly();
                calling.destroyForcibly();
            }
        }
    }
}
