package org.olelo.module.pv;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgString;
import org.olelo.cfg.CfgVariable;
import org.olelo.module.pv.api.ScriptFlags;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.ConfigInstances;
import org.olelo.routing.MessageContext;
import org.olelo.sip.CSeq;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipResponse;
import org.olelo.sip.Via;
import org.olelo.spi.Engine;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the message is and where it came from: $rm $rs $ci $cs $si $sp $Ri $mf $msg(x) $via0(x) …. */
final class MessageVariables {
    private static final Logger LOG = LoggerFactory.getLogger("pv");
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private final Engine engine;

    MessageVariables(Engine engine) {
        this.engine = engine;
    }

    void addTo(VariableTable table) {
        message(table);
        parts(table);
        source(table);
        local(table);
        flags(table);
        constants(table);
        table.keyed("via0", via(message -> message.isSip() ? message.via() : null));
        table.keyed("via1", via(SipMessage::via2));
        table.keyed(
                "viaZ",
                via(message -> message.vias().isEmpty() ? null : message.vias().getLast()));
    }

    private static void message(VariableTable table) {
        table.value(ctx -> Value.text(method(ctx), methodNumber(ctx)), "rm");
        table.value(ctx -> methodBit(ctx), "rmid");
        table.value(ctx -> ctx.message() instanceof SipResponse reply ? status(reply.statusCode()) : Value.NULL, "rs");
        table.text(ctx -> ctx.message() instanceof SipResponse reply ? reply.reason() : null, "rr");
        table.number(ctx -> ctx.message() instanceof SipResponse reply ? reply.statusCode() : 0, "rsi");
        table.text(ctx -> ctx.message().version(), "rv");
        table.text(ctx -> header(ctx.message(), HeaderId.CALL_ID), "ci");
        table.value(MessageVariables::cseqNumber, "cs");
        table.text(ctx -> ctx.message().header(HeaderId.CSEQ), "csb");
        table.text(ctx -> header(ctx.message(), HeaderId.CONTENT_TYPE), "cT");
        table.value(ctx -> contentLength(ctx.message()), "cl");
        table.text(ctx -> header(ctx.message(), HeaderId.USER_AGENT), "ua");
        table.text(ctx -> ctx.message().hasEmptyLine() ? ctx.message().body() : null, "rb");
        table.number(ctx -> ctx.message().length() - ctx.message().bodyStart(), "bs");
        table.number(ctx -> (int) ctx.id(), "mi");
        table.number(ctx -> ctx.message().length(), "ml");
        table.text(ctx -> ctx.message().toString(), "mb", "mbu");
        table.number(ctx -> ctx.isRequest() ? 1 : 2, "mt");
        table.text(ctx -> ctx.isRequest() ? "rq" : "rp", "mts");
        table.value(ctx -> UriVariables.part(ctx.ruid()), "ruid");
        table.writable(
                ctx -> UriVariables.part(ctx.locationUserAgent()),
                (ctx, value) -> {
                    ctx.locationUserAgent(value.text());
                    return true;
                },
                "location_ua");
        for (String part : new String[] {"class", "info", "level", "rcode", "rreason"}) {
            table.value(ctx -> Value.NULL, "err." + part);
        }
    }

    private static @Nullable String header(SipMessage message, HeaderId id) {
        int at = message.find(id);
        return at < 0 ? null : message.headerBody(at);
    }

    private static Value status(int code) {
        return Value.of(code, Integer.toString(code));
    }

    private static String method(MessageContext ctx) {
        if (ctx.isRequest()) {
            return ctx.request().methodName();
        }
        CSeq cseq = ctx.message().cseq();
        return Latin.string(ctx.message().bytes(), cseq.methodStart(), cseq.methodEnd());
    }

    private static Value methodBit(MessageContext ctx) {
        return Value.of(methodNumber(ctx));
    }

    private static int methodNumber(MessageContext ctx) {
        Method method = ctx.isRequest() ? ctx.request().method() : ctx.message().cseqMethod();
        return method.bit();
    }

