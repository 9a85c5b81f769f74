package org.olelo.module.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.Selects;
import org.olelo.net.Transports;
import org.olelo.pv.Pv;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** The variables $tls_… and $tls(…), and the selects @tls.… of the connection that the message came by. */
final class TlsVariables {
    private interface Read {
        Value of(TlsPeer peer);
    }

    private interface CertificateRead {
        @Nullable
        String of(X509Certificate certificate);
    }

    private static final List<List<String>> ATTRIBUTES = List.of(
            List.of("CN", "cn", "cn", "commonName", "common_name", "name"),
            List.of("L", "locality", "l", "locality", "localityName", "locality_name"),
            List.of("C", "country", "c", "country", "countryName", "country_name"),
            List.of("ST", "state", "st", "state", "stateOrProvinceName", "state_or_province_name"),
            List.of("O", "organization", "o", "organization", "organizationName", "organization_name"),
            List.of("OU", "unit", "ou", "unit", "organizationalUnitName", "organizational_unit_name"),
            List.of("UID", "uid", "uid", "uniqueIdentifier", "unique_identifier"));

    private final Supplier<Transports> transports;

    TlsVariables(Supplier<Transports> transports) {
        this.transports = transports;
    }

    /** Adds the variables. */
    void addTo(PvCatalog catalog) {
        add(catalog, "tls_version", peer -> Value.of(peer.version()));
        add(catalog, "tls_description", TlsVariables::description);
        add(catalog, "tls_cipher_info", TlsVariables::cipher);
        add(catalog, "tls_cipher_bits", TlsVariables::bits);
        add(catalog, "tls_peer_server_name", peer -> Value.of(peer.serverName()));
        check(catalog, "tls_peer_verified", PeerCheck.VERIFIED);
        check(catalog, "tls_peer_revoked", PeerCheck.REVOKED);
        check(catalog, "tls_peer_expired", PeerCheck.EXPIRED);
        check(catalog, "tls_peer_selfsigned", PeerCheck.SELF_SIGNED);
        side(catalog, "tls_peer_", TlsPeer::peer);
        side(catalog, "tls_my_", TlsPeer::own);
        certificate(catalog, "tls_peer_notBefore", TlsPeer::peer, c -> CertificateText.time(c.getNotBefore()));
        certificate(catalog, "tls_peer_notAfter", TlsPeer::peer, c -> CertificateText.time(c.getNotAfter()));
        catalog.addVariable("tls", this::line);
    }

    /** Adds the selects; those of names that take one form only in Kamailio's table. */
    void addTo(Selects selects) {
        for (String name : List.of("tls", "tls.desc", "tls.description")) {
            select(selects, name, TlsVariables::description);
        }
        select(selects, "tls.version", peer -> Value.of(peer.version()));
        select(selects, "tls.cipher", TlsVariables::cipher);
        select(selects, "tls.cipher.bits", TlsVariables::bits);
        select(selects, "tls.server_name", peer -> Value.of(peer.serverName()));
        select(selects, "tls.serverName", peer -> Value.of(peer.serverName()));
        select(selects, "tls.peer.verified", peer -> flag(peer, PeerCheck.VERIFIED));
        select(selects, "tls.peer.revoked", peer -> flag(peer, PeerCheck.REVOKED));
        select(selects, "tls.peer.expired", peer -> flag(peer, PeerCheck.EXPIRED));
        select(selects, "tls.peer.self_signed", peer -> flag(peer, PeerCheck.SELF_SIGNED));
        selects(selects, "tls.peer", TlsPeer::peer);
        for (String own : List.of("tls.my", "tls.me", "tls.myself")) {
            selects(selects, own, TlsPeer::own);
        }
    }

    private void side(PvCatalog catalog, String prefix, Function<TlsPeer, @Nullable X509Certificate> from) {
        add(catalog, prefix + "version", peer -> number(from.apply(peer)));
        certificate(catalog, prefix + "serial", from, c -> c.getSerialNumber().toString());
        certificate(catalog, prefix + "raw_cert", from, CertificateText::pem);
        certificate(catalog, prefix + "urlencoded_cert", from, CertificateText::urlEncodedPem);
        // the whole names are empty in 5.6.3
        catalog.addVariable(prefix + "subject", name -> constant(name));
        catalog.addVariable(prefix + "issuer", name -> constant(name));
        for (List<String> attribute : ATTRIBUTES) {
            String kind = attribute.getFirst();
            String word = attribute.get(1);
            certificate(catalog, prefix + "subject_" + word, from, c -> subject(c, kind));
            if (!word.equals("uid")) {
                certificate(catalog, prefix + "issuer_" + word, from, c -> issuer(c, kind));
            }
        }
        alternative(catalog, prefix + "san_email", from, CertificateText.EMAIL);
        alternative(catalog, prefix + "san_hostname", from, CertificateText.DNS);
        alternative(catalog, prefix + "san_uri", from, CertificateText.URI);
        alternative(catalog, prefix + "san_ip", from, CertificateText.IP);
    }

