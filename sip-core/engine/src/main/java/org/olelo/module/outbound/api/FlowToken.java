package org.olelo.module.outbound.api;

import java.net.InetAddress;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;

/** What a flow token says: the address of the client, and the socket of ours. */
public sealed interface FlowToken {
    /** A token that this server did not make, or of a socket that it no longer has. */
    record Forged() implements FlowToken {}

    /** A token of this server. */
    record Genuine(Protocol protocol, LocalSocket socket, InetAddress peer, int peerPort) implements FlowToken {
        /** The request came on this very flow. */
        public boolean isOf(Flow flow) {
            return flow.protocol() == protocol
                    && flow.sourcePort() == peerPort
                    && flow.source().equals(peer);
        }

        /** Where requests for the client go. */
        public String uri() {
            return "sip:" + IpText.uriHost(peer) + ':' + peerPort + ";transport=" + protocol.uriToken();
        }
    }
}
