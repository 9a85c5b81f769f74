package org.olelo.module.pv;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgVariable;
import org.olelo.module.pv.api.Selects;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.routing.Branch;
import org.olelo.routing.ConfigInstances;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipResponse;
import org.olelo.sip.SipUri;
import org.olelo.sip.Via;
import org.olelo.spi.Engine;
import org.olelo.text.Latin;
import org.olelo.text.Strftime;

/** The selects of Kamailio's core. */
final class CoreSelects {
    private CoreSelects() {}

    private interface AddressReader {
        @Nullable
        NameAddr read(MessageContext ctx, List<String> arguments);
    }

    private interface UriReader {
        @Nullable
        String read(MessageContext ctx, List<String> arguments);
    }

    private interface UriPart {
        @Nullable
        String of(SipUri uri);
    }

    static void addTo(Selects selects, Engine engine) {
        addresses(selects);
        vias(selects);
        message(selects);
        headers(selects);
        destination(selects);
        network(selects, engine);
        credentials(selects, "authorization", HeaderId.AUTHORIZATION);
        credentials(selects, "proxy_authorization", HeaderId.PROXY_AUTHORIZATION);
        configuration(selects, engine);
    }

    private static void addresses(Selects selects) {
        for (String head : new String[] {"from", "f"}) {
            address(selects, head, HeaderId.FROM, (ctx, a) -> ctx.message().from());
        }
        for (String head : new String[] {"to", "t"}) {
            address(selects, head, HeaderId.TO, (ctx, a) -> ctx.message().to());
        }
        for (String head : new String[] {"refer_to"}) {
            address(selects, head, HeaderId.REFER_TO, (ctx, a) -> ctx.message().readOnlyNameAddr(HeaderId.REFER_TO));
        }
        for (String head : new String[] {"rpid", "remote_party_id"}) {
            address(
                    selects,
                    head,
                    HeaderId.REMOTE_PARTY_ID,
                    (ctx, a) -> ctx.message().readOnlyNameAddr(HeaderId.REMOTE_PARTY_ID));
        }
        for (String head : new String[] {"record_route", "rr"}) {
            AddressReader first = (ctx, a) -> ctx.message().readNameAddr(HeaderId.RECORD_ROUTE);
            header(selects, head, HeaderId.RECORD_ROUTE);
            selects.add(head + ".name", (ctx, a) -> name(first.read(ctx, a)));
            selects.add(head + ".uri", (ctx, a) -> uriText(first.read(ctx, a)));
            uri(selects, head + ".uri", (ctx, a) -> uriText(first.read(ctx, a)));
            selects.add(head + ".params.*", (ctx, a) -> param(first.read(ctx, a), a.getFirst()));
        }
        for (String head : new String[] {"contact", "m"}) {
            contact(selects, head);
        }
    }

    private static void address(Selects selects, String head, HeaderId id, AddressReader reader) {
        header(selects, head, id);
        selects.add(head + ".uri", (ctx, a) -> uriText(reader.read(ctx, a)));
        uri(selects, head + ".uri", (ctx, a) -> uriText(reader.read(ctx, a)));
        selects.add(head + ".name", (ctx, a) -> emptyToNull(name(reader.read(ctx, a))));
        selects.add(head + ".tag", (ctx, a) -> {
            NameAddr address = reader.read(ctx, a);
            return address == null ? null : emptyToNull(address.tag());
        });
        selects.add(head + ".params.*", (ctx, a) -> param(reader.read(ctx, a), a.getFirst()));
        selects.add(head + ".params.[s]", (ctx, a) -> param(reader.read(ctx, a), a.getFirst()));
    }