    private void selects(Selects selects, String head, Function<TlsPeer, @Nullable X509Certificate> from) {
        select(selects, head, peer -> text(from.apply(peer), c -> subject(c, "CN")));
        select(selects, head + ".version", peer -> number(from.apply(peer)));
        for (String name : List.of("sn", "serialNumber", "serial_number")) {
            select(
                    selects,
                    head + '.' + name,
                    peer -> text(from.apply(peer), c -> c.getSerialNumber().toString()));
        }
        for (String name : List.of("not_before", "notBefore")) {
            select(selects, head + '.' + name, p -> text(from.apply(p), c -> CertificateText.time(c.getNotBefore())));
        }
        for (String name : List.of("not_after", "notAfter")) {
            select(selects, head + '.' + name, p -> text(from.apply(p), c -> CertificateText.time(c.getNotAfter())));
        }
        for (String name : List.of("raw_cert", "rawCert")) {
            select(selects, head + '.' + name, peer -> text(from.apply(peer), CertificateText::pem));
        }
        for (String name : List.of("urlencoded_cert", "URLEncodedCert")) {
            select(selects, head + '.' + name, peer -> text(from.apply(peer), CertificateText::urlEncodedPem));
        }
        alternatives(selects, head, from, CertificateText.EMAIL, "email", "emailAddress", "email_address");
        alternatives(selects, head, from, CertificateText.DNS, "host", "hostname", "dns");
        alternatives(selects, head, from, CertificateText.URI, "uri", "url", "urn");
        alternatives(selects, head, from, CertificateText.IP, "ip", "IPAddress", "ip_address");
        for (String name : List.of("subj", "subject")) {
            names(selects, head + '.' + name, from, X509Certificate::getSubjectX500Principal);
        }
        names(selects, head + ".issuer", from, X509Certificate::getIssuerX500Principal);
    }

    private void names(
            Selects selects,
            String head,
            Function<TlsPeer, @Nullable X509Certificate> from,
            Function<X509Certificate, X500Principal> which) {
        select(selects, head, peer -> text(from.apply(peer), c -> CertificateText.attribute(which.apply(c), "CN")));
        for (List<String> attribute : ATTRIBUTES) {
            String kind = attribute.getFirst();
            for (String name : attribute.subList(2, attribute.size())) {
                select(
                        selects,
                        head + '.' + name,
                        peer -> text(from.apply(peer), c -> CertificateText.attribute(which.apply(c), kind)));
            }
        }
    }

    private void alternatives(
            Selects selects,
            String head,
            Function<TlsPeer, @Nullable X509Certificate> from,
            int kind,
            String... names) {
        for (String name : names) {
            select(
                    selects,
                    head + '.' + name,
                    peer -> text(from.apply(peer), c -> CertificateText.alternative(c, kind)));
        }
    }

    private void select(Selects selects, String path, Read read) {
        selects.add(path, (ctx, arguments) -> {
            Value value = read(ctx, read);
            return value.isNull() ? null : value.text();
        });
    }

    private void add(PvCatalog catalog, String name, Read read) {
        catalog.addVariable(name, written -> {
            written.bare();
            return ctx -> read(ctx, read);
        });
    }

    private void check(PvCatalog catalog, String name, PeerCheck wanted) {
        add(catalog, name, peer -> flag(peer, wanted));
    }

    private void certificate(
            PvCatalog catalog, String name, Function<TlsPeer, @Nullable X509Certificate> from, CertificateRead read) {
        add(catalog, name, peer -> text(from.apply(peer), read));
    }

    private void alternative(
            PvCatalog catalog, String name, Function<TlsPeer, @Nullable X509Certificate> from, int kind) {
        certificate(catalog, name, from, c -> CertificateText.alternative(c, kind));
    }

    private static Pv constant(PvName name) throws PvSyntaxException {
        name.bare();
        return ctx -> Value.NULL;
    }

    /** $tls(m_issuer_line) and its like: whole names in one line. */
    private Pv line(PvName name) throws PvSyntaxException {
        String inner = name.constantInner();
        Read read = switch (inner) {
            case "m_issuer_line" -> peer -> text(peer.own(), c -> CertificateText.line(c.getIssuerX500Principal()));
            case "m_subject_line" -> peer -> text(peer.own(), c -> CertificateText.line(c.getSubjectX500Principal()));
            case "p_issuer_line" -> peer -> text(peer.peer(), c -> CertificateText.line(c.getIssuerX500Principal()));
            case "p_subject_line" -> peer -> text(peer.peer(), c -> CertificateText.line(c.getSubjectX500Principal()));
            default ->
                throw new PvSyntaxException("$tls(" + inner
                        + ") is not known; use m_issuer_line, m_subject_line, p_issuer_line or p_subject_line");
        };
        return ctx -> read(ctx, read);
    }

    private Value read(MessageContext ctx, Read read) {
        TlsPeer peer = TlsPeer.of(transports.get(), ctx.flow());
        return peer == null ? Value.NULL : read.of(peer);
    }

    private static Value description(TlsPeer peer) {
        CipherSuite suite = peer.suite();
        return suite == null ? Value.NULL : Value.of(suite.description());
    }

    private static Value cipher(TlsPeer peer) {
        CipherSuite suite = peer.suite();
        return suite == null ? Value.NULL : Value.of(suite.openssl());
    }

    private static Value bits(TlsPeer peer) {
        CipherSuite suite = peer.suite();
        return suite == null ? Value.NULL : Value.of(suite.bits(), Integer.toString(suite.bits()));
    }

    private static Value flag(TlsPeer peer, PeerCheck wanted) {
        boolean is = peer.check() == wanted;
        return Value.of(is ? 1 : 0, is ? "1" : "0");
    }

    /** X.509 versions are counted from 0 in Kamailio. */
    private static Value number(@Nullable X509Certificate certificate) {
        return certificate == null ? Value.NULL : Value.of(Integer.toString(certificate.getVersion() - 1));
    }

    private static Value text(@Nullable X509Certificate certificate, CertificateRead read) {
        return certificate == null ? Value.NULL : Value.of(read.of(certificate));
    }

    private static @Nullable String subject(X509Certificate certificate, String attribute) {
        return CertificateText.attribute(certificate.getSubjectX500Principal(), attribute);
    }

    private static @Nullable String issuer(X509Certificate certificate, String attribute) {
        return CertificateText.attribute(certificate.getIssuerX500Principal(), attribute);
    }
}
