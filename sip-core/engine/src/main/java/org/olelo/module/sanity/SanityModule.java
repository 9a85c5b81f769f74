package org.olelo.module.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.module.sl.api.Replies;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Contacts;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module sanity. A check that fails answers the request itself unless noreply is set; reason texts are Kamailio's. */
public final class SanityModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("sanity");
    private static final int RURI_VERSION = 1;
    private static final int RURI_SCHEME = 1 << 1;
    private static final int REQUIRED_HEADERS = 1 << 2;
    private static final int CSEQ_METHOD = 1 << 5;
    private static final int CSEQ_VALUE = 1 << 6;
    private static final int CONTENT_LENGTH = 1 << 7;
    private static final int EXPIRES = 1 << 8;
    private static final int PROXY_REQUIRE = 1 << 9;
    private static final int PARSE_URIS = 1 << 10;
    private static final int DIGEST = 1 << 11;
    private static final int DUPLICATE_TAGS = 1 << 12;
    private static final int AUTHORIZATION = 1 << 13;
    private static final int VIA1 = 1 << 14;

    private static final int CHECKS_END = 1 << 15;

    private static final int URI_REQUEST = 1;
    private static final int URI_FROM = 1 << 1;
    private static final int URI_TO = 1 << 2;
    private static final int URI_CONTACT = 1 << 3;

    /** The limit of CSeq and Expires; Kamailio lets one more pass than fits into 32 bits. */
    private static final long MAX_UNSIGNED = 1L << 32;

    private static final List<String> REQUIRED_CREDENTIALS = List.of("username", "realm", "nonce", "uri", "response");
    private static final AttachmentKey<Refusal> REFUSAL = new AttachmentKey<>("sanity");

    private final Engine engine;
    private List<String> extensions = List.of();
    private @Nullable Replies replies;

    /** Why a message was refused, for sanity_reply. */
    private record Refusal(int code, String reason) {}

    @ModParam(value = "default_checks", doc = "Checks of sanity_check() without arguments, bits.")
    private int defaultChecks = 3047;

    @ModParam(value = "uri_checks", doc = "URIs that are parsed: 1 Request-URI, 2 From, 4 To, 8 Contact.")
    private int uriChecks = URI_REQUEST | URI_FROM | URI_TO;

    @ModParam(value = "autodrop", doc = "1: a failed check ends the script.")
    private int autodrop = 1;

    @ModParam(value = "noreply", doc = "1: failed checks send no reply.")
    private int noreply;

    /** On that engine. */
    public SanityModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        replies = engine.api(Replies.class);
    }

    private Replies sl() {
        Replies known = replies;
        if (known == null) {
            throw new IllegalStateException("not initialised");
        }
        return known;
    }

    @ModParam(value = "proxy_require", doc = "Extensions that Proxy-Require may name, separated by commas.")
    void proxyRequire(String list) {
        extensions = items(list);
    }

    @ScriptFunction(value = "sanity_check", doc = "Runs the default checks.")
    public int check(MessageContext ctx) {
        return check(ctx, defaultChecks, uriChecks);
    }

    @ScriptFunction(value = "sanity_check", doc = "Runs the given checks.")
    public int check(MessageContext ctx, int messageChecks) {
        return check(ctx, messageChecks, uriChecks);
    }

    @ScriptFunction(value = "sanity_check", doc = "Runs the given checks, on the given URIs.")
    public int check(MessageContext ctx, int messageChecks, int uris) {
        if (messageChecks < 1 || messageChecks >= CHECKS_END) {
            LOG.error(
                    "checks={} outside of valid range <1-32768), callid={}",
                    messageChecks,
                    ctx.message().callId());
            return -1;
        }
        boolean good = passes(ctx, messageChecks, uris);
        return good ? 1 : autodrop != 0 ? 0 : -1;
    }

    @ScriptFunction(value = "sanity_reply", doc = "Sends the reply of the check that failed; only with noreply set.")
    public int reply(MessageContext ctx) {
        Refusal refusal = ctx.attachment(REFUSAL);
        if (refusal == null || noreply == 0 || !ctx.isRequest()) {
            return 1;
        }
        return sl().reply(ctx, refusal.code(), refusal.reason()) > 0 ? 1 : -1;
    }

    private boolean passes(MessageContext ctx, int checks, int uris) {
        SipMessage message = ctx.message();
        if (message instanceof SipRequest request && !requestLine(ctx, request, checks)) {
            return false;
        }
        if ((checks & REQUIRED_HEADERS) != 0 && message.hasMalformedHeader()) {
            return refuse(ctx, 400, "Missing Required Header in Request");
        }
        return cseq(ctx, message, checks)
                && ((checks & CONTENT_LENGTH) == 0 || contentLength(ctx, message))
                && ((checks & EXPIRES) == 0 || expires(ctx, message))
                && ((checks & PROXY_REQUIRE) == 0 || proxyRequire(ctx, message))
                && ((checks & PARSE_URIS) == 0 || uris(ctx, message, uris))
                && ((checks & DIGEST) == 0 || digest(ctx, message))
                && ((checks & DUPLICATE_TAGS) == 0 || tags(ctx, message))
                && ((checks & AUTHORIZATION) == 0 || authorization(ctx, message))
                && ((checks & VIA1) == 0 || !message.via().host().isEmpty() || refuse(ctx, 400, "Bad Via Header"));
    }

    private boolean requestLine(MessageContext ctx, SipRequest request, int checks) {
        if ((checks & RURI_VERSION) != 0 && !request.version().equalsIgnoreCase("SIP/2.0")) {
            return refuse(ctx, 505, "Version Not Supported");
        }
        if ((checks & RURI_SCHEME) != 0) {
            SipUri uri = SipUri.parse(request.requestUri());
            if (uri == null) {
                return refuse(ctx, 400, "Bad Request URI");
            }
        }
        return true;
    }

    private boolean cseq(MessageContext ctx, SipMessage message, int checks) {
        if ((checks & CSEQ_METHOD) != 0 && message instanceof SipRequest request) {
            String method = request.methodName();
            String inCseq = cseqMethodText(message);
            if (!method.equals(inCseq)) {
                return refuse(ctx, 400, "CSeq method does not match request method");
            }
        }
        if ((checks & CSEQ_VALUE) != 0) {
            long number = message.cseqNumber();
            if (number < 0 || number > MAX_UNSIGNED) {
                return refuse(ctx, 400, "CSeq number is illegal");
            }
        }
        return true;
    }

    private static String cseqMethodText(SipMessage message) {
        return Latin.string(
                message.bytes(), message.cseq().methodStart(), message.cseq().methodEnd());
    }

    private boolean contentLength(MessageContext ctx, SipMessage message) {
        int declared = message.contentLength();
        if (declared >= 0 && !message.hasEmptyLine()) {
            return refuse(ctx, 400, "Content-Length Body Failure");
        }
        return declared < 0
                || declared == message.length() - message.bodyStart()
                || refuse(ctx, 400, "Content-Length mis-match");
    }

    private boolean expires(MessageContext ctx, SipMessage message) {
        String value = message.header(HeaderId.EXPIRES);
        if (value != null && value.isBlank()) {
            return refuse(ctx, 400, "Bad Expires Header");
        }
        return value == null || unsigned(value) || refuse(ctx, 400, "Expires value is illegal");
    }

    private static boolean unsigned(String text) {
        String digits = text.trim();
        if (digits.isEmpty() || digits.length() > 10) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(digits) <= MAX_UNSIGNED;
    }

    private boolean proxyRequire(MessageContext ctx, SipMessage message) {
        for (int i = message.find(HeaderId.PROXY_REQUIRE); i >= 0; i = message.next(i)) {
            for (String extension : items(message.headerValue(i))) {
                if (extensions.contains(extension)) {
                    continue;
                }
                if (ctx.isRequest()) {
                    ctx.replyHeaders().add("Unsupported: " + extension + "\r\n");
                }
                return refuse(ctx, 420, "Bad Proxy Require Extension");
            }
        }
        return true;
    }

    private boolean uris(MessageContext ctx, SipMessage message, int uris) {
        if ((uris & URI_REQUEST) != 0
                && message instanceof SipRequest request
                && SipUri.parse(request.requestUri()) == null) {
            return refuse(ctx, 400, "Bad Request URI");
        }
        if ((uris & URI_FROM) != 0) {
            NameAddr from = message.from();
            if (from == null || from.uri() == null) {
                return refuse(ctx, 400, "Invalid From Header");
            }
        }
        if ((uris & URI_TO) != 0 && message.to().uri() == null) {
            return refuse(ctx, 400, "Ivalid To Header");
        }
        if ((uris & URI_CONTACT) != 0) {
            Contacts contacts = message.contacts();
            boolean bad = contacts.malformed() || contacts.values().stream().anyMatch(c -> c.uri() == null);
            if (bad) {
                return refuse(ctx, 400, "Bad Contact URI");
            }
        }
        return true;
    }

    /** Every credential of the digest scheme names user, realm, nonce, uri and response. */
    private boolean digest(MessageContext ctx, SipMessage message) {
        for (HeaderId id : List.of(HeaderId.AUTHORIZATION, HeaderId.PROXY_AUTHORIZATION)) {
            for (int i = message.find(id); i >= 0; i = message.next(i)) {
                String value = message.headerValue(i);
                if (!isDigest(value)) {
                    return false; // Kamailio refuses other schemes without a reply
                }
                if ("".equals(Parameters.value(value.substring(6).replace(',', ';'), "username"))) {
                    return refuse(ctx, 400, "Auth Empty User");
                }
                if (!complete(value)) {
                    return refuse(
                            ctx,
                            400,
                            isDigest(value) && value.indexOf('=') > 0 && !broken(value)
                                    ? "Bad Auth Credentials"
                                    : "Bad Auth Header");
                }
            }
        }
        return true;
    }

    private boolean authorization(MessageContext ctx, SipMessage message) {
        for (HeaderId id : List.of(HeaderId.AUTHORIZATION, HeaderId.PROXY_AUTHORIZATION)) {
            for (int i = message.find(id); i >= 0; i = message.next(i)) {
                String value = message.headerValue(i);
                if (isDigest(value) && !complete(value)) {
                    return refuse(ctx, 400, broken(value) ? "Bad Auth Header" : "Bad Auth Credentials");
                }
            }
        }
        return true;
    }

    private static boolean isDigest(String value) {
        return value.regionMatches(true, 0, "Digest", 0, 6);
    }

    private static boolean broken(String value) {
        return value.trim().endsWith("=");
    }

    private static boolean complete(String value) {
        String parameters = value.substring(6);
        for (String name : REQUIRED_CREDENTIALS) {
            byte[] bytes = Latin.bytes(parameters);
            Parameters all = new Parameters(bytes, 0, bytes.length, ',');
            boolean found = false;
            while (all.next()) {
                found |= all.isName(name) && !all.value().isEmpty();
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean tags(MessageContext ctx, SipMessage message) {
        NameAddr from = message.from();
        if (from != null && tagCount(from) > 1) {
            return refuse(ctx, 400, "Many From Tag Params");
        }
        return tagCount(message.to()) <= 1 || refuse(ctx, 400, "Many To Tag Params");
    }

    private static int tagCount(NameAddr address) {
        int count = 0;
        for (String parameter : address.params().toLowerCase(Locale.ROOT).split(";")) {
            if (parameter.trim().startsWith("tag=")) {
                count++;
            }
        }
        return count;
    }

    private boolean refuse(MessageContext ctx, int code, String reason) {
        ctx.attach(REFUSAL, new Refusal(code, reason));
        if (noreply == 0 && ctx.isRequest() && !((SipRequest) ctx.message()).isMethod(org.olelo.sip.Method.ACK)) {
            sl().reply(ctx, code, reason);
        }
        return false;
    }

    private static List<String> items(@Nullable String list) {
        List<String> all = new ArrayList<>();
        if (list != null) {
            for (String item : list.split(",")) {
                if (!item.isBlank()) {
                    all.add(item.trim());
                }
            }
        }
        return all;
    }
}