    /** The contact Kamailio sees first is the last one of the header field. */
    private static void contact(Selects selects, String head) {
        AddressReader reader = (ctx, a) -> {
            List<NameAddr> all = ctx.message().contacts().values();
            return all.isEmpty() ? null : all.getLast();
        };
        header(selects, head, HeaderId.CONTACT);
        selects.add(head + ".uri", (ctx, a) -> uriText(reader.read(ctx, a)));
        uri(selects, head + ".uri", (ctx, a) -> uriText(reader.read(ctx, a)));
        selects.add(head + ".name", (ctx, a) -> name(reader.read(ctx, a)));
        for (String param : new String[] {"q", "expires", "methods", "received"}) {
            selects.add(head + '.' + param, (ctx, a) -> emptyToNull(param(reader.read(ctx, a), param)));
        }
        selects.add(head + ".instance", (ctx, a) -> emptyToNull(param(reader.read(ctx, a), "+sip.instance")));
        selects.add(head + ".params.*", (ctx, a) -> emptyToNull(param(reader.read(ctx, a), a.getFirst())));
        selects.add(head + ".params.[s]", (ctx, a) -> emptyToNull(param(reader.read(ctx, a), a.getFirst())));
    }

    private static @Nullable String name(@Nullable NameAddr address) {
        return address == null ? null : address.display();
    }

    private static @Nullable String uriText(@Nullable NameAddr address) {
        return address == null ? null : emptyToNull(address.uriText());
    }

