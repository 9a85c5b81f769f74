package org.olelo.module.rtpengine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.control.PeerSpec;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The parameters of the module. */
final class RtpengineSettings {
    final List<PeerSpec> peers = new ArrayList<>();
    final List<String> unsupported = new ArrayList<>();

    @ModParam(value = "rtpengine_disable_tout", doc = "Seconds that a silent relay is not used.")
    int disableSeconds = 60;

    @ModParam(value = "aggressive_redetection", doc = "1: silent relays are tried when no other is left.")
    int aggressive = 1;

    @ModParam(value = "rtpengine_tout_ms", doc = "Milliseconds to wait for an answer.")
    int timeoutMs = 1000;

    @ModParam(
            value = "rtpengine_allow_op",
            doc = "1: calls go on over disabled relays; 2: over those disabled by hand.")
    int allowOp;

    @ModParam(value = "queried_nodes_limit", doc = "How many relays are tried for one command.")
    int queriedLimit = 30;

    @ModParam(value = "rtpengine_retr", doc = "How often a command is sent.")
    int tries = 5;

    @ModParam(value = "extra_id_pv", doc = "Variable told as branch with via-branch=extra.")
    @Nullable
    Pv extraId;

    @ModParam(value = "setid_avp", doc = "AVP with the number of the set.")
    @Nullable
    Pv setIdAvp;

    @ModParam(value = "setid_default", doc = "Number of the set used when none is chosen.")
    int setIdDefault;

    @ModParam(value = "force_send_interface", doc = "Address to send from.")
    String sendFrom = "";

    @ModParam(value = "read_sdp_pv", doc = "Variable with the session description, in place of the body.")
    @Nullable
    Pv readSdp;

    @ModParam(value = "write_sdp_pv", doc = "Variable that gets the session description, in place of the body.")
    @Nullable
    Pv writeSdp;

    @ModParam(value = "rtp_inst_pvar", doc = "Variable that gets the URL of the relay used.")
    @Nullable
    Pv instance;

    @ModParam(value = "hash_table_size", doc = "Accepted; the table of calls grows as needed.")
    int hashTableSize = 256;

    @ModParam(value = "hash_table_tout", doc = "Seconds that the relay of a call is remembered.")
    int hashTableSeconds = 3600;

    @ModParam(value = "db_url", doc = "Database with the relays; rtpengine_sock is not used then.")
    String dbUrl = "";

    @ModParam(value = "table_name", doc = "Its table.")
    String table = "rtpengine";

    @ModParam(value = "setid_col", doc = "Column of the set.")
    String setIdColumn = "setid";

    @ModParam(value = "url_col", doc = "Column of the URL.")
    String urlColumn = "url";

    @ModParam(value = "weight_col", doc = "Column of the weight.")
    String weightColumn = "weight";

    @ModParam(value = "disabled_col", doc = "Column of the state.")
    String disabledColumn = "disabled";

    @ModParam(value = "control_cmd_tos", doc = "TOS byte of what is sent to relays; -1: the system's.")
    int tos = -1;

    @ModParam(value = "hash_algo", doc = "0: relays are shared by the sum of the Call-ID; others are refused.")
    int hashAlgorithm;

    @ModParam(value = "ping_interval", doc = "Not in 5.6.3; refused unless 0.")
    int pingInterval;

    @ModParam(
            value = "rtpengine_sock",
            doc = "Relays of a set: SET == udp:HOST:PORT=WEIGHT …; may be given many times.")
    void sockets(String text) {
        for (PeerSpec spec : PeerSpec.parse(text, -1)) {
            if (!spec.url().startsWith("udp:") && !spec.url().startsWith("udp6:")) {
                throw new IllegalArgumentException("only udp: and udp6: are supported, not " + spec.url());
            }
            peers.add(spec);
        }
    }

    @ModParam(value = "wsapi", doc = "Not supported; relays are reached by UDP.")
    void webSocket(String module) {
        if (!module.isEmpty()) {
            unsupported.add("wsapi");
        }
    }
}
