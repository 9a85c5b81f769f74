package org.olelo.net;

import java.net.InetAddress;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of TCP, TLS and WebSocket connections; the names are those of Kamailio's configuration group "tcp". Times
 * in seconds unless said otherwise; 0 means off, or the system's value.
 *
 * @param connectTimeout most time to open a connection
 * @param sendTimeout most time without progress of a pending write
 * @param connectionLifetime idle time after which a connection is closed
 * @param maxConnections connections in all, TLS included
 * @param maxTlsConnections TLS connections
 * @param acceptIpLimit accepted connections of one address
 * @param noConnect never open connections
 * @param connWqMax bytes queued for one connection
 * @param wqMax bytes queued for all connections
 * @param rdBufSize longest message in bytes
 * @param msgReadTimeout most time from the first to the last byte of a message
 * @param msgDataTimeout most time from accept to the first byte
 * @param crlfPing answer CRLF CRLF with CRLF (RFC 5626 3.5.1)
 * @param acceptNoCl take messages without Content-Length (HTTP)
 * @param acceptHep3 take HEP version 3 frames
 * @param acceptHaproxy require the PROXY header of a load balancer on each accepted connection
 * @param keepalive SO_KEEPALIVE
 * @param keepIdle TCP_KEEPIDLE
 * @param keepInterval TCP_KEEPINTVL
 * @param keepCount TCP_KEEPCNT
 * @param deferAccept TCP_DEFER_ACCEPT
 * @param synCount TCP_SYNCNT
 * @param linger2 TCP_LINGER2
 * @param delayedAck false = TCP_QUICKACK
 * @param reusePort SO_REUSEPORT, and new connections leave from the listening port
 * @param closeRst close with RST instead of FIN
 * @param listenBacklog queue of connections not yet accepted
 * @param tlsHandshakeTimeout most time for a TLS handshake
 * @param acceptAliases a request whose Via has the parameter alias (RFC 5923) makes its connection the one to that port
 * @param sourceIpv4 local address of outgoing IPv4 connections, or null
 * @param sourceIpv6 local address of outgoing IPv6 connections, or null
 */
public record TcpSettings(
        int connectTimeout,
        int sendTimeout,
        int connectionLifetime,
        int maxConnections,
        int maxTlsConnections,
        int acceptIpLimit,
        boolean noConnect,
        int connWqMax,
        int wqMax,
        int rdBufSize,
        int msgReadTimeout,
        int msgDataTimeout,
        boolean crlfPing,
        boolean acceptNoCl,
        boolean acceptHep3,
        boolean acceptHaproxy,
        boolean keepalive,
        int keepIdle,
        int keepInterval,
        int keepCount,
        int deferAccept,
        int synCount,
        int linger2,
        boolean delayedAck,
        boolean reusePort,
        boolean closeRst,
        int listenBacklog,
        int tlsHandshakeTimeout,
        boolean acceptAliases,
        @Nullable InetAddress sourceIpv4,
        @Nullable InetAddress sourceIpv6) {

    /** Kamailio's defaults. */
    public static TcpSettings defaults() {
        return of((name, value) -> value);
    }

    /** Defaults except for the named values. */
    public static TcpSettings of(Map<String, Integer> values) {
        return of((name, value) -> values.getOrDefault(name, value));
    }

    /**
     * Settings from a configuration.
     *
     * @param lookup gives the value of a name of the group "tcp", or the default handed to it
     */
    public static TcpSettings of(ToIntBiFunction<String, Integer> lookup) {
        return new TcpSettings(
                lookup.applyAsInt("connect_timeout", 10),
                lookup.applyAsInt("send_timeout", 10),
                lookup.applyAsInt("connection_lifetime", 120),
                lookup.applyAsInt("max_connections", 2048),
                lookup.applyAsInt("max_tls_connections", 2048),
                lookup.applyAsInt("accept_iplimit", 1024),
                lookup.applyAsInt("no_connect", 0) != 0,
                lookup.applyAsInt("conn_wq_max", 32 * 1024),
                lookup.applyAsInt("wq_max", 10 * 1024 * 1024),
                lookup.applyAsInt("rd_buf_size", 16384),
                lookup.applyAsInt("msg_read_timeout", 20),
                lookup.applyAsInt("msg_data_timeout", 20),
                lookup.applyAsInt("crlf_ping", 1) != 0,
                lookup.applyAsInt("accept_no_cl", 0) != 0,
                lookup.applyAsInt("accept_hep3", 0) != 0,
                lookup.applyAsInt("accept_haproxy", 0) != 0,
                lookup.applyAsInt("keepalive", 1) != 0,
                lookup.applyAsInt("keepidle", 0),
                lookup.applyAsInt("keepintvl", 0),
                lookup.applyAsInt("keepcnt", 0),
                lookup.applyAsInt("defer_accept", 0),
                lookup.applyAsInt("syncnt", 0),
                lookup.applyAsInt("linger2", 0),
                lookup.applyAsInt("delayed_ack", 1) != 0,
                lookup.applyAsInt("reuse_port", 0) != 0,
                lookup.applyAsInt("close_rst", 0) != 0,
                lookup.applyAsInt("listen_backlog", 1024),
                lookup.applyAsInt("tls_handshake_timeout", 30),
                lookup.applyAsInt("accept_aliases", 0) != 0,
                null,
                null);
    }

    /** These settings with source addresses (tcp_source_ipv4, tcp_source_ipv6). */
    public TcpSettings withSources(@Nullable InetAddress ipv4, @Nullable InetAddress ipv6) {
        return new TcpSettings(
                connectTimeout,
                sendTimeout,
                connectionLifetime,
                maxConnections,
                maxTlsConnections,
                acceptIpLimit,
                noConnect,
                connWqMax,
                wqMax,
                rdBufSize,
                msgReadTimeout,
                msgDataTimeout,
                crlfPing,
                acceptNoCl,
                acceptHep3,
                acceptHaproxy,
                keepalive,
                keepIdle,
                keepInterval,
                keepCount,
                deferAccept,
                synCount,
                linger2,
                delayedAck,
                reusePort,
                closeRst,
                listenBacklog,
                tlsHandshakeTimeout,
                acceptAliases,
                ipv4,
                ipv6);
    }
}
