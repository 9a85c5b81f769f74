package org.olelo.module.tls;

import io.netty.channel.Channel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.Protocol;
import org.olelo.net.Transport;
import org.olelo.net.Transports;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.TcpTransport;

/** The TLS session that a message came by. */
final class TlsPeer {
    private static final X509Certificate[] NO_CERTIFICATES = {};

    private final SSLSession session;
    private final @Nullable TlsDomain domain;
    private final boolean accepted;

    private TlsPeer(SSLSession session, @Nullable TlsDomain domain, boolean accepted) {
        this.session = session;
        this.domain = domain;
        this.accepted = accepted;
    }

    /** The session of the flow; null when it is not TLS or its connection is gone. */
    static @Nullable TlsPeer of(Transports transports, Flow flow) {
        if (!flow.protocol().isSecure()) {
            return null;
        }
        Transport transport = transports.transport(Protocol.TLS);
        TcpConnection connection =
                transport instanceof TcpTransport tcp ? tcp.connections().get(flow.connectionId()) : null;
        return connection == null ? null : of(connection);
    }

    /** The session of the connection; null before its handshake is done. */
    static @Nullable TlsPeer of(TcpConnection connection) {
        SSLSession session = connection.tlsSession();
        Channel channel = connection.channel();
        if (session == null || channel == null) {
            return null;
        }
        TlsDomain domain = channel.attr(TlsDomain.OF_CHANNEL).get();
        return new TlsPeer(session, domain, connection.isAccepted());
    }

    /** As $tls_version shows it. */
    String version() {
        return session.getProtocol();
    }

    /** The cipher suite; null for one without a known form. */
    @Nullable
    CipherSuite suite() {
        return CipherSuite.of(session.getCipherSuite());
    }

    /** The peer's certificate, or null. */
    @Nullable
    X509Certificate peer() {
        X509Certificate[] chain = chain();
        return chain.length == 0 ? null : chain[0];
    }

    /** The certificate shown to the peer, or null. */
    @Nullable
    X509Certificate own() {
        Certificate[] shown = session.getLocalCertificates();
        return shown != null && shown.length > 0 && shown[0] instanceof X509Certificate found ? found : null;
    }

    /** The name the client asked for, or null. */
    @Nullable
    String serverName() {
        if (!accepted || !(session instanceof ExtendedSSLSession extended)) {
            return null;
        }
        List<SNIServerName> names = extended.getRequestedServerNames();
        for (SNIServerName name : names) {
            if (name instanceof SNIHostName host) {
                return host.getAsciiName();
            }
        }
        return null;
    }

    /** What the check of the peer's certificate says. */
    PeerCheck check() {
        TlsDomain known = domain;
        X509Certificate[] chain = chain();
        if (chain.length == 0) {
            return PeerCheck.NONE;
        }
        return known == null ? PeerCheck.REFUSED : known.check(chain);
    }

    private X509Certificate[] chain() {
        try {
            Certificate[] shown = session.getPeerCertificates();
            return shown instanceof X509Certificate[] chain ? chain : NO_CERTIFICATES;
        } catch (SSLPeerUnverifiedException e) {
            return NO_CERTIFICATES;
        }
    }
}
