package org.olelo.module.siputils;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.olelo.module.siputils.api.AuthorizedUser;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.TokenList;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptFunction;

/** Tests of the message being processed. */
public final class MessageTests {
    private final Engine engine;

    MessageTests(Engine engine) {
        this.engine = engine;
    }

    @ScriptFunction(value = "has_totag", doc = "True when To has a tag.")
    public boolean hasToTag(MessageContext ctx) {
        return ctx.message().to().hasTag();
    }

    @ScriptFunction(value = "is_request", doc = "True for a request.")
    public boolean isRequest(MessageContext ctx) {
        return ctx.isRequest();
    }

    @ScriptFunction(value = "is_reply", doc = "True for a reply.")
    public boolean isReply(MessageContext ctx) {
        return !ctx.isRequest();
    }

    @ScriptFunction(value = "is_sip", doc = "True for a SIP message.")
    public boolean isSip(MessageContext ctx) {
        return ctx.message().isSip();
    }

    @ScriptFunction(value = "is_http", doc = "True for an HTTP request.")
    public boolean isHttp(MessageContext ctx) {
        return !ctx.message().isSip();
    }

    @ScriptFunction(value = "is_first_hop", doc = "True when the sender is the first hop after the user agent.")
    public boolean isFirstHop(MessageContext ctx) {
        return firstHop(ctx, false);
    }

    @ScriptFunction(value = "is_first_hop", doc = "The same; mode 1 does not look at the source address of replies.")
    public boolean isFirstHop(MessageContext ctx, int mode) {
        return firstHop(ctx, mode == 1);
    }

    private boolean firstHop(MessageContext ctx, boolean domains) {
        SipMessage message = ctx.message();
        if (ctx.isRequest()) {
            return message.via2() == null;
        }
        NameAddr top = message.readNameAddr(HeaderId.RECORD_ROUTE);
        if (top == null) {
            return message.find(HeaderId.RECORD_ROUTE) < 0;
        }
        SipUri uri = top.uri();
        if (uri == null || !engine.sockets().isMyself(uri.host(), Math.max(uri.port(), 0), null)) {
            return false;
        }
        return domains
                || !uri.host().equals(ctx.flow().sourceIp())
                || uri.port() != ctx.flow().sourcePort();
    }

    @ScriptFunction(value = "is_gruu", doc = "1 when the Request-URI is a public GRUU, 2 for a temporary one.")
    public int isGruu(MessageContext ctx) {
        return gruu(ctx.parsedUri());
    }

    @ScriptFunction(value = "is_gruu", doc = "1 when the URI is a public GRUU, 2 for a temporary one.")
    public int isGruu(MessageContext ctx, String uri) {
        return gruu(SipUri.parse(uri));
    }

    private static int gruu(@Nullable SipUri uri) {
        if (uri == null) {
            return -1;
        }
        String value = uri.gr();
        return value == null ? -1 : value.isEmpty() ? 2 : 1;
    }

    @ScriptFunction(value = "is_supported", doc = "True when Supported lists the option.")
    public boolean isSupported(MessageContext ctx, String option) {
        return TokenList.contains(ctx.message(), HeaderId.SUPPORTED, option);
    }

    @ScriptFunction(value = "is_user", doc = "True when the checked credentials of the request are of that user.")
    public boolean isUser(MessageContext ctx, String user) {
        return user.equals(ctx.attachment(AuthorizedUser.KEY));
    }

    @ScriptFunction(value = "hdr_date_check", doc = "True when the Date header is at most that many seconds old.")
    public int dateCheck(MessageContext ctx, int seconds) {
        String date = ctx.message().header(HeaderId.DATE);
        if (date == null) {
            return -1;
        }
        try {
            Instant sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(sent, Instant.now()).getSeconds() > seconds ? -3 : 1;
        } catch (DateTimeParseException e) {
            return -2;
        }
    }

    @ScriptFunction(value = "sip_parse_headers", doc = "All headers are indexed when a message is received; true.")
    public boolean parseHeaders(MessageContext ctx) {
        return true;
    }
}