    private static Value cseqNumber(MessageContext ctx) {
        CSeq cseq = ctx.message().cseq();
        String text = Latin.string(ctx.message().bytes(), cseq.numberStart(), cseq.numberEnd());
        return text.isEmpty() ? Value.NULL : Value.of((int) cseq.number(), text);
    }

    private static Value contentLength(SipMessage message) {
        int length = message.contentLength();
        return length < 0 ? Value.NULL : Value.of(length, writtenContentLength(message));
    }

    /** As it stands there, blanks after it too. */
    private static String writtenContentLength(SipMessage message) {
        int header = message.find(HeaderId.CONTENT_LENGTH);
        int start = message.valueStart(header);
        int end = message.lineEnd(header);
        while (end > start && (message.bytes()[end - 1] == '\n' || message.bytes()[end - 1] == '\r')) {
            end--;
        }
        return Latin.string(message.bytes(), start, end);
    }

    private static void parts(VariableTable table) {
        table.keyed(
                "msg",
                Map.of(
                        "len", ctx -> Value.of(ctx.message().length()),
                        "buf", ctx -> Value.of(ctx.message().toString()),
                        "body", ctx -> Value.of(ctx.message().body()),
                        "body_len",
                                ctx -> Value.of(
                                        ctx.message().length() - ctx.message().bodyStart()),
                        "hdrs", ctx -> Value.of(headers(ctx.message())),
                        "hdrs_len", ctx -> Value.of(headers(ctx.message()).length()),
                        "fline", ctx -> Value.of(firstLine(ctx.message())),
                        "fpart",
                                ctx -> Value.of(range(
                                        ctx.message(), ctx.message().firstLineStart(), headersStop(ctx.message()))),
                        "lpart",
                                ctx -> Value.of(range(
                                        ctx.message(),
                                        ctx.message().headersStart(),
                                        ctx.message().length()))));
        sending(table);
        table.keyed(
                "rcv",
                Map.of(
                        "buf", new Constant(Value.NULL),
                        "len", new Constant(Value.NULL),
                        "proto", new Constant(Value.NULL),
                        "srcip", new Constant(Value.NULL),
                        "srcport", new Constant(Value.NULL),
                        "rcvip", new Constant(Value.NULL),
                        "rcvport", new Constant(Value.NULL),
                        "sproto", new Constant(Value.NULL),
                        "af", new Constant(Value.NULL)));
    }

    /** In onsend_route: where the message goes and its bytes; null elsewhere. */
    private static void sending(VariableTable table) {
        Map<String, Pv> to = Map.of(
                "ip", sending(destination -> Value.of(IpText.of(destination.ip()))),
                "port", sending(destination -> Value.of(destination.port())),
                "af", sending(destination -> Value.of(family(destination.ip()))),
                "proto", sending(destination -> Value.of(destination.protocol().number())),
                "sproto", sending(destination -> Value.of(destination.protocol().token())),
                "buf", ctx -> ctx.outgoing() == null ? Value.NULL : Value.of(Latin.string(ctx.outgoing())),
                "len", ctx -> ctx.outgoing() == null ? Value.NULL : Value.of(ctx.outgoing().length));
        table.keyed("snd", to);
        table.keyed("sndto", to);
        table.keyed(
                "sndfrom",
                Map.of(
                        "ip", sendingFrom(socket -> Value.of(IpText.of(socket.address()))),
                        "port", sendingFrom(socket -> Value.of(socket.port())),
                        "af", sendingFrom(socket -> Value.of(family(socket.address()))),
                        "proto",
                                sendingFrom(socket -> Value.of(socket.protocol().number())),
                        "sproto",
                                sendingFrom(socket -> Value.of(socket.protocol().token())),
                        "buf", to.getOrDefault("buf", new Constant(Value.NULL)),
                        "len", to.getOrDefault("len", new Constant(Value.NULL))));
    }

