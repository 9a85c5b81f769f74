package org.olelo.servlet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Answers digest challenges (RFC 2617; MD5 and SHA-256 of RFC 7616; qop auth). */
final class DigestAnswer {
    private DigestAnswer() {}

    static void add(RequestMessage request, ResponseMessage challenge, Credentials users) {
        for (String value : challenge.headers.all("WWW-Authenticate")) {
            add(request, value, "Authorization", users.find(challenge.getStatus(), realm(value)));
        }
        for (String value : challenge.headers.all("Proxy-Authenticate")) {
            add(request, value, "Proxy-Authorization", users.find(challenge.getStatus(), realm(value)));
        }
    }

    private static String realm(String challenge) {
        String realm = parameter(challenge, "realm");
        return realm == null ? "" : realm;
    }

    private static void add(RequestMessage request, String challenge, String header, Credentials.@Nullable User user) {
        if (user == null) {
            return;
        }
        String nonce = parameter(challenge, "nonce");
        String algorithm = parameter(challenge, "algorithm");
        String offered = parameter(challenge, "qop");
        boolean qop = offered != null && HeaderList.split(offered).contains("auth");
        String uri = request.getRequestURI().toString();
        String realm = realm(challenge);
        String cnonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
        String secret = hash(algorithm, user.name() + ':' + realm + ':' + user.password());
        String action = hash(algorithm, request.getMethod() + ':' + uri);
        String middle = qop ? nonce + ":00000001:" + cnonce + ":auth" : nonce;
        String response = hash(algorithm, secret + ':' + middle + ':' + action);
        StringBuilder out = new StringBuilder("Digest username=\"").append(user.name());
        out.append("\", realm=\"").append(realm).append("\", nonce=\"").append(nonce);
        out.append("\", uri=\"")
                .append(uri)
                .append("\", response=\"")
                .append(response)
                .append('"');
        if (algorithm != null) {
            out.append(", algorithm=").append(algorithm);
        }
        if (qop) {
            out.append(", qop=auth, nc=00000001, cnonce=\"").append(cnonce).append('"');
        }
        String opaque = parameter(challenge, "opaque");
        if (opaque != null) {
            out.append(", opaque=\"").append(opaque).append('"');
        }
        request.headers.add(header, out.toString());
    }

    static String hash(@Nullable String algorithm, String text) {
        try {
            boolean longer = algorithm != null && algorithm.equalsIgnoreCase("SHA-256");
            MessageDigest digest = MessageDigest.getInstance(longer ? "SHA-256" : "MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A parameter of a challenge, without quotes; null when absent. */
    static @Nullable String parameter(String challenge, String name) {
        int space = challenge.indexOf(' ');
        for (String one : HeaderList.split(challenge.substring(space < 0 ? challenge.length() : space + 1))) {
            int equals = one.indexOf('=');
            if (equals > 0 && one.substring(0, equals).trim().equalsIgnoreCase(name)) {
                String value = one.substring(equals + 1).trim();
                return value.length() > 1 && value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
            }
        }
        return null;
    }
}
