package org.olelo.module.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Certificates, private keys and revocation lists in PEM files. */
final class PemFiles {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");
    /** AlgorithmIdentifier of rsaEncryption. */
    private static final byte[] RSA_ALGORITHM =
            bytes(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0);
    /** OID id-ecPublicKey. */
    private static final byte[] EC_ALGORITHM = bytes(6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);

    private static final byte[] VERSION_0 = bytes(2, 1, 0);
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 4;
    private static final int OBJECT_ID = 6;
    /** Tag of the curve in a SEC 1 key. */
    private static final int EC_PARAMETERS = 0xa0;

    private record Block(String type, byte[] content) {}

    private PemFiles() {}

    /** All certificates of the file, in order. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks(file)) {
            if (block.type().equals("CERTIFICATE") || block.type().equals("X509 CERTIFICATE")) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content())));
            }
        }
        return found;
    }

    /** All certificates of all files of the directory; files that are none are passed over. */
    static List<X509Certificate> certificatesIn(Path directory) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path file : files) {
                try {
                    found.addAll(certificates(file));
                } catch (GeneralSecurityException e) {
                    TlsModule.LOG.debug("no certificate, file={} cause={}", file, e.getMessage());
                }
            }
        }
        return found;
    }

    /** The revocation lists of the file. */
    static List<CRL> revocationLists(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<CRL> found = new ArrayList<>();
        for (Block block : blocks(file)) {
            if (block.type().equals("X509 CRL")) {
                found.add(factory.generateCRL(new ByteArrayInputStream(block.content())));
            }
        }
        return found;
    }

    /**
     * The first private key of the file: PKCS #8, PKCS #1 or SEC 1.
     *
     * @throws GeneralSecurityException when there is none or it is encrypted
     */
    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        for (Block block : blocks(file)) {
            switch (block.type()) {
                case "PRIVATE KEY" -> {
                    return pkcs8(block.content());
                }
                case "RSA PRIVATE KEY" -> {
                    return key("RSA", wrap(RSA_ALGORITHM, block.content()));
                }
                case "EC PRIVATE KEY" -> {
                    byte[] curve = curve(block.content());
                    if (curve == null) {
                        throw new GeneralSecurityException("the EC key does not name its curve");
                    }
                    return key("EC", wrap(der(SEQUENCE, EC_ALGORITHM, curve), block.content()));
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new GeneralSecurityException("the private key is encrypted");
                default -> {}
            }
        }
        throw new GeneralSecurityException("there is no private key in the file, or it is encrypted");
    }

    /** PEM of a certificate as OpenSSL writes it. */
    static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private static PrivateKey pkcs8(byte[] content) throws GeneralSecurityException {
        GeneralSecurityException last = new GeneralSecurityException("unknown kind of key");
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA"}) {
            try {
                return key(algorithm, content);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    private static PrivateKey key(String algorithm, byte[] content) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, VERSION_0, algorithm, der(OCTET_STRING, key));
    }

    /** The named curve in a SEC 1 key: SEQUENCE { version, key, [0] { OID }, … }. */
    private static byte @Nullable [] curve(byte[] key) {
        int at = key.length > 1 ? 1 + lengthBytes(key, 1) : 0;
        while (at > 0 && at + 1 < key.length) {
            int header = 1 + lengthBytes(key, at + 1);
            int length = length(key, at + 1);
            if ((key[at] & 255) == EC_PARAMETERS) {
                byte[] content = new byte[Math.min(length, key.length - at - header)];
                System.arraycopy(key, at + header, content, 0, content.length);
                return content.length > 0 && content[0] == OBJECT_ID ? content : null;
            }
            at += header + length;
        }
        return null;
    }

    private static int lengthBytes(byte[] data, int at) {
        return data[at] >= 0 ? 1 : 1 + (data[at] & 127);
    }

    private static int length(byte[] data, int at) {
        if (data[at] >= 0) {
            return data[at];
        }
        int value = 0;
        for (int i = 1; i <= (data[at] & 127) && at + i < data.length; i++) {
            value = (value << 8) | (data[at + i] & 255);
        }
        return Math.max(0, value);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else if (length < 256) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static List<Block> blocks(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        List<Block> found = new ArrayList<>();
        while (matcher.find()) {
            String body = matcher.group(2);
            if (body.contains(":")) {
                continue; // headers of an encrypted key
            }
            try {
                found.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(body)));
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException("the PEM block " + matcher.group(1) + " is damaged", e);
            }
        }
        return found;
    }

    private static byte[] bytes(int... values) {
        byte[] out = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = (byte) values[i];
        }
        return out;
    }
}