    private static @Nullable String param(@Nullable NameAddr address, String name) {
        return address == null ? null : emptyToNull(address.param(name));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void uri(Selects selects, String head, UriReader reader) {
        part(selects, head + ".type", reader, uri -> uri.scheme().token());
        part(selects, head + ".user", reader, UriVariables::user);
        part(selects, head + ".rn_user", reader, SipUri::user);
        part(selects, head + ".pwd", reader, SipUri::password);
        part(selects, head + ".host", reader, SipUri::host);
        part(selects, head + ".port", reader, SipUri::portText);
        part(
                selects,
                head + ".hostport",
                reader,
                uri -> uri.port() >= 0
                        ? uri.hostPort()
                        : uri.host() + ':' + (uri.scheme().isSecure() ? 5061 : 5060));
        part(selects, head + ".params", reader, uri -> uri.isSip() && uri.userParam() == null ? uri.params() : null);
        Selects.Row param = (ctx, a) -> {
            SipUri uri = parsed(reader.read(ctx, a));
            return uri == null ? null : emptyToNull(uri.param(a.getLast()));
        };
        selects.add(head + ".params.*", param);
        selects.add(head + ".params.[s]", param);
    }

    private static void part(Selects selects, String path, UriReader reader, UriPart part) {
        selects.add(path, (ctx, a) -> {
            SipUri uri = parsed(reader.read(ctx, a));
            return uri == null ? null : emptyToNull(part.of(uri));
        });
    }

    private static @Nullable SipUri parsed(@Nullable String text) {
        return text == null ? null : SipUri.parse(text);
    }

    private interface ViaPart {
        @Nullable
        String of(Via via);
    }

    private static void vias(Selects selects) {
        for (String head : new String[] {"via", "v"}) {
            via(selects, head + ".[n]", Via::toString);
            via(selects, head + ".[n].name", via -> "SIP");
            via(selects, head + ".[n].version", via -> "2.0");
            via(selects, head + ".[n].transport", Via::transport);
            via(selects, head + ".[n].host", Via::host);
            via(selects, head + ".[n].port", Via::portText);
            via(selects, head + ".[n].comment", via -> null);
            via(selects, head + ".[n].branch", Via::branch);
            via(selects, head + ".[n].received", Via::received);
            via(selects, head + ".[n].rport", via -> via.param("rport"));
            via(selects, head + ".[n].i", Via::i);
            via(selects, head + ".[n].alias", via -> via.param("alias"));
            Selects.Row param = (ctx, a) -> {
                Via via = via(ctx.message(), a.getFirst());
                return via == null ? null : emptyToNull(via.param(a.getLast()));
            };
            selects.add(head + ".[n].params.*", param);
            selects.add(head + ".[n].params.[s]", param);
        }
    }

    private static void via(Selects selects, String path, ViaPart part) {
        selects.add(path, (ctx, a) -> {
            Via via = via(ctx.message(), a.getFirst());
            return via == null ? null : emptyToNull(part.of(via));
        });
    }

    /** Numbered from 1; a negative number counts from the last; without one the first. */
    private static @Nullable Via via(SipMessage message, String number) {
        int index = number.isEmpty() ? 1 : Latin.parseInt(number);
        if (number.startsWith("-")) {
            index = -Latin.parseInt(number.substring(1));
        }
        if (index == 1) {
            return message.isSip() ? message.via() : null;
        }
        List<Via> all = message.vias();
        int at = index < 0 ? all.size() + index : index - 1;
        return at < 0 || at >= all.size() ? null : all.get(at);
    }

    private static void message(Selects selects) {
        for (String head : new String[] {"msg", "message"}) {
            selects.add(head, (ctx, a) -> ctx.message().toString());
            selects.add(
                    head + ".len", (ctx, a) -> Integer.toString(ctx.message().length()));
            selects.add(head + ".id", (ctx, a) -> Long.toString(ctx.id()));
            selects.add(head + ".type", (ctx, a) -> ctx.isRequest() ? "1" : "2");
            selects.add(head + ".flags", (ctx, a) -> Integer.toString(ctx.flags()));
            selects.add(head + ".first_line", (ctx, a) -> firstLine(ctx.message()));
            selects.add(head + ".body", (ctx, a) -> emptyToNull(ctx.message().body()));
            selects.add(
                    head + ".request",
                    (ctx, a) -> ctx.isRequest() ? ctx.message().toString() : null);
            selects.add(
                    head + ".request.method",
                    (ctx, a) -> ctx.isRequest() ? ctx.request().methodName() : null);
            selects.add(
                    head + ".request.uri",
                    (ctx, a) -> ctx.isRequest() ? ctx.request().requestUri() : null);
            selects.add(
                    head + ".request.version",
                    (ctx, a) -> ctx.isRequest() ? ctx.message().version() : null);
            selects.add(
                    head + ".response",
                    (ctx, a) -> ctx.isRequest() ? null : ctx.message().toString());
            selects.add(
                    head + ".response.version",
                    (ctx, a) -> ctx.isRequest() ? null : ctx.message().version());
            selects.add(
                    head + ".response.status",
                    (ctx, a) ->
                            ctx.message() instanceof SipResponse reply ? Integer.toString(reply.statusCode()) : null);
            selects.add(
                    head + ".response.reason",
                    (ctx, a) -> ctx.message() instanceof SipResponse reply ? reply.reason() : null);
            for (String header : new String[] {".header", ".h"}) {
                headerRows(selects, head + header);
            }
        }
        selects.add("method", (ctx, a) -> ctx.isRequest() ? ctx.request().methodName() : null);
        selects.add("cseq", (ctx, a) -> ctx.message().header(HeaderId.CSEQ));
        selects.add("cseq.num", (ctx, a) -> cseq(ctx.message(), true));
        selects.add("cseq.method", (ctx, a) -> cseq(ctx.message(), false));
    }

    private static String cseq(SipMessage message, boolean number) {
        var cseq = message.cseq();
        return number
                ? Latin.string(message.bytes(), cseq.numberStart(), cseq.numberEnd())
                : Latin.string(message.bytes(), cseq.methodStart(), cseq.methodEnd());
    }

    private static String firstLine(SipMessage message) {
        int end = Latin.trimEnd(message.bytes(), message.firstLineStart(), message.headersStart());
        return Latin.string(message.bytes(), message.firstLineStart(), end);
    }

    private static void headerRows(Selects selects, String path) {
        selects.add(path, (ctx, a) -> {
            SipMessage message = ctx.message();
            return Latin.string(message.bytes(), message.headersStart(), message.bodyStart());
        });
        for (String name : new String[] {".[s]", ".*"}) {
            boolean dashed = name.equals(".*");
            Selects.Row value = (ctx, a) -> ctx.message().header(name(a.getFirst(), dashed));
            selects.add(path + name, value);
            selects.add(
                    path + name + ".[n]",
                    dashed ? (ctx, a) -> header(ctx.message(), name(a.getFirst(), true), a.getLast()) : value);
            UriReader uri = (ctx, a) -> {
                String text = ctx.message().header(name(a.getFirst(), dashed));
                return text == null ? null : uriText(NameAddr.parse(text));
            };
            selects.add(path + name + ".nameaddr.uri", uri::read);
            selects.add(path + name + ".nameaddr.name", (ctx, a) -> {
                String text = ctx.message().header(name(a.getFirst(), dashed));
                return text == null ? null : name(NameAddr.parse(text));
            });
            uri(selects, path + name + ".nameaddr.uri", uri);
            Selects.Row param = (ctx, a) -> {
                String text = ctx.message().header(name(a.getFirst(), dashed));
                return text == null ? null : param(NameAddr.parse(text), a.getLast());
            };
            selects.add(path + name + ".params.*", param);
        }
    }

    /** Numbered from 1; a negative number counts from the last; without one the first. */
    private static @Nullable String header(SipMessage message, String name, String number) {
        List<Integer> all = new ArrayList<>();
        for (int i = message.findByName(name, 0); i >= 0; i = message.next(i)) {
            all.add(i);
        }
        int index = number.isEmpty() ? 1 : Latin.parseInt(number);
        int at = number.startsWith("-") ? all.size() - Latin.parseInt(number.substring(1)) : index - 1;
        return at < 0 || at >= all.size() ? null : message.headerBody(all.get(at));
    }

    private static String name(String written, boolean dashed) {
        return dashed ? written.replace('_', '-') : written;
    }

    private static void header(Selects selects, String path, HeaderId id) {
        selects.add(path, (ctx, a) -> emptyToNull(ctx.message().header(id)));
    }

    private static void headers(Selects selects) {
        header(selects, "call_id", HeaderId.CALL_ID);
        header(selects, "event", HeaderId.EVENT);
        header(selects, "expires", HeaderId.EXPIRES);
        header(selects, "content_type", HeaderId.CONTENT_TYPE);
        header(selects, "content_length", HeaderId.CONTENT_LENGTH);
        header(selects, "content_disposition", HeaderId.CONTENT_DISPOSITION);
        header(selects, "date", HeaderId.DATE);
        header(selects, "subject", HeaderId.SUBJECT);
        header(selects, "organization", HeaderId.ORGANIZATION);
        header(selects, "priority", HeaderId.PRIORITY);
        header(selects, "session_expires", HeaderId.SESSION_EXPIRES);
        header(selects, "min_se", HeaderId.MIN_SE);
        header(selects, "user_agent", HeaderId.USER_AGENT);
        header(selects, "sip_if_match", HeaderId.SIP_IF_MATCH);
        header(selects, "identity", HeaderId.IDENTITY);
        header(selects, "identity_info", HeaderId.IDENTITY_INFO);
    }

    private static void destination(Selects selects) {
        UriReader current = (ctx, a) -> ctx.isRequest() ? ctx.uri() : null;
        for (String head : new String[] {"ruri", "request_uri"}) {
            selects.add(head, current::read);
            uri(selects, head, current);
        }
        UriReader destination = (ctx, a) -> ctx.dstUri();
        selects.add("dst_uri", destination::read);
        uri(selects, "dst_uri", destination);
        UriReader next = (ctx, a) -> ctx.dstUri() != null ? ctx.dstUri() : ctx.isRequest() ? ctx.uri() : null;
        selects.add("next_hop", next::read);
        uri(selects, "next_hop", next);
        selects.add("next_hop.src_ip", (ctx, a) -> null);
        selects.add(
                "branch.count",
                (ctx, a) -> Integer.toString(ctx.hasBranches() ? ctx.branches().size() : 0));
        selects.add("branch.uri", (ctx, a) -> firstBranch(ctx, Branch::uri));
        selects.add("branch.dst_uri", (ctx, a) -> firstBranch(ctx, Branch::dstUri));
        selects.add("branch.q", (ctx, a) -> firstBranch(ctx, b -> BranchVariables.q(b.q())));
    }

    private static @Nullable String firstBranch(MessageContext ctx, Function<Branch, @Nullable String> read) {
        return ctx.hasBranches() ? read.apply(ctx.branches().get(0)) : null;
    }

    private static void network(Selects selects, Engine engine) {
        selects.add("src.ip", (ctx, a) -> ctx.flow().sourceIp());
        selects.add("src.port", (ctx, a) -> Integer.toString(ctx.flow().sourcePort()));
        selects.add(
                "src.ip_port",
                (ctx, a) ->
                        IpText.uriHost(ctx.flow().source()) + ':' + ctx.flow().sourcePort());
        selects.add("dst.ip", (ctx, a) -> IpText.of(ctx.flow().destination()));
        selects.add("dst.port", (ctx, a) -> Integer.toString(ctx.flow().destinationPort()));
        selects.add("dst.ip_port", (ctx, a) -> local(ctx.flow()));
        selects.add("received.ip", (ctx, a) -> IpText.of(ctx.flow().destination()));
        selects.add("received.port", (ctx, a) -> Integer.toString(ctx.flow().destinationPort()));
        selects.add("received.ip_port", (ctx, a) -> local(ctx.flow()));
        selects.add("received.proto", (ctx, a) -> ctx.flow().protocol().token());
        selects.add("received.proto_ip_port", (ctx, a) -> ctx.flow().protocol().token() + ':' + local(ctx.flow()));
        selects.add("sys.pid", (ctx, a) -> Long.toString(ProcessHandle.current().pid()));
        selects.add(
                "sys.server_id", (ctx, a) -> Integer.toString(engine.settings().integer("server_id")));
        selects.add("sys.now", (ctx, a) -> Long.toString(engine.clock().wallMillis() / 1000));
        selects.add("sys.now.local", (ctx, a) -> time(engine, ZoneId.systemDefault()));
        selects.add("sys.now.gmt", (ctx, a) -> time(engine, ZoneOffset.UTC));
        selects.add(
                "sys.unique",
                (ctx, a) -> Long.toHexString(ProcessHandle.current().pid())
                        + '-'
                        + Long.toHexString(engine.clock().wallMillis() / 1000)
                        + '-'
                        + Integer.toHexString(System.identityHashCode(ctx)));
    }

    private static String time(Engine engine, ZoneId zone) {
        return Strftime.format(
                "%a %b %e %H:%M:%S %Y",
                java.time.Instant.ofEpochMilli(engine.clock().wallMillis()), zone);
    }

    private static String local(Flow flow) {
        return IpText.uriHost(flow.destination()) + ':' + flow.destinationPort();
    }

    private static void credentials(Selects selects, String head, HeaderId id) {
        for (String field : new String[] {
            "username", "realm", "nonce", "uri", "cnonce", "nc", "response", "opaque", "algorithm", "qop"
        }) {
            selects.add(head + ".[s]." + field, (ctx, a) -> field(ctx, id, a.getFirst(), field));
        }
        selects.add(head + ".[s].username.user", (ctx, a) -> {
            String name = field(ctx, id, a.getFirst(), "username");
            int at = name == null ? -1 : name.indexOf('@');
            return name == null || at < 0 ? name : name.substring(0, at);
        });
        selects.add(head + ".[s].username.domain", (ctx, a) -> {
            String name = field(ctx, id, a.getFirst(), "username");
            int at = name == null ? -1 : name.indexOf('@');
            return name == null || at < 0 ? null : name.substring(at + 1);
        });
        selects.add(head + ".*", (ctx, a) -> null);
    }

    private static @Nullable String field(MessageContext ctx, HeaderId id, String realm, String field) {
        SipMessage message = ctx.message();
        for (int i = message.find(id); i >= 0; i = message.next(i)) {
            String header = message.headerValue(i);
            if (realm.equals(DigestFields.value(header, "realm"))) {
                return DigestFields.value(header, field);
            }
        }
        return null;
    }

    private static void configuration(Selects selects, Engine engine) {
        Selects.Row row = (ctx, a) -> {
            Object value = ConfigInstances.value(ctx, engine.cfg(), a.getFirst(), a.getLast());
            return value == null ? null : value.toString();
        };
        selects.add("cfg_get.*.*", row);
        selects.add("cfg_get.*.[n].*", (ctx, a) -> {
            Object own = engine.cfg().instanceValue(a.getFirst(), Integer.parseInt(a.get(1)), a.getLast());
            CfgVariable variable = engine.cfg().find(a.getFirst(), a.getLast());
            return own != null ? own.toString() : variable == null ? null : String.valueOf(variable.current());
        });
        selects.add("cfg_selected.*", (ctx, a) -> {
            Integer id = ConfigInstances.selected(ctx, a.getFirst());
            return id == null ? "" : id.toString();
        });
    }
}
