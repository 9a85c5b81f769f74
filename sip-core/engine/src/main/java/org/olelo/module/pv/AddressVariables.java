package org.olelo.module.pv;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;

/** From, To, Contact, identities and credentials: $fu … $tu … $ai $pu … $di … $re $rt $au …. */
final class AddressVariables {
    private interface AddressReader {
        @Nullable
        NameAddr read(SipMessage message);
    }

    void addTo(VariableTable table) {
        AddressReader from = SipMessage::from;
        AddressReader to = SipMessage::to;
        table.writable(uri(from), (ctx, value) -> setUri(ctx, from, value), "fu", "from");
        table.writable(user(from), (ctx, value) -> setUser(ctx, from, value), "fU", "from.user");
        table.writable(host(from), (ctx, value) -> setHost(ctx, from, value), "fd", "from.domain");
        table.writable(display(from), (ctx, value) -> setDisplay(ctx, from, value), "fn");
        table.value(tag(from), "ft");
        table.value(length(user(from)), "fUl");
        table.writable(uri(to), (ctx, value) -> setUri(ctx, to, value), "tu", "to");
        table.writable(user(to), (ctx, value) -> setUser(ctx, to, value), "tU", "to.user");
        table.writable(host(to), (ctx, value) -> setHost(ctx, to, value), "td", "to.domain");
        table.writable(display(to), (ctx, value) -> setDisplay(ctx, to, value), "tn");
        table.value(tag(to), "tt");
        table.value(length(user(to)), "tUl");

        AddressReader asserted = message -> message.readNameAddr(HeaderId.P_ASSERTED_IDENTITY);
        AddressReader preferred = message -> message.readNameAddr(HeaderId.P_PREFERRED_IDENTITY);
        AddressReader party = message -> message.readOnlyNameAddr(HeaderId.REMOTE_PARTY_ID);
        AddressReader referTo = message -> message.readOnlyNameAddr(HeaderId.REFER_TO);
        AddressReader diversion = message -> message.readOnlyNameAddr(HeaderId.DIVERSION);
        table.value(uri(asserted), "ai");
        table.value(uri(preferred), "pu");
        table.value(user(preferred), "pU");
        table.value(host(preferred), "pd");
        table.value(display(preferred), "pn");
        table.value(uri(party), "re");
        table.value(uri(referTo), "rt");
        table.value(uri(diversion), "di");
        table.value(param(diversion, "privacy"), "dip");
        table.value(param(diversion, "reason"), "dir");
        table.value(param(diversion, "counter"), "dic");

        table.text(ctx -> filled(ctx.message().header(HeaderId.CONTACT)), "ct");
        table.keyed("expires", java.util.Map.of("min", ctx -> expires(ctx, false), "max", ctx -> expires(ctx, true)));
        credentials(table);
    }

