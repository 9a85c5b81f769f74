package org.olelo.ejb.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of RFC 2617 that stand in table {@code subscriber}. */
final class DigestHash {
    private DigestHash() {}

    /** HA1: MD5 of {@code username:realm:password}, in hexadecimal; the realm is the domain. */
    static String ha1(String username, String domain, String password) {
        return md5(username + ":" + domain + ":" + password);
    }

    /** HA1B: for clients that send the domain as part of the user name. */
    static String ha1b(String username, String domain, String password) {
        return md5(username + "@" + domain + ":" + domain + ":" + password);
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
