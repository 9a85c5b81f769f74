package org.olelo.module.nathelper;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Contacts;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Contacts that lead to the address a message really came from. */
public final class ContactRewriting {
    /** Less is no alias: ip~port~protocol has five characters at least. */
    private static final int SHORTEST_ALIAS = 5;

    private static final int NOT_FOUND = 2;

    private final Supplier<String> aliasName;

    ContactRewriting(Supplier<String> aliasName) {
        this.aliasName = aliasName;
    }

    @ScriptFunction(
            value = "fix_nated_contact",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Writes the sender's address and port into the last URI of the Contact.")
    public int fixContact(MessageContext ctx) {
        String host = IpText.uriHost(ctx.flow().source()) + ':' + ctx.flow().sourcePort();
        Contacts all = ctx.message().contacts();
        NameAddr contact = first(ctx);
        SipUri uri = contact == null ? null : contact.uri();
        if (all.star() || all.malformed() || contact == null || uri == null || !uri.isSip()) {
            return -1;
        }
        int start = contact.uriStart();
        ctx.edits().replace(start + uri.hostStart(), uri.hostPortEnd() - uri.hostStart(), host);
        return 1;
    }

    @ScriptFunction(
            value = "set_contact_alias",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds the sender's address as parameter to the URI of the first Contact.")
    public int setAlias(MessageContext ctx) {
        return setAlias(ctx, 0);
    }

    @ScriptFunction(
            value = "set_contact_alias",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "The same; 1: an alias that is there already is taken out.")
    public int setAlias(MessageContext ctx, int trim) {
        NameAddr contact = first(ctx);
        if (contact == null) {
            return ctx.message().contacts().star() ? -1 : 1;
        }
        if (contact.uri() == null) {
            return -1;
        }
        return put(ctx, contact, received(ctx.flow()), trim == 1);
    }

    @ScriptFunction(
            value = "add_contact_alias",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.LOCAL},
            doc =
                    "Adds the sender's address as parameter to the URI of the first Contact when it differs from that URI.")
    public int addAlias(MessageContext ctx) {
        NameAddr contact = first(ctx);
        Contacts all = ctx.message().contacts();
        if (contact == null && !all.malformed()) {
            return all.star() ? -1 : NOT_FOUND;
        }
        SipUri uri = contact == null ? null : contact.uri();
        if (contact == null || uri == null || all.malformed() || !uri.isSip()) {
            return -1;
        }
        Flow flow = ctx.flow();
        String transport = uri.transport();
        Protocol protocol = transport == null ? null : Protocol.ofToken(transport); // none named: never the same
        int port = uri.port() > 0 ? uri.port() : protocol == null ? 5060 : protocol.defaultPort();
        boolean same = flow.source().equals(IpText.parse(uri.host()))
                && port == flow.sourcePort()
                && protocol == flow.protocol();
        return same ? NOT_FOUND : add(ctx, contact, received(flow));
    }

    @ScriptFunction(
            value = "add_contact_alias",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.LOCAL},
            doc = "Adds that address as parameter to the URI of the first Contact.")
    public int addAlias(MessageContext ctx, String ip, String port, String proto) {
        int number = Latin.parseInt(port);
        Protocol protocol = Protocol.ofToken(proto);
        if (IpText.parse(ip) == null || number <= 0 || number > 65535 || protocol == null) {
            return -1;
        }
        NameAddr contact = first(ctx);
        return contact == null ? 2 : add(ctx, contact, ip + '~' + number + '~' + protocol.number());
    }

    /** The last value of the first field: Kamailio's list of contacts begins with it. */
    private static @Nullable NameAddr first(MessageContext ctx) {
        int field = ctx.message().find(HeaderId.CONTACT);
        NameAddr found = null;
        for (NameAddr contact : ctx.message().contacts().values()) {
            if (contact.uriStart() < ctx.message().valueEnd(field)) {
                found = contact;
            }
        }
        return found;
    }

    private static String received(Flow flow) {
        return IpText.uriHost(flow.source())
                + '~'
                + flow.sourcePort()
                + '~'
                + flow.protocol().number();
    }

    /** Before the parameters that are there, as Kamailio does. */
    private int add(MessageContext ctx, NameAddr contact, String address) {
        String text = contact.uriText();
        String param = ';' + aliasName.get() + '=' + address;
        int at = contact.uriStart() + end(text, text.indexOf('@') + 1);
        if (contact.isBracketed()) {
            ctx.edits().insert(at, param);
        } else {
            ctx.edits().insert(contact.uriStart(), "<");
            ctx.edits().insert(contact.uriEnd(), param + '>');
        }
        return 1;
    }

    private int put(MessageContext ctx, NameAddr contact, String address, boolean trim) {
        String text = contact.uriText();
        String param = ';' + aliasName.get() + '=';
        int old = trim ? text.indexOf(param) : -1;
        if (old >= 0) {
            ctx.edits().delete(contact.uriStart() + old, end(text, old + 1) - old);
        }
        if (contact.isBracketed()) {
            ctx.edits().insert(contact.uriEnd(), param + address);
        } else {
            ctx.edits().insert(contact.uriStart(), "<");
            ctx.edits().insert(contact.uriEnd(), param + address + '>');
        }
        return 1;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ';' && text.charAt(at) != '?') {
            at++;
        }
        return at;
    }

    @ScriptFunction(
            value = "handle_ruri_alias",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.LOCAL},
            doc = "Takes the first alias out of the Request-URI and makes it the next hop.")
    public int handleAlias(MessageContext ctx) {
        return handleAlias(ctx, 0);
    }

    @ScriptFunction(
            value = "handle_ruri_alias",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.LOCAL},
            doc = "The same; other than 0: the last alias.")
    public int handleAlias(MessageContext ctx, int mode) {
        if (ctx.parsedUri() == null) {
            return -1;
        }
        String uri = ctx.uri();
        String param = ';' + aliasName.get() + '=';
        int at = mode == 0 ? uri.indexOf(param) : uri.lastIndexOf(param);
        if (at < 0) {
            return NOT_FOUND;
        }
        int end = end(uri, at + 1);
        String alias = uri.substring(at + param.length(), end);
        String next = aliasUri(alias);
        if (next == null) {
            return alias.length() < SHORTEST_ALIAS ? NOT_FOUND : -1;
        }
        ctx.dstUri(next);
        ctx.uri(uri.substring(0, at) + uri.substring(end));
        return 1;
    }

    @ScriptFunction(
            value = "set_alias_to_pv",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Stores the alias of the first Contact as URI.")
    public int aliasToPv(MessageContext ctx, Pv target) {
        NameAddr contact = first(ctx);
        String text = contact == null ? "" : contact.uriText();
        String param = ';' + aliasName.get() + '=';
        int at = text.indexOf(param);
        String uri = at < 0 ? null : aliasUri(text.substring(at + param.length(), end(text, at + 1)));
        return uri != null && target.set(ctx, Value.of(uri)) ? 1 : -1;
    }

    /** The URI of {@code ip~port~protocol}, or null when it is not written so. */
    static @Nullable String aliasUri(String alias) {
        String[] words = alias.split("~", -1);
        if (words.length != 3 || words[0].isEmpty() || Latin.parseInt(words[1]) < 0) {
            return null;
        }
        Protocol protocol = Protocol.ofNumber(Latin.parseInt(words[2]));
        if (protocol == null) {
            return null;
        }
        String uri = "sip:" + words[0] + ':' + words[1];
        return protocol == Protocol.UDP ? uri : uri + ";transport=" + protocol.uriToken();
    }
}
