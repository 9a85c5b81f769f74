package org.olelo.module.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What variables and selects show of a certificate, as text of one char a byte. */
final class CertificateText {
    /** Kinds of alternative names (RFC 5280 4.2.1.6). */
    static final int EMAIL = 1;

    static final int DNS = 2;
    static final int URI = 6;
    static final int IP = 7;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter REST = DateTimeFormatter.ofPattern("HH:mm:ss yyyy", Locale.ENGLISH);

    private CertificateText() {}

    /**
     * The first attribute of that kind in the name, or null.
     *
     * @param attribute CN, C, ST, L, O, OU or UID
     */
    static @Nullable String attribute(X500Principal name, String attribute) {
        try {
            for (Rdn rdn : new LdapName(name.getName(X500Principal.RFC2253)).getRdns()) {
                if (rdn.getType().equalsIgnoreCase(attribute) && rdn.getValue() instanceof String value) {
                    return bytes(value);
                }
            }
            return null;
        } catch (InvalidNameException e) {
            return null;
        }
    }

    /** The whole name as OpenSSL's one line: /C=US/CN=x. */
    static String line(X500Principal name) {
        try {
            StringBuilder out = new StringBuilder();
            for (Rdn rdn : new LdapName(name.getName(X500Principal.RFC2253)).getRdns()) {
                out.append('/').append(rdn.getType()).append('=').append(rdn.getValue());
            }
            return bytes(out.toString());
        } catch (InvalidNameException e) {
            return "";
        }
    }

    /** The first alternative name of that kind, or null. */
    static @Nullable String alternative(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return null;
            }
            for (List<?> name : names) {
                if (name.get(0) instanceof Integer found && found == kind && name.get(1) instanceof String value) {
                    return bytes(value);
                }
            }
            return null;
        } catch (CertificateParsingException e) {
            return null;
        }
    }

    /** As OpenSSL prints times: "Feb  9 06:37:06 2035 GMT". */
    static String time(Date date) {
        var at = Instant.ofEpochMilli(date.getTime()).atOffset(ZoneOffset.UTC);
        int day = at.getDayOfMonth();
        return MONTH.format(at) + (day < 10 ? "  " : " ") + day + ' ' + REST.format(at) + " GMT";
    }

    /** PEM text, or null when it cannot be written. */
    static @Nullable String pem(X509Certificate certificate) {
        try {
            return PemFiles.pem(certificate);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** PEM text with everything but letters, digits and {@code -_.} as %xx. */
    static @Nullable String urlEncodedPem(X509Certificate certificate) {
        String pem = pem(certificate);
        if (pem == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(pem.length() + 200);
        for (int i = 0; i < pem.length(); i++) {
            char c = pem.charAt(i);
            boolean plain =
                    c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "-_.".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
