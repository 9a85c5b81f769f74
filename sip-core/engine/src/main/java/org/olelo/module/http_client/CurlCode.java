package org.olelo.module.http_client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Numbers of libcurl, which scripts see when no HTTP reply came. */
final class CurlCode {
    static final int UNSUPPORTED_PROTOCOL = 1;
    static final int MALFORMED_URL = 3;
    private static final int NO_HOST = 6;
    private static final int NO_CONNECTION = 7;
    private static final int TIMEOUT = 28;
    private static final int TLS = 35;
    private static final int RECEIVE = 56;
    private static final int CERTIFICATE = 60;
    private static final int FIRST_HTTP = 100;

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(0, "No error"),
            Map.entry(UNSUPPORTED_PROTOCOL, "Unsupported protocol"),
            Map.entry(2, "Failed initialization"),
            Map.entry(MALFORMED_URL, "URL using bad/illegal format or missing URL"),
            Map.entry(5, "Couldn't resolve proxy name"),
            Map.entry(NO_HOST, "Couldn't resolve host name"),
            Map.entry(NO_CONNECTION, "Couldn't connect to server"),
            Map.entry(TIMEOUT, "Timeout was reached"),
            Map.entry(TLS, "SSL connect error"),
            Map.entry(52, "Server returned nothing (no headers, no data)"),
            Map.entry(55, "Failed sending data to the peer"),
            Map.entry(RECEIVE, "Failure when receiving data from the peer"),
            Map.entry(CERTIFICATE, "SSL peer certificate or SSH remote key was not OK"));

    private CurlCode() {}

    /** The number that libcurl has for a failure. */
    static int of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            int code = of(cause);
            if (code != 0) {
                return code;
            }
        }
        return RECEIVE;
    }

    private static int of(Throwable cause) {
        return switch (cause) {
            case UnresolvedAddressException e -> NO_HOST;
            case UnknownHostException e -> NO_HOST;
            case HttpConnectTimeoutException e -> TIMEOUT;
            case HttpTimeoutException e -> TIMEOUT;
            case java.security.cert.CertificateException e -> CERTIFICATE;
            case SSLException e -> e.getCause() == null ? TLS : 0;
            default -> 0;
        };
    }

    /** {@link #of(IOException)} of a connection that was not made. */
    static int ofConnect(ConnectException failure) {
        int code = of(failure);
        return code == RECEIVE ? NO_CONNECTION : code;
    }

    static @Nullable String text(int code) {
        return code >= FIRST_HTTP ? "HTTP result code" : TEXTS.getOrDefault(code, "Unknown error");
    }
}
