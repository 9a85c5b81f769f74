package org.olelo.module.auth;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/** The hash of digest authentication over texts, in hexadecimal. Thread-safe. */
final class Digest {
    private static final int USUAL_LENGTH = 256;

    private final String algorithm;
    private final ThreadLocal<Scratch> scratch;

    /** What one thread hashes with. */
    private record Scratch(MessageDigest hash, ByteSink text, byte[] result) {}

    /** MD5 or SHA-256. */
    Digest(String algorithm) {
        this.algorithm = algorithm;
        this.scratch = ThreadLocal.withInitial(this::make);
    }

    private Scratch make() {
        try {
            MessageDigest hash = MessageDigest.getInstance(algorithm);
            return new Scratch(hash, new ByteSink(USUAL_LENGTH), new byte[hash.getDigestLength()]);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** Digits of a hash. */
    int length() {
        return scratch.get().result.length * 2;
    }

    /** The hash of the parts joined by colons. */
    String of(String... parts) {
        Scratch own = scratch.get();
        ByteSink text = own.text;
        text.clear();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                text.put(':');
            }
            text.put(parts[i]);
        }
        own.hash.update(text.array(), 0, text.size());
        try {
            own.hash.digest(own.result, 0, own.result.length);
        } catch (DigestException e) {
            throw new IllegalStateException("the result has the digest's length", e);
        }
        return Latin.hex(own.result);
    }
}
