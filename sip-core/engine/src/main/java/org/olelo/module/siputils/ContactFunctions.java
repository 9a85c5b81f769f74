package org.olelo.module.siputils;

import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Contacts;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** URIs in Contact rewritten so that requests come back through this server, and read again. */
public final class ContactFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("siputils");
    private static final int FIELDS = 6;
    private static final int UNDECODABLE = -26;

    private final Supplier<String> separator;

    ContactFunctions(Supplier<String> separator) {
        this.separator = separator;
    }

    @ScriptFunction(
            value = "encode_contact",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Writes the Contact URIs as sip:prefix*user*password*host*port*protocol@host.")
    public int encode(MessageContext ctx, String prefix, String host) {
        return each(ctx, contact -> {
            SipUri uri = contact.uri();
            return uri == null ? null : encoded(uri, prefix, host);
        });
    }

    private String encoded(SipUri uri, String prefix, String host) {
        String mark = mark();
        String password = uri.password() == null ? "" : uri.password();
        String transport = uri.transport() == null ? "" : uri.transport();
        return "sip:" + String.join(mark, prefix, uri.user(), password, uri.host(), uri.portText(), transport) + '@'
                + host;
    }

    private String mark() {
        String text = separator.get();
        return text.isEmpty() ? "*" : text.substring(0, 1);
    }

    @ScriptFunction(
            value = "decode_contact",
            routes = RouteKind.REQUEST,
            doc = "Turns a Request-URI made by encode_contact() back.")
    public int decode(MessageContext ctx) {
        String uri = decoded(ctx.parsedUri());
        if (uri == null) {
            LOG.error(
                    "failed decoding contact, uri={}, callid={}",
                    ctx.uri(),
                    ctx.message().callId());
            return UNDECODABLE;
        }
        ctx.uri(uri);
        return 1;
    }

    @ScriptFunction(
            value = "decode_contact_header",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Turns Contact URIs made by encode_contact() back.")
    public int decodeHeader(MessageContext ctx) {
        Contacts contacts = ctx.message().contacts();
        for (NameAddr contact : contacts.star() ? List.<NameAddr>of() : contacts.values()) {
            if (decoded(contact.uri()) == null) {
                LOG.error("failed decoding contact, uri={}", contact.uriText());
                return UNDECODABLE;
            }
        }
        return each(ctx, contact -> decoded(contact.uri()));
    }

    private @Nullable String decoded(@Nullable SipUri uri) {
        if (uri == null) {
            return null;
        }
        String[] fields = uri.user().split(java.util.regex.Pattern.quote(mark()), -1);
        if (fields.length != FIELDS || fields[3].isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder("sip:");
        if (!fields[1].isEmpty()) {
            text.append(fields[1]);
            if (!fields[2].isEmpty()) {
                text.append(':').append(fields[2]);
            }
            text.append('@');
        }
        text.append(fields[3]);
        if (!fields[4].isEmpty()) {
            text.append(':').append(fields[4]);
        }
        if (!fields[5].isEmpty()) {
            text.append(";transport=").append(fields[5]);
        }
        return text.toString();
    }

    @ScriptFunction(
            value = "contact_param_encode",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Puts another URI in the place of each Contact URI, with the old one in a parameter (base64url).")
    public int paramEncode(MessageContext ctx, String name, String address) {
        return each(ctx, contact -> {
            String old = Base64.getUrlEncoder().withoutPadding().encodeToString(Latin.bytes(contact.uriText()));
            String uri = address + ';' + name + '=' + old;
            return contact.isBracketed() ? uri : '<' + uri + '>';
        });
    }

    @ScriptFunction(
            value = "contact_param_decode",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Turns Contact URIs made by contact_param_encode() back.")
    public int paramDecode(MessageContext ctx, String name) {
        return each(ctx, contact -> old(contact.uri(), name));
    }

    @ScriptFunction(
            value = "contact_param_decode_ruri",
            routes = RouteKind.REQUEST,
            doc = "Turns a Request-URI made by contact_param_encode() back.")
    public boolean paramDecodeUri(MessageContext ctx, String name) {
        String uri = old(ctx.parsedUri(), name);
        if (uri != null) {
            ctx.uri(uri);
        }
        return uri != null;
    }

    private static @Nullable String old(@Nullable SipUri uri, String name) {
        String value = uri == null ? null : uri.param(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return Latin.string(Base64.getUrlDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return null; // not written by contact_param_encode()
        }
    }

    @ScriptFunction(
            value = "contact_param_rm",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Removes a parameter from the Contact URIs.")
    public int paramRemove(MessageContext ctx, String name) {
        return each(ctx, contact -> without(contact.uri(), name));
    }

    private static @Nullable String without(@Nullable SipUri uri, String name) {
        if (uri == null || !uri.hasParam(name)) {
            return null;
        }
        String text = uri.toString();
        byte[] bytes = Latin.bytes(text);
        int end = uri.headers().isEmpty()
                ? text.length()
                : text.length() - uri.headers().length() - 1;
        Parameters walk = new Parameters(bytes, uri.hostPortEnd(), end);
        while (walk.next()) {
            if (walk.isName(name)) {
                return text.substring(0, text.lastIndexOf(';', walk.nameStart())) + text.substring(walk.end());
            }
        }
        return null;
    }

    private static int each(MessageContext ctx, Rewriter rewriter) {
        Contacts contacts = ctx.message().contacts();
        if (contacts.star()) {
            return 1;
        }
        if (contacts.values().isEmpty()) {
            LOG.error("no Contact header present, callid={}", ctx.message().callId());
            return -1;
        }
        for (NameAddr contact : contacts.values()) {
            String uri = rewriter.rewrite(contact);
            if (uri != null) {
                ctx.edits().replace(contact.uriStart(), contact.uriEnd() - contact.uriStart(), uri);
            }
        }
        return 1;
    }

    private interface Rewriter {
        /** The new URI, or null to keep it. */
        @Nullable
        String rewrite(NameAddr contact);
    }
}