    private static Pv sending(Function<Destination, Value> part) {
        return ctx -> {
            Destination destination = ctx.destination();
            return destination == null ? Value.NULL : part.apply(destination);
        };
    }

    private static Pv sendingFrom(Function<LocalSocket, Value> part) {
        return ctx -> {
            Destination destination = ctx.destination();
            LocalSocket socket = destination == null ? null : destination.socket();
            return socket == null ? Value.NULL : part.apply(socket);
        };
    }

    private static int family(InetAddress address) {
        return address instanceof Inet4Address ? AF_INET : AF_INET6;
    }

    private static String range(SipMessage message, int from, int to) {
        return Latin.string(message.bytes(), from, to);
    }

    private static String headers(SipMessage message) {
        return range(message, message.headersStart(), headersStop(message));
    }

    /** End of the last header field, its line end left out. */
    private static int headersStop(SipMessage message) {
        return Latin.trimEnd(message.bytes(), message.headersStart(), message.headersEnd());
    }

    private static String firstLine(SipMessage message) {
        int end = Latin.trimEnd(message.bytes(), message.firstLineStart(), message.headersStart());
        return range(message, message.firstLineStart(), end);
    }

    private static void source(VariableTable table) {
        table.text(ctx -> ctx.flow().sourceIp(), "si", "src_ip");
        table.text(ctx -> IpText.uriHost(ctx.flow().source()), "siz");
        table.number(ctx -> ctx.flow().sourcePort(), "sp");
        table.text(
                ctx -> "sip:" + from(ctx.flow()) + transportUnlessUdp(ctx.flow().protocol()), "su");
        table.text(
                ctx -> "sip:" + from(ctx.flow()) + ";transport="
                        + ctx.flow().protocol().token(),
                "sut");
        table.text(ctx -> ctx.flow().protocol().token() + ':' + from(ctx.flow()), "sas");
        table.value(
                ctx -> Value.text(
                        ctx.flow().protocol().token(), ctx.flow().protocol().number()),
                "pr",
                "proto");
        table.number(ctx -> ctx.flow().protocol().number(), "prid");
        table.value(
                ctx -> ctx.flow().connectionId() == 0
                        ? Value.NULL
                        : Value.of(ctx.flow().connectionId()),
                "conid");
    }

    private static String from(Flow flow) {
        return IpText.uriHost(flow.source()) + ':' + flow.sourcePort();
    }

    private static String transportUnlessUdp(Protocol protocol) {
        return protocol == Protocol.UDP ? "" : ";transport=" + protocol.uriToken();
    }

    private static void local(VariableTable table) {
        table.text(ctx -> IpText.of(ctx.flow().destination()), "Ri");
        table.number(ctx -> ctx.flow().destinationPort(), "Rp");
        table.text(ctx -> ctx.flow().socket().name(), "Rn");
        table.text(
                ctx -> "sip:" + at(ctx.flow()) + transportUnlessUdp(ctx.flow().protocol()), "Ru");
        table.text(
                ctx -> "sip:" + at(ctx.flow()) + ";transport="
                        + ctx.flow().protocol().uriToken(),
                "Rut");
        table.text(ctx -> ctx.flow().protocol().token() + ':' + at(ctx.flow()), "Ras");
        table.text(ctx -> ctx.flow().socket().advertisedHost(), "RAi");
        table.number(ctx -> ctx.flow().socket().advertisedPort(), "RAp");
        table.text(
                ctx -> "sip:" + advertised(ctx.flow())
                        + transportUnlessUdp(ctx.flow().protocol()),
                "RAu");
        table.text(
                ctx -> "sip:" + advertised(ctx.flow()) + ";transport="
                        + ctx.flow().protocol().uriToken(),
                "RAut");
    }

    private static String at(Flow flow) {
        return IpText.uriHost(flow.destination()) + ':' + flow.destinationPort();
    }

    private static String advertised(Flow flow) {
        return flow.socket().advertisedHost() + ':' + flow.socket().advertisedPort();
    }

