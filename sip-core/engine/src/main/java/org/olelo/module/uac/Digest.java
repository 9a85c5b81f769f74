package org.olelo.module.uac;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Answers a digest challenge (RFC 2617). */
final class Digest {
    private Digest() {}

    /**
     * The credentials, or null when the challenge cannot be answered.
     *
     * @param challenge value of WWW-Authenticate or Proxy-Authenticate
     * @param hashed the password is HA1
     * @param realm the realm to answer for, "" any
     */
    static @Nullable String credentials(
            String challenge, String method, String uri, String user, String password, boolean hashed, String realm) {
        String asked = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String algorithm = parameter(challenge, "algorithm");
        if (asked == null || nonce == null || !challenge.regionMatches(true, 0, "Digest", 0, 6)) {
            return null;
        }
        if (!realm.isEmpty() && !realm.equals(asked) || algorithm != null && !algorithm.equalsIgnoreCase("MD5")) {
            return null;
        }
        String ha1 = hashed ? password : md5(user + ':' + asked + ':' + password);
        String ha2 = md5(method + ':' + uri);
        String qop = parameter(challenge, "qop");
        StringBuilder out = new StringBuilder(256);
        out.append("Digest username=\"").append(user).append("\", realm=\"").append(asked);
        out.append("\", nonce=\"")
                .append(nonce)
                .append("\", uri=\"")
                .append(uri)
                .append('"');
        String opaque = parameter(challenge, "opaque");
        if (opaque != null) {
            out.append(", opaque=\"").append(opaque).append('"');
        }
        if (qop != null && offers(qop)) {
            String cnonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
            String response = md5(ha1 + ':' + nonce + ":00000001:" + cnonce + ":auth:" + ha2);
            out.append(", qop=auth, nc=00000001, cnonce=\"").append(cnonce);
            out.append("\", response=\"").append(response).append('"');
        } else {
            out.append(", response=\"")
                    .append(md5(ha1 + ':' + nonce + ':' + ha2))
                    .append('"');
        }
        return out.append(", algorithm=MD5").toString();
    }

    private static boolean offers(String qop) {
        for (String word : qop.split(",")) {
            if (word.trim().equalsIgnoreCase("auth")) {
                return true;
            }
        }
        return false;
    }

    /** Value of a parameter without quotes, or null. */
    static @Nullable String parameter(String challenge, String name) {
        String lower = challenge.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(name + '=');
        while (at > 0 && Character.isLetter(lower.charAt(at - 1))) {
            at = lower.indexOf(name + '=', at + 1);
        }
        if (at < 0) {
            return null;
        }
        int start = at + name.length() + 1;
        if (start < challenge.length() && challenge.charAt(start) == '"') {
            int end = challenge.indexOf('"', start + 1);
            return end < 0 ? null : challenge.substring(start + 1, end);
        }
        int end = challenge.indexOf(',', start);
        return challenge.substring(start, end < 0 ? challenge.length() : end).trim();
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
