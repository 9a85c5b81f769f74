package org.olelo.module.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.module.auth.api.AuthCode;
import org.olelo.module.auth.api.DigestAuth;
import org.olelo.module.siputils.api.AuthorizedUser;
import org.olelo.module.sl.api.Replies;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.DigestCredentials;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module auth. */
public final class AuthModule implements SipModule, DigestAuth {
    private static final int NOT_SENT = -3;
    private static final int QOP_AUTH = 1;
    private static final int QOP_AUTH_INT = 2;
    private static final int NO_ERROR_REPLY = 4;
    private static final int STALE = 16;
    private static final int PASSWORD_IS_HA1 = 1;

    private static final AttachmentKey<DigestCredentials> AUTHORIZED = new AttachmentKey<>("auth");

    private final Engine engine;
    private final AuthSettings settings = new AuthSettings();
    private Digest digest = new Digest("MD5");
    private final RequestHashes requestHashes = new RequestHashes();
    private @Nullable Nonces nonces;
    private @Nullable Replies replies;

    /** On that engine. */
    public AuthModule(Engine engine) {
        this.engine = engine;
        engine.publish(DigestAuth.class, this);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings);
    }

    @Override
    public void init() throws ModuleException {
        settings.check();
        digest = new Digest(settings.algorithm.isEmpty() ? "MD5" : settings.algorithm);
        nonces = new Nonces(engine.clock(), settings);
        replies = engine.api(Replies.class);
    }

    private Nonces nonces() {
        Nonces known = nonces;
        if (known == null) {
            throw new IllegalStateException("not initialised");
        }
        return known;
    }

    // ---- verification

    @Override
    public int verify(
            MessageContext ctx,
            HeaderId header,
            String realm,
            String method,
            Function<DigestCredentials, @Nullable String> ha1) {
        SipRequest request = ctx.request();
        if (request.isMethod(Method.ACK) || request.isMethod(Method.CANCEL)) {
            return AuthCode.OK; // RFC 3261 22.1: they cannot be challenged
        }
        DigestCredentials credentials = DigestCredentials.find(request, header, stripRealm(realm));
        if (credentials == null) {
            return AuthCode.NO_CREDENTIALS;
        }
        if (credentials.username().isEmpty()
                || credentials.response().length() != digest.length()
                || credentials.uri().isEmpty()
                || !Nonces.isWellFormed(credentials.nonce())) {
            return AuthCode.ERROR;
        }
        String known = ha1.apply(credentials);
        if (known == null) {
            return AuthCode.USER_UNKNOWN;
        }
        byte[] expected = response(credentials, known, method, request).getBytes(StandardCharsets.ISO_8859_1);
        if (!MessageDigest.isEqual(expected, credentials.response().getBytes(StandardCharsets.ISO_8859_1))) {
            return AuthCode.INVALID_PASSWORD;
        }
        int count = credentials.qop().isEmpty() ? 0 : Math.max(0, credentials.nonceCountValue());
        return switch (nonces().judge(ctx, credentials.nonce(), count)) {
            case STALE -> AuthCode.STALE_NONCE;
            case REUSED -> AuthCode.NONCE_REUSED;
            case GOOD -> {
                ctx.attach(AUTHORIZED, credentials);
                ctx.attach(AuthorizedUser.KEY, credentials.user());
                yield AuthCode.OK;
            }
        };
    }

    private String response(DigestCredentials credentials, String ha1, String method, SipRequest request) {
        boolean integrity = credentials.qop().equals("auth-int");
        String ha2 = integrity
                ? digest.of(method, credentials.uri(), digest.of(request.body()))
                : requestHashes.of(digest, method, credentials.uri());
        if (credentials.qop().isEmpty()) {
            return digest.of(ha1, credentials.nonce(), ha2);
        }
        return digest.of(
                ha1, credentials.nonce(), credentials.nonceCount(), credentials.cnonce(), credentials.qop(), ha2);
    }

    @Override
    public String ha1(String user, String realm, String password) {
        return digest.of(user, realm, password);
    }

    @Override
    public String stripRealm(String realm) {
        String prefix = settings.realmPrefix;
        return !prefix.isEmpty() && realm.startsWith(prefix) ? realm.substring(prefix.length()) : realm;
    }

    // ---- functions of the script

    @ScriptFunction(
            value = "pv_www_authenticate",
            routes = RouteKind.REQUEST,
            doc = "Verifies Authorization against a password; flag 1: it is HA1.")
    public int wwwAuthenticate(MessageContext ctx, String realm, String password, int flags) {
        return authenticate(
                ctx,
                HeaderId.AUTHORIZATION,
                realm,
                password,
                flags,
                ctx.request().methodName());
    }

    @ScriptFunction(value = "pv_www_authenticate", routes = RouteKind.REQUEST, doc = "The same for another method.")
    public int wwwAuthenticate(MessageContext ctx, String realm, String password, int flags, String method) {
        return authenticate(ctx, HeaderId.AUTHORIZATION, realm, password, flags, method);
    }

    @ScriptFunction(
            value = "pv_proxy_authenticate",
            routes = RouteKind.REQUEST,
            doc = "Verifies Proxy-Authorization against a password.")
    public int proxyAuthenticate(MessageContext ctx, String realm, String password, int flags) {
        return authenticate(
                ctx,
                HeaderId.PROXY_AUTHORIZATION,
                realm,
                password,
                flags,
                ctx.request().methodName());
    }

    @ScriptFunction(
            value = "pv_auth_check",
            routes = RouteKind.REQUEST,
            doc =
                    "Verifies Authorization of REGISTER, Proxy-Authorization of others; checks 1: the user is that of From or To.")
    public int authCheck(MessageContext ctx, String realm, String password, int flags, int checks) {
        SipRequest request = ctx.request();
        HeaderId header = request.isMethod(Method.REGISTER) ? HeaderId.AUTHORIZATION : HeaderId.PROXY_AUTHORIZATION;
        int result = authenticate(ctx, header, realm, password, flags, request.methodName());
        if (result != AuthCode.OK || (checks & 1) == 0) {
            return result;
        }
        return sameUser(ctx) ? AuthCode.OK : AuthCode.USER_MISMATCH;
    }

    private boolean sameUser(MessageContext ctx) {
        DigestCredentials credentials = ctx.attachment(AUTHORIZED);
        SipRequest request = ctx.request();
        NameAddr address = request.isMethod(Method.REGISTER) ? request.to() : request.from();
        SipUri uri = address == null ? null : address.uri();
        return credentials != null
                && uri != null
                && uri.user().equals(credentials.user())
                && (settings.useDomain == 0 || uri.host().equalsIgnoreCase(credentials.realm()));
    }

    private int authenticate(
            MessageContext ctx, HeaderId header, String realm, String password, int flags, String method) {
        if (realm.isEmpty()) {
            return AuthCode.ERROR;
        }
        return verify(
                ctx,
                header,
                realm,
                method,
                credentials -> (flags & PASSWORD_IS_HA1) != 0
                        ? password
                        : ha1(credentials.username(), credentials.realm(), password));
    }

    @ScriptFunction(
            value = "www_challenge",
            routes = RouteKind.REQUEST,
            doc = "Answers 401 with a challenge: flags 1 qop auth, 2 qop auth-int, 16 stale.")
    public int wwwChallenge(MessageContext ctx, String realm, int flags) {
        return challenge(ctx, realm, flags, false);
    }

    @ScriptFunction(value = "proxy_challenge", routes = RouteKind.REQUEST, doc = "Answers 407 with a challenge.")
    public int proxyChallenge(MessageContext ctx, String realm, int flags) {
        return challenge(ctx, realm, flags, true);
    }

    @ScriptFunction(
            value = "auth_challenge",
            routes = RouteKind.REQUEST,
            doc = "Answers 401 to REGISTER, 407 to others.")
    public int authChallenge(MessageContext ctx, String realm, int flags) {
        if (ctx.request().isMethod(Method.ACK) || ctx.request().isMethod(Method.CANCEL)) {
            return 1; // they cannot be challenged
        }
        return challenge(ctx, realm, flags, !ctx.request().isMethod(Method.REGISTER));
    }

    @ScriptFunction(
            value = "auth_get_www_authenticate",
            routes = RouteKind.REQUEST,
            doc = "Stores a WWW-Authenticate header line.")
    public boolean getWwwAuthenticate(MessageContext ctx, String realm, int flags, Pv result) {
        return !realm.isEmpty() && result.set(ctx, Value.of(header(ctx, realm, flags, false)));
    }

    private int challenge(MessageContext ctx, String realm, int flags, boolean proxy) {
        Replies sl = replies;
        if (sl == null || realm.isEmpty()) {
            if (sl != null && (flags & NO_ERROR_REPLY) == 0) {
                sl.reply(ctx, 500, "Internal Server Error");
            }
            return -1;
        }
        ctx.replyHeaders().add(header(ctx, realm, flags, proxy));
        int code = proxy ? 407 : 401;
        String reason = proxy ? "Proxy Authentication Required" : "Unauthorized";
        int sent = settings.forceStateless != 0
                ? engine.stateless().reply(ctx, code, reason)
                : sl.reply(ctx, code, reason);
        return sent > 0 ? 1 : NOT_SENT;
    }

    private String header(MessageContext ctx, String realm, int flags, boolean proxy) {
        StringBuilder line = new StringBuilder(160);
        line.append(proxy ? "Proxy-Authenticate" : "WWW-Authenticate")
                .append(": Digest realm=\"")
                .append(stripRealm(realm));
        line.append("\", nonce=\"").append(nonces().make(ctx)).append('"');
        String qop = (flags & QOP_AUTH_INT) != 0 ? "auth-int" : (flags & QOP_AUTH) != 0 ? "auth" : settings.qop;
        if (!qop.isEmpty()) {
            line.append(", qop=\"").append(qop).append('"');
        }
        if (!settings.algorithm.isEmpty()) {
            line.append(", algorithm=").append(settings.algorithm);
        }
        if ((flags & STALE) != 0) {
            line.append(", stale=true");
        }
        return line.append("\r\n").toString();
    }

    @ScriptFunction(
            value = "has_credentials",
            routes = RouteKind.REQUEST,
            doc = "True when there are credentials for the realm.")
    public boolean hasCredentials(MessageContext ctx, String realm) {
        return DigestCredentials.find(ctx.message(), HeaderId.AUTHORIZATION, realm) != null
                || DigestCredentials.find(ctx.message(), HeaderId.PROXY_AUTHORIZATION, realm) != null;
    }

    @ScriptFunction(
            value = "consume_credentials",
            routes = RouteKind.REQUEST,
            doc = "Removes the credentials that were verified.")
    public boolean consume(MessageContext ctx) {
        DigestCredentials credentials = ctx.attachment(AUTHORIZED);
        if (credentials == null || credentials.header() < 0) {
            return ctx.request().isMethod(Method.ACK) || ctx.request().isMethod(Method.CANCEL);
        }
        ctx.edits().deleteHeader(ctx.message(), credentials.header());
        return true;
    }
}
