package org.olelo.module.tls;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tls.TlsProfile.Scope;

/** Collects the attributes of a profile by their names in tls.cfg. */
final class TlsProfileBuilder {
    private final boolean server;
    private final Scope scope;
    private final @Nullable InetAddress address;
    private final int port;
    private TlsMethod method = TlsMethod.ANY;
    private boolean verifyCertificate;
    private boolean requireCertificate;
    private VerifyClient verifyClient = VerifyClient.OFF;
    private String certificate = "";
    private String privateKey = "";
    private String caList = "";
    private String caPath = "";
    private String crl = "";
    private String cipherList = "";
    private int verifyDepth = 9;
    private String serverName = "";
    private int serverNameMode;
    private String serverId = "";

    TlsProfileBuilder(boolean server, Scope scope, @Nullable InetAddress address, int port) {
        this.server = server;
        this.scope = scope;
        this.address = address;
        this.port = port;
    }

    /**
     * Sets an attribute.
     *
     * @throws IllegalArgumentException with the reason
     */
    void set(String name, String value) {
        switch (name) {
            case "method", "tls_method" -> method = method(value);
            case "verify_certificate" -> verifyCertificate = flag(name, value);
            case "require_certificate" -> requireCertificate = flag(name, value);
            case "verify_client" -> verifyClient = verifyClient(value);
            case "certificate" -> certificate = value;
            case "private_key" -> privateKey = value;
            case "ca_list" -> caList = value;
            case "ca_path" -> caPath = value;
            case "crl" -> crl = value;
            case "cipher_list" -> cipherList = value;
            case "verify_depth" -> verifyDepth = number(name, value);
            case "server_name" -> serverName = value;
            case "server_name_mode" -> serverNameMode = number(name, value);
            case "server_id" -> serverId = value;
            default -> throw new IllegalArgumentException("unknown attribute " + name);
        }
    }

    TlsProfile build() {
        if (server && scope == Scope.ANY && serverName.isEmpty()) {
            throw new IllegalArgumentException("a profile [server:any] needs server_name");
        }
        return new TlsProfile(
                server,
                scope,
                address,
                port,
                method,
                verify(),
                certificate,
                privateKey.isEmpty() ? certificate : privateKey,
                caList,
                caPath,
                crl,
                cipherList,
                verifyDepth,
                serverName,
                serverNameMode,
                serverId);
    }

    private VerifyClient verify() {
        if (verifyClient != VerifyClient.OFF) {
            return verifyClient;
        }
        if (requireCertificate) {
            return VerifyClient.ON;
        }
        return verifyCertificate ? VerifyClient.OPTIONAL : VerifyClient.OFF;
    }

    private static TlsMethod method(String value) {
        TlsMethod found = TlsMethod.named(value);
        if (found == null) {
            throw new IllegalArgumentException(
                    "method " + value + " is not known; use TLSv1.2, TLSv1.2+, TLSv1.3 or SSLv23");
        }
        return found;
    }

    private static VerifyClient verifyClient(String value) {
        VerifyClient found = VerifyClient.named(value);
        if (found == null) {
            throw new IllegalArgumentException("verify_client is off, on, optional or optional_no_ca, not " + value);
        }
        return found;
    }

    private static boolean flag(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "yes", "on", "true", "enabled", "enable", "t", "y" -> true;
            case "0", "no", "off", "false", "disabled", "disable", "f", "n" -> false;
            default -> throw new IllegalArgumentException(name + " is yes or no, not " + value);
        };
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, not " + value, e);
        }
    }
}