    private static void flags(VariableTable table) {
        table.writable(ctx -> bits(ctx.flags()), (ctx, value) -> setMessageFlags(ctx, value), "mf");
        table.writable(ctx -> hex(ctx.flags()), (ctx, value) -> setMessageFlags(ctx, value), "mF");
        table.writable(ctx -> bits(ctx.branchFlags()), (ctx, value) -> setBranchFlags(ctx, value), "bf");
        table.writable(ctx -> hex(ctx.branchFlags()), (ctx, value) -> setBranchFlags(ctx, value), "bF");
        table.writable(ctx -> bits(ScriptFlags.of(ctx)), (ctx, value) -> setScriptFlags(ctx, value), "sf");
        table.writable(ctx -> hex(ScriptFlags.of(ctx)), (ctx, value) -> setScriptFlags(ctx, value), "sF");
        table.factory(name -> bit(name, MessageContext::flags, (ctx, v) -> ctx.flags(v)), "Mf");
        table.factory(name -> bit(name, MessageContext::branchFlags, (ctx, v) -> ctx.branchFlags(v)), "Bf");
        table.factory(name -> bit(name, ScriptFlags::of, ScriptFlags::set), "Sf");
    }

    /** Flags print without sign. */
    private static Value bits(int flags) {
        return Value.of(flags, Integer.toUnsignedString(flags));
    }

    private static Value hex(int flags) {
        return Value.of(String.format(java.util.Locale.ROOT, "%08x", flags));
    }

    private static boolean setMessageFlags(MessageContext ctx, Value value) {
        if (!value.isNull() && !value.isInt()) {
            return false;
        }
        ctx.flags(value.number());
        return true;
    }

    private static boolean setBranchFlags(MessageContext ctx, Value value) {
        if (!value.isNull() && !value.isInt()) {
            return false;
        }
        ctx.branchFlags(value.number());
        return true;
    }

    private static boolean setScriptFlags(MessageContext ctx, Value value) {
        if (!value.isNull() && !value.isInt()) {
            return false;
        }
        ScriptFlags.set(ctx, value.number());
        return true;
    }

    private interface Bits {
        int of(MessageContext ctx);
    }

    private interface SetBits {
        void set(MessageContext ctx, int bits);
    }

    private static Pv bit(PvName name, Bits bits, SetBits setter) throws PvSyntaxException {
        int bit;
        try {
            bit = Integer.parseInt(name.constantInner());
        } catch (NumberFormatException e) {
            bit = -1;
        }
        if (bit < 0 || bit > 31) {
            throw new PvSyntaxException("$" + name.className() + " needs the number of a flag, 0 to 31");
        }
        int mask = 1 << bit;
        return new VariableTable.WritablePv(ctx -> Value.of((bits.of(ctx) & mask) != 0 ? 1 : 0), (ctx, value) -> {
            int old = bits.of(ctx);
            setter.set(ctx, value.number() != 0 ? old | mask : old & ~mask);
            return true;
        });
    }

    private void constants(VariableTable table) {
        table.number(ctx -> 1, "true");
        table.number(ctx -> (int) ProcessHandle.current().pid(), "pp");
        table.number(ctx -> engine.settings().integer("server_id"), "sid");
        table.keyed(
                "K",
                Map.of(
                        "IPv4", new Constant(Value.of(AF_INET)),
                        "IPv6", new Constant(Value.of(AF_INET6)),
                        "UDP", number(Protocol.UDP),
                        "TCP", number(Protocol.TCP),
                        "TLS", number(Protocol.TLS),
                        "SCTP", number(Protocol.SCTP),
                        "WS", number(Protocol.WS),
                        "WSS", number(Protocol.WSS)));
        table.keyed(
                "version",
                Map.of(
                        "num", new Constant(Value.of(PvModule.KAMAILIO_VERSION)),
                        "full", new Constant(Value.of("kamailio " + PvModule.KAMAILIO_VERSION + " (x86_64/linux) ")),
                        "hash", new Constant(Value.of("unknown "))));
        table.factory(
                name -> {
                    String statistic = name.constantInner();
                    return ctx -> {
                        var found = engine.statistics().find(statistic);
                        return found == null
                                ? Value.NULL
                                : Value.of((int) found.value().getAsLong());
                    };
                },
                "stat");
        table.factory(this::configured, "ccp");
        table.factory(MessageVariables::byteAt, "msgbuf");
        table.keyed(
                "af", Map.of("rcv", ctx -> Value.of(ctx.flow().source() instanceof Inet4Address ? AF_INET : AF_INET6)));
    }