    private static Pv uri(AddressReader reader) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.part(address.uriText());
        };
    }

    private static Pv user(AddressReader reader) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.userOf(address.uri());
        };
    }

    private static Pv host(AddressReader reader) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.hostOf(address.uri());
        };
    }

    private static Pv display(AddressReader reader) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.part(address.display());
        };
    }

    private static Pv tag(AddressReader reader) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.part(address.tag());
        };
    }

    private static Pv param(AddressReader reader, String name) {
        return ctx -> {
            NameAddr address = reader.read(ctx.message());
            return address == null ? Value.NULL : UriVariables.part(address.param(name));
        };
    }

    private static Pv length(Pv text) {
        return ctx -> Value.of(text.get(ctx).text().length());
    }

    /** The header field is edited; reading still gives what was received. */
    private static boolean setUri(MessageContext ctx, AddressReader reader, Value value) {
        NameAddr address = reader.read(ctx.message());
        if (address == null || !value.isString()) {
            return false;
        }
        ctx.edits().replace(address.uriStart(), address.uriEnd() - address.uriStart(), value.text());
        return true;
    }

    /** Only the user is edited, so that $fU and $fd may both be assigned. */
    private static boolean setUser(MessageContext ctx, AddressReader reader, Value value) {
        NameAddr address = reader.read(ctx.message());
        SipUri uri = address == null ? null : address.uri();
        if (address == null || uri == null || !value.isString()) {
            return false;
        }
        if (uri.userStart() < 0) {
            ctx.edits().insert(address.uriStart() + uri.hostStart(), value.text() + '@');
            return true;
        }
        int start = address.uriStart() + uri.userStart();
        ctx.edits().replace(start, uri.userEnd() - uri.userStart(), value.text());
        return true;
    }

    private static boolean setHost(MessageContext ctx, AddressReader reader, Value value) {
        NameAddr address = reader.read(ctx.message());
        SipUri uri = address == null ? null : address.uri();
        if (address == null || uri == null || !uri.isSip() || !value.isString()) {
            return false;
        }
        int start = address.uriStart() + uri.hostStart();
        ctx.edits().replace(start, uri.hostEnd() - uri.hostStart(), value.text());
        return true;
    }

    /** Kamailio adds no angle brackets to an address without them; null takes the name and the blank after it away. */
    private static boolean setDisplay(MessageContext ctx, AddressReader reader, Value value) {
        NameAddr address = reader.read(ctx.message());
        if (address == null || value.isInt() && !value.isString()) {
            return false;
        }
        int start = address.displayStart();
        if (value.isNull()) {
            if (start >= 0) {
                int end = address.isBracketed() ? address.uriStart() - 1 : address.displayEnd();
                ctx.edits().delete(start, end - start);
            }
            return true;
        }
        if (start >= 0) {
            ctx.edits().replace(start, address.displayEnd() - start, value.text());
        } else {
            ctx.edits().insert(address.start(), value.text() + ' ');
        }
        return true;
    }

    private static Value expires(MessageContext ctx, boolean largest) {
        SipMessage message = ctx.message();
        int common = message.expires();
        int best = -1;
        List<NameAddr> contacts = message.contacts().values();
        for (NameAddr contact : contacts) {
            String own = contact.param("expires");
            int seconds = own == null ? common : seconds(own, common);
            if (seconds >= 0 && (best < 0 || (largest ? seconds > best : seconds < best))) {
                best = seconds;
            }
        }
        if (contacts.isEmpty()) {
            best = common;
        }
        return best < 0 ? Value.NULL : Value.of(best);
    }

    private static int seconds(String text, int missing) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return missing;
        }
    }

    private static void credentials(VariableTable table) {
        table.text(ctx -> credential(ctx, "algorithm"), "aa");
        table.text(ctx -> credential(ctx, "realm"), "ar");
        table.text(ctx -> userPart(credential(ctx, "username")), "au");
        table.text(ctx -> credential(ctx, "username"), "aU");
        table.text(ctx -> domainPart(credential(ctx, "username")), "ad");
        table.text(ctx -> credential(ctx, "nonce"), "adn");
        table.text(ctx -> credential(ctx, "cnonce"), "adc");
        table.text(ctx -> credential(ctx, "opaque"), "ado");
        table.text(ctx -> credential(ctx, "response"), "adr");
        table.text(ctx -> credential(ctx, "uri"), "adu");
        Pv fromUser = user(SipMessage::from);
        Pv fromHost = host(SipMessage::from);
        table.value(fromUser, "AU");
        table.value(
                ctx -> fromUser.get(ctx).isNull()
                        ? Value.NULL
                        : Value.of(fromUser.get(ctx).text()
                                + '@'
                                + fromHost.get(ctx).text()),
                "Au");
    }

    private static @Nullable String credential(MessageContext ctx, String name) {
        SipMessage message = ctx.message();
        if (!ctx.isRequest()
                || ctx.request().isMethod(Method.ACK)
                || ctx.request().isMethod(Method.CANCEL)) {
            return null;
        }
        String value = message.header(HeaderId.PROXY_AUTHORIZATION);
        String header = value == null ? message.header(HeaderId.AUTHORIZATION) : value;
        if (header == null || !header.regionMatches(true, 0, "Digest", 0, 6)) {
            return null;
        }
        String found = DigestFields.value(header, name.toLowerCase(Locale.ROOT));
        return found == null && !name.equals("uri") ? "" : found;
    }

    private static @Nullable String userPart(@Nullable String name) {
        int at = name == null ? -1 : name.indexOf('@');
        return name == null || at < 0 ? name : name.substring(0, at);
    }

    private static @Nullable String domainPart(@Nullable String name) {
        if (name == null) {
            return null;
        }
        int at = name.indexOf('@');
        return at < 0 ? "" : name.substring(at + 1);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
