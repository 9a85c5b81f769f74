package org.olelo.module.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.olelo.text.Latin;

/** The hash of digest authentication over texts, in hexadecimal. Thread-safe. */
final class Digest {
    private final String algorithm;
    private final ThreadLocal<MessageDigest> hash;

    /** MD5 or SHA-256. */
    Digest(String algorithm) {
        this.algorithm = algorithm;
        this.hash = ThreadLocal.withInitial(this::make);
    }

    private MessageDigest make() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** The hash of the parts joined by colons. */
    String of(String... parts) {
        MessageDigest digest = hash.get();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                digest.update((byte) ':');
            }
            digest.update(parts[i].getBytes(StandardCharsets.ISO_8859_1));
        }
        return Latin.hex(digest.digest());
    }
}
