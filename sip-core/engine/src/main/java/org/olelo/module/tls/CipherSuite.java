package org.olelo.module.tls;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cipher suite under JSSE's and OpenSSL's name.
 *
 * @param jsse as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
 * @param openssl as ECDHE-RSA-AES256-GCM-SHA384
 * @param exchange key exchange as OpenSSL shows it: any, ECDH, DH, RSA
 * @param authentication any, RSA, ECDSA, DSS, None
 * @param encryption AESGCM, AES, CHACHA20/POLY1305, 3DES, None
 * @param bits of the encryption key
 * @param mac AEAD, SHA1, SHA256, SHA384
 * @param version protocol version that brought it
 */
record CipherSuite(
        String jsse,
        String openssl,
        String exchange,
        String authentication,
        String encryption,
        int bits,
        String mac,
        String version) {

    /** Takes JSSE's name apart; null for what TLS connections do not use (signalling values, Kerberos). */
    static @Nullable CipherSuite of(String jsse) {
        boolean known = jsse.startsWith("TLS_") || jsse.startsWith("SSL_");
        if (!known || jsse.endsWith("_SCSV") || jsse.contains("KRB5")) {
            return null;
        }
        int with = jsse.indexOf("_WITH_");
        String cipher = with < 0 ? jsse.substring(4) : jsse.substring(with + 6);
        int bits = bits(cipher);
        String encryption = encryption(cipher);
        boolean aead = cipher.contains("GCM") || cipher.contains("CCM") || cipher.contains("POLY1305");
        String mac = aead ? "AEAD" : hash(cipher).equals("SHA") ? "SHA1" : hash(cipher);
        if (with < 0) {
            return new CipherSuite(jsse, jsse, "any", "any", encryption, bits, mac, "TLSv1.3");
        }
        String key = jsse.substring(4, with);
        String exchange = key.startsWith("ECDH") ? "ECDH" : key.startsWith("DH") ? "DH" : "RSA";
        String authentication =
                key.endsWith("anon") ? "None" : key.endsWith("ECDSA") ? "ECDSA" : key.endsWith("DSS") ? "DSS" : "RSA";
        boolean modern = aead || mac.equals("SHA256") || mac.equals("SHA384");
        String version = modern ? "TLSv1.2" : exchange.equals("ECDH") ? "TLSv1" : "SSLv3";
        return new CipherSuite(
                jsse, openssl(key, cipher, encryption, bits), exchange, authentication, encryption, bits, mac, version);
    }

    /** OpenSSL's line about it, with the line feed at its end. */
    String description() {
        String shown = encryption.equals("None") ? "None" : encryption + '(' + bits + ')';
        return pad(openssl, 30) + ' ' + pad(version, 7) + " Kx=" + pad(exchange, 8) + " Au=" + pad(authentication, 5)
                + " Enc=" + pad(shown, 22) + " Mac=" + pad(mac, 4) + '\n';
    }

    /** The keywords of OpenSSL's cipher lists that name it. */
    Set<String> keywords() {
        Set<String> words = new TreeSet<>();
        words.add(openssl);
        words.add(jsse);
        words.add(version);
        words.add(encryption.equals("None") ? "eNULL" : "ALL");
        words.add(encryption.equals("None") ? "NULL" : bits >= 128 ? "HIGH" : "MEDIUM");
        boolean ephemeral = openssl.startsWith("ECDHE") || openssl.startsWith("DHE");
        if (authentication.equals("None")) {
            words.add("aNULL");
            words.add(exchange.equals("ECDH") ? "AECDH" : "ADH");
        } else if (!encryption.equals("None")) {
            words.add("DEFAULT");
        }
        words.add('a' + authentication);
        words.add(exchange.equals("any") ? "any" : 'k' + exchange);
        switch (exchange) {
            case "ECDH" -> words.addAll(List.of("kEECDH", "kECDHE", "ECDH"));
            case "DH" -> words.addAll(List.of("kEDH", "kDHE", "DH"));
            default -> words.add("RSA");
        }
        if (ephemeral) {
            words.addAll(exchange.equals("ECDH") ? List.of("EECDH", "ECDHE") : List.of("EDH", "DHE"));
        }
        if (authentication.equals("ECDSA")) {
            words.add("ECDSA");
        }
        if (encryption.startsWith("AES")) {
            words.addAll(List.of("AES", "AES" + bits, encryption));
        } else {
            words.add(encryption.startsWith("CHACHA20") ? "CHACHA20" : encryption);
        }
        words.add(mac);
        if (mac.equals("SHA1")) {
            words.add("SHA");
        }
        return words;
    }

    private static int bits(String cipher) {
        if (cipher.startsWith("CHACHA20") || cipher.contains("256_")) {
            return 256;
        }
        return cipher.startsWith("3DES") ? 168 : cipher.startsWith("NULL") ? 0 : cipher.startsWith("DES") ? 56 : 128;
    }

    private static String encryption(String cipher) {
        if (cipher.startsWith("CHACHA20")) {
            return "CHACHA20/POLY1305";
        }
        if (cipher.startsWith("AES")) {
            return cipher.contains("GCM") ? "AESGCM" : cipher.contains("CCM") ? "AESCCM" : "AES";
        }
        return cipher.startsWith("3DES") ? "3DES" : cipher.startsWith("NULL") ? "None" : cipher.split("_", 2)[0];
    }

    private static String hash(String cipher) {
        return cipher.substring(cipher.lastIndexOf('_') + 1);
    }

    private static String openssl(String key, String cipher, String encryption, int bits) {
        String prefix = key.equals("RSA")
                ? ""
                : (key.endsWith("_anon") ? 'A' + key.substring(0, key.indexOf('_')) : key.replace('_', '-')) + '-';
        if (encryption.startsWith("CHACHA20")) {
            return prefix + "CHACHA20-POLY1305";
        }
        String hash = hash(cipher);
        return switch (encryption) {
            case "AESGCM" -> prefix + "AES" + bits + "-GCM-" + hash;
            case "AESCCM" -> prefix + "AES" + bits + "-CCM";
            case "AES" -> prefix + "AES" + bits + '-' + hash;
            case "3DES" -> prefix + "DES-CBC3-" + hash;
            case "None" -> prefix + "NULL-" + hash;
            default -> prefix + cipher.replace('_', '-');
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
