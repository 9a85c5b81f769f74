package org.olelo.module.tls;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;

/**
 * One profile (Kamailio's TLS domain) as configured. File names are as written.
 *
 * @param server for accepted connections; false = for those the server opens
 * @param scope default, any, or one address
 * @param address of scope ADDRESS, else null
 * @param port of scope ADDRESS, else 0
 * @param method protocol versions
 * @param verify what is asked of the peer
 * @param certificate PEM file, "" = none
 * @param privateKey PEM file, "" = in the certificate's
 * @param caList PEM file of trusted authorities, "" = none
 * @param caPath directory of trusted authorities, "" = none
 * @param crl PEM file of revoked certificates, "" = none
 * @param cipherList as in OpenSSL, "" = all
 * @param verifyDepth most intermediate certificates
 * @param serverName name that a client asks for (SNI), "" = none
 * @param serverNameMode 0 the name, 1 the name and its subdomains, 2 the subdomains
 * @param serverId name for {@code tls_set_connect_server_id}, "" = none
 */
record TlsProfile(
        boolean server,
        Scope scope,
        @Nullable InetAddress address,
        int port,
        TlsMethod method,
        VerifyClient verify,
        String certificate,
        String privateKey,
        String caList,
        String caPath,
        String crl,
        String cipherList,
        int verifyDepth,
        String serverName,
        int serverNameMode,
        String serverId) {

    /** Which connections a profile is for. */
    enum Scope {
        DEFAULT,
        ANY,
        ADDRESS
    }

    /** Kamailio's name of it in messages. */
    String label() {
        String kind = server ? "server:" : "client:";
        InetAddress ip = address;
        String where = switch (scope) {
            case DEFAULT -> "default";
            case ANY -> "any";
            case ADDRESS -> (ip == null ? "" : IpText.uriHost(ip)) + ':' + port;
        };
        return kind + where + (serverName.isEmpty() ? "" : " " + serverName);
    }

    /** Whether it is for connections with that address on this (server) or the other (client) side. */
    boolean serves(InetAddress ip, int number) {
        return scope == Scope.ANY || scope == Scope.ADDRESS && number == port && ip.equals(address);
    }

    /** Whether it is for the name a client asks for. */
    boolean named(String name) {
        if (serverName.isEmpty()) {
            return false;
        }
        String asked = name.toLowerCase(Locale.ROOT);
        String own = serverName.toLowerCase(Locale.ROOT);
        boolean below = asked.length() > own.length() + 1 && asked.endsWith('.' + own);
        return switch (serverNameMode) {
            case 1 -> below || asked.equals(own);
            case 2 -> below;
            default -> asked.equals(own);
        };
    }
}
