package org.olelo.module.rtpproxy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.control.PeerSpec;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The parameters of the module. */
final class RtpproxySettings {
    final List<PeerSpec> peers = new ArrayList<>();

    @ModParam(value = "rtpproxy_disable_tout", doc = "Seconds that a silent relay is not used.")
    int disableSeconds = 60;

    @ModParam(value = "rtpproxy_retr", doc = "How often a command is sent.")
    int tries = 5;

    @ModParam(value = "rtpproxy_tout", doc = "Seconds to wait for an answer.")
    int timeoutSeconds = 1;

    @ModParam(
            value = "nortpproxy_str",
            doc = "SDP line that marks changed descriptions, with its line end; empty: none.")
    String mark = "a=nortpproxy:yes\r\n";

    @ModParam(value = "timeout_socket", doc = "Where the relay tells of silent streams.")
    String timeoutSocket = "";

    @ModParam(value = "timeout_tag_pv", doc = "Not supported.")
    String timeoutTag = "";

    @ModParam(value = "ice_candidate_priority_avp", doc = "Not supported.")
    String icePriority = "";

    @ModParam(value = "extra_id_pv", doc = "Variable added to the Call-ID with flag b.")
    @Nullable
    Pv extraId;

    @ModParam(value = "db_url", doc = "Database with the relays; rtpproxy_sock is not used then.")
    String dbUrl = "";

    @ModParam(value = "table_name", doc = "Its table.")
    String table = "rtpproxy";

    @ModParam(value = "rtp_inst_pvar", doc = "Variable that gets the URL of the relay used.")
    @Nullable
    Pv instance;

    @ModParam(value = "rtpproxy_sock", doc = "Relays of a set: SET == udp:HOST:PORT=WEIGHT …; may be given many times.")
    void sockets(String text) {
        peers.addAll(PeerSpec.parse(text, 0));
    }
}
