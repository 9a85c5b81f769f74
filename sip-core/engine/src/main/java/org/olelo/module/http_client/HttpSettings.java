package org.olelo.module.http_client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.olelo.spi.ModParam;

/** The parameters of the module: the defaults of all connections. */
final class HttpSettings {
    /** name, and its definition as written. */
    final Map<String, String> definitions = new LinkedHashMap<>();

    @ModParam(value = "connection_timeout", doc = "Seconds until a request without reply fails.")
    int timeout = 4;

    @ModParam(value = "useragent", doc = "User-Agent of requests.")
    String userAgent = "";

    @ModParam(value = "httpredirect", doc = "1: redirects are followed.")
    int redirect;

    @ModParam(value = "httpproxy", doc = "Host of an HTTP proxy; empty: none.")
    String proxy = "";

    @ModParam(value = "httpproxyport", doc = "Port of the HTTP proxy.")
    int proxyPort;

    @ModParam(value = "maxdatasize", doc = "Most bytes of a result of http_connect(); 0: no limit.")
    int maxData;

    @ModParam(value = "query_maxdatasize", doc = "Most bytes of a result of http_client_query(); 0: no limit.")
    int queryMaxData;

    @ModParam(value = "query_result", doc = "1: http_client_query() gives the first line only; 0: all.")
    int queryResult = 1;

    @ModParam(value = "verify_peer", doc = "0: every certificate of a server is taken.")
    int verifyPeer = 1;

    @ModParam(value = "verify_host", doc = "0: the name in the certificate does not matter; only with verify_peer 0.")
    int verifyHost = 2;

    @ModParam(
            value = "cacert",
            doc = "File of the certificates (PEM) that are trusted; empty: those of the Java runtime.")
    String authorities = "";

    @ModParam(value = "keep_connections", doc = "Accepted: connections are kept.")
    int keepConnections;

    @ModParam(value = "authmethod", doc = "Accepted: user and password of a URL answer a Basic challenge.")
    int authMethod = 3;

    @ModParam(value = "tlsversion", doc = "Accepted: the best version that both sides have.")
    int tlsVersion;

    @ModParam(value = "client_cert", doc = "Not supported yet.")
    String clientCertificate = "";

    @ModParam(value = "client_key", doc = "Not supported yet.")
    String clientKey = "";

    @ModParam(value = "cipher_suites", doc = "Not supported yet.")
    String cipherSuites = "";

    @ModParam(value = "config_file", doc = "Not supported yet.")
    String configFile = "";

    @ModParam(value = "netinterface", doc = "Not supported yet.")
    String networkInterface = "";

    @ModParam(value = "httpcon", doc = "A connection: NAME=>http://user:password@host/base;timeout=2;failover=OTHER;…")
    void connection(String definition) {
        int arrow = definition.indexOf("=>");
        String name = arrow < 0 ? "" : definition.substring(0, arrow).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected NAME=>URL;parameters");
        }
        if (definitions.putIfAbsent(name, definition.substring(arrow + 2).strip()) != null) {
            throw new IllegalArgumentException("connection " + name + " is there twice");
        }
    }

    /** The first parameter that is set and not supported, or empty. */
    String refused() {
        Map<String, String> unsupported = Map.of(
                "client_cert", clientCertificate,
                "client_key", clientKey,
                "cipher_suites", cipherSuites,
                "config_file", configFile,
                "netinterface", networkInterface);
        for (Map.Entry<String, String> one : unsupported.entrySet()) {
            if (!one.getValue().isEmpty()) {
                return one.getKey();
            }
        }
        return verifyHost == 0 && verifyPeer != 0 ? "verify_host" : "";
    }
}
