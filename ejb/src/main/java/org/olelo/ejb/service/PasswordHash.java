package org.olelo.ejb.service;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA256 of passwords as text: {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}, salt and hash in base64. */
public final class PasswordHash {
    /** Iterations of new hashes, OWASP's figure of 2023; one check takes 0.1 to 0.4 s of CPU. */
    public static final int ITERATIONS = 600_000;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Matches no password; for names that do not exist, to be as slow with them as with those that do. */
    public static final String OF_NOBODY =
            SCHEME + "$" + ITERATIONS + "$" + "A".repeat(22) + "==$" + "A".repeat(43) + "=";

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** Hashes with a fresh salt. */
    public static String of(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return SCHEME + "$" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations));
    }

    /** True when the text was made from that password; false too for text of another scheme. */
    public static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            return false;
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
            return MessageDigest.isEqual(derived, base64.decode(parts[3]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