    // $ccp(group.name): a value of the cfg framework
    private Pv configured(PvName name) throws PvSyntaxException {
        name.unindexed();
        String inner = name.constantInner();
        int dot = inner.indexOf('.');
        if (dot < 0) {
            throw new PvSyntaxException("$ccp needs a group and a name, as $ccp(core.debug)");
        }
        String group = inner.substring(0, dot);
        String variable = inner.substring(dot + 1);
        Pv read = ctx -> {
            Object found = ConfigInstances.value(ctx, engine.cfg(), group, variable);
            if (found == null) {
                return Value.NULL;
            }
            return found instanceof Integer number ? Value.of(number) : Value.of(found.toString());
        };
        return new VariableTable.WritablePv(
                read, (ctx, value) -> configure(engine.cfg().find(group, variable), value));
    }

    private static boolean configure(@Nullable CfgVariable variable, Value value) {
        try {
            if (variable instanceof CfgInt number && value.isInt()) {
                number.set(value.number());
                return true;
            }
            if (variable instanceof CfgString text && value.isString()) {
                text.set(value.text());
                return true;
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("value is out of range, name={}.{} value={}", variable.group(), variable.name(), value.text());
        }
        return false;
    }

    // $msgbuf(n): the byte at an offset of the message
    private static Pv byteAt(PvName name) throws PvSyntaxException {
        name.unindexed();
        int at;
        try {
            at = Integer.parseInt(name.constantInner());
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("$msgbuf needs the offset of a byte");
        }
        return ctx -> {
            SipMessage message = ctx.message();
            return at < 0 || at >= message.length()
                    ? Value.NULL
                    : Value.of(message.toString().substring(at, at + 1));
        };
    }

    private static Pv number(Protocol protocol) {
        return new Constant(Value.of(protocol.number()));
    }

    private interface ViaReader {
        @Nullable
        Via read(SipMessage message);
    }

    private static Map<String, Pv> via(ViaReader reader) {
        return Map.of(
                "host", ctx -> viaText(reader, ctx, Via::host),
                "port", ctx -> viaPort(reader.read(ctx.message())),
                "proto", ctx -> viaText(reader, ctx, Via::transport),
                "protoid", ctx -> viaProtocol(reader.read(ctx.message())),
                "branch", ctx -> viaText(reader, ctx, Via::branch),
                "rport", ctx -> viaText(reader, ctx, via -> via.param("rport")),
                "received", ctx -> viaText(reader, ctx, Via::received),
                "i", ctx -> viaText(reader, ctx, Via::i));
    }

    private interface ViaText {
        @Nullable
        String of(Via via);
    }

    private static Value viaText(ViaReader reader, MessageContext ctx, ViaText text) {
        Via via = reader.read(ctx.message());
        return via == null ? Value.NULL : UriVariables.part(text.of(via));
    }

    private static Value viaPort(@Nullable Via via) {
        if (via == null) {
            return Value.NULL;
        }
        return Value.of(via.port() >= 0 ? via.port() : via.isTransport("TLS") ? 5061 : 5060);
    }

    private static Value viaProtocol(@Nullable Via via) {
        Protocol protocol = via == null ? null : Protocol.ofToken(via.transport());
        return protocol == null ? Value.NULL : Value.of(protocol.number());
    }
}
