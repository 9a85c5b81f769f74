package org.olelo.servlet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Admits initial requests to an application as its security constraints say, by digest (RFC 7616, MD5). */
final class DigestGuard {
    private static final long NONCE_MILLIS = 300_000;

    private final String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final List<SecurityConstraint> constraints;
    private final String realm;
    private final Subscribers subscribers;

    DigestGuard(List<SecurityConstraint> constraints, String realm, Subscribers subscribers) {
        this.constraints = constraints;
        this.realm = realm;
        this.subscribers = subscribers;
    }

    /** False when the request was answered here: 401, 407 or 403. */
    boolean admits(RequestMessage request, String servlet) {
        for (SecurityConstraint constraint : constraints) {
            if (constraint.covers(servlet, request.getMethod()) && !satisfies(request, constraint)) {
                return false;
            }
        }
        return true;
    }

    private boolean satisfies(RequestMessage request, SecurityConstraint constraint) {
        String user = user(request, constraint.proxy() ? "Proxy-Authorization" : "Authorization");
        if (user == null) {
            challenge(request, constraint.proxy());
            return false;
        }
        Set<String> roles = subscribers.roles(user, realm);
        request.authenticated(user, roles);
        if (constraint.roles().contains("*") || constraint.roles().stream().anyMatch(roles::contains)) {
            return true;
        }
        answer(request, 403, null, "");
        return false;
    }

    private void challenge(RequestMessage request, boolean proxy) {
        long now = System.currentTimeMillis();
        String value = "Digest realm=\"" + realm + "\", nonce=\"" + Long.toHexString(now) + '.' + seal(now)
                + "\", algorithm=MD5, qop=\"auth\"";
        answer(request, proxy ? 407 : 401, proxy ? "Proxy-Authenticate" : "WWW-Authenticate", value);
    }

    private static void answer(RequestMessage request, int status, @Nullable String header, String value) {
        ResponseMessage response = new ResponseMessage(request, new HeaderList(), status, null, null, null);
        if (header != null) {
            response.headers.add(header, value);
        }
        request.session.application().container().send(response, false);
    }

    private String seal(long time) {
        return DigestAnswer.hash(null, secret + ':' + time + ':' + realm);
    }

    private @Nullable String user(RequestMessage request, String header) {
        for (String value : request.headers.all(header)) {
            if (realm.equals(DigestAnswer.parameter(value, "realm")) && isRight(request, value)) {
                return DigestAnswer.parameter(value, "username");
            }
        }
        return null;
    }

    private boolean isRight(RequestMessage request, String value) {
        String user = DigestAnswer.parameter(value, "username");
        String nonce = DigestAnswer.parameter(value, "nonce");
        String given = DigestAnswer.parameter(value, "response");
        if (user == null || nonce == null || given == null || !isFresh(nonce)) {
            return false;
        }
        String ha1 = subscribers.ha1(user, realm);
        if (ha1 == null) {
            return false;
        }
        String uri = Objects.requireNonNullElse(DigestAnswer.parameter(value, "uri"), "");
        String action = DigestAnswer.hash(null, request.getMethod() + ':' + uri);
        String qop = DigestAnswer.parameter(value, "qop");
        String middle = qop == null
                ? nonce
                : nonce
                        + ':'
                        + DigestAnswer.parameter(value, "nc")
                        + ':'
                        + DigestAnswer.parameter(value, "cnonce")
                        + ':'
                        + qop;
        return same(given, DigestAnswer.hash(null, ha1 + ':' + middle + ':' + action));
    }

    private boolean isFresh(String nonce) {
        int dot = nonce.indexOf('.');
        if (dot < 1 || dot > 15) {
            return false;
        }
        try {
            long time = Long.parseLong(nonce.substring(0, dot), 16);
            boolean recent = Math.abs(System.currentTimeMillis() - time) < NONCE_MILLIS;
            return recent && same(nonce.substring(dot + 1), seal(time));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.ISO_8859_1), b.getBytes(StandardCharsets.ISO_8859_1));
    }
}
