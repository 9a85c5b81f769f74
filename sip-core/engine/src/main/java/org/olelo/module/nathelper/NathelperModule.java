package org.olelo.module.nathelper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.body.SdpLine;
import org.olelo.sip.body.SdpMedia;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module nathelper. */
public final class NathelperModule implements SipModule {
    private static final int ADD_DIRECTION = 1;
    private static final int FIX_MEDIA_IP = 2;
    private static final int ADD_NORTPPROXY = 4;
    private static final int FIX_ORIGIN_IP = 8;

    private final Engine engine;
    private final ContactRewriting contacts = new ContactRewriting(this::aliasName);
    private @Nullable Pinger pinger;
    private NatTests tests = new NatTests(true);

    @ModParam(value = "alias_name", doc = "Name of the URI parameter with the sender's address.")
    private String aliasName = "alias";

    @ModParam(value = "nat_addr_mode", doc = "0: only private ranges; 1: reserved ranges too.")
    private int natAddrMode = 1;

    @ModParam(value = "received_avp", doc = "AVP that fix_nated_register() sets.")
    private @Nullable Pv receivedAvp;

    @ModParam(value = "nortpproxy_str", doc = "SDP line that marks changed descriptions, with its line end.")
    private String nortpproxyText = "a=nortpproxy:yes\r\n";

    @ModParam(value = "append_sdp_oldmediaip", doc = "1: the address replaced is kept in a line a=oldmediaip.")
    private int appendOldMediaIp = 1;

    @ModParam(value = "natping_interval", doc = "Seconds between pings of the contacts; 0: none.")
    private int interval;

    @ModParam(value = "natping_processes", doc = "Accepted; one timer sends all pings.")
    private int processes = 1;

    @ModParam(value = "ping_nated_only", doc = "1: only contacts with the branch flag nat_bflag of usrloc.")
    private int natedOnly;

    @ModParam(value = "sipping_bflag", doc = "Branch flag of contacts pinged by SIP requests; -1: none.")
    private int sipFlag = -1;

    @ModParam(value = "sipping_from", doc = "URI in From of SIP pings; without it no SIP pings are sent.")
    private String sipFrom = "";

    @ModParam(value = "sipping_method", doc = "Method of SIP pings.")
    private String sipMethod = "OPTIONS";

    @ModParam(value = "natping_disable_bflag", doc = "Branch flag of contacts that are not pinged; -1: none.")
    private int disableFlag = -1;

    @ModParam(value = "force_socket", doc = "Socket to ping from.")
    private String forceSocket = "";

    @ModParam(value = "filter_server_id", doc = "1: only contacts of this server_id are pinged.")
    private int filterServerId;

    @ModParam(value = "ignore_path", doc = "1: contacts with a Path are pinged at their address.")
    private int ignorePath;

    @ModParam(value = "keepalive_timeout", doc = "Only 0.")
    private int keepaliveTimeout;

    @ModParam(value = "udpping_from_path", doc = "Only 0.")
    private int udppingFromPath;

    @ModParam(value = "natping_socket", doc = "Not supported.")
    private String natpingSocket = "";

    /** On that engine. */
    public NathelperModule(Engine engine) {
        this.engine = engine;
    }

    private String aliasName() {
        return aliasName;
    }

    @Override
    public List<Object> exports() {
        return List.of(this, contacts);
    }

    @Override
    public void init() throws ModuleException {
        if (keepaliveTimeout != 0 || udppingFromPath != 0 || !natpingSocket.isEmpty()) {
            throw new ModuleException("keepalive_timeout, udpping_from_path and natping_socket are not supported");
        }
        tests = new NatTests(natAddrMode != 0);
        if (interval > 0) {
            pinger = new Pinger(
                    engine,
                    new Pinger.Rules(
                            natedOnly != 0,
                            sipFlag,
                            sipFrom,
                            sipMethod,
                            disableFlag,
                            forceSocket,
                            filterServerId != 0,
                            ignorePath != 0));
        }
    }

    @Override
    public void start() {
        Pinger made = pinger;
        if (made != null) {
            engine.periodicTimers().register("nathelper ping", interval * 1000L, made::pingAll);
        }
    }

    @ScriptFunction(
            value = "nat_uac_test",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "True when any of the tests (bits) finds that the sender is behind NAT.")
    public boolean uacTest(MessageContext ctx, int flags) {
        return tests.any(ctx, flags);
    }

    @ScriptFunction(value = "is_rfc1918", doc = "True when the text is an address that is not public.")
    public boolean isPrivate(MessageContext ctx, String address) {
        return tests.isPrivate(address);
    }

    @ScriptFunction(
            value = "fix_nated_register",
            routes = RouteKind.REQUEST,
            doc = "Sets received_avp to the sender's URI.")
    public int fixRegister(MessageContext ctx) {
        Pv avp = receivedAvp;
        return avp == null || avp.set(ctx, Value.of(receivedUri(ctx.flow()))) ? 1 : -1;
    }

    private static String receivedUri(Flow flow) {
        String uri = "sip:" + IpText.uriHost(flow.source()) + ':' + flow.sourcePort();
        return flow.protocol() == Protocol.UDP
                ? uri
                : uri + ";transport=" + flow.protocol().uriToken();
    }

    @ScriptFunction(
            value = "add_rcv_param",
            routes = RouteKind.REQUEST,
            doc = "Adds a parameter received to each Contact.")
    public int addReceived(MessageContext ctx) {
        return addReceived(ctx, 0);
    }

    @ScriptFunction(
            value = "add_rcv_param",
            routes = RouteKind.REQUEST,
            doc = "The same; other than 0: to the URI of each Contact.")
    public int addReceived(MessageContext ctx, int flag) {
        String uri = receivedUri(ctx.flow());
        for (NameAddr contact : ctx.message().contacts().values()) {
            if (flag == 0) {
                ctx.edits().insert(contact.end(), ";received=\"" + uri + '"');
            } else {
                ctx.edits().insert(contact.uriEnd(), ";received=" + uri);
            }
        }
        return 1;
    }

    @ScriptFunction(
            value = "fix_nated_sdp",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.FAILURE, RouteKind.BRANCH},
            doc =
                    "Writes the sender's address into the session description. Bits: 1 direction, 2 media, 4 mark, 8 origin.")
    public int fixSdp(MessageContext ctx, int flags) {
        return fixSdp(ctx, flags, ctx.flow().sourceIp());
    }

    @ScriptFunction(
            value = "fix_nated_sdp",
            routes = {RouteKind.REQUEST, RouteKind.ONREPLY, RouteKind.REPLY, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "The same with that address.")
    public int fixSdp(MessageContext ctx, int flags, String address) {
        SipMessage message = ctx.message();
        Sdp sdp = NatTests.sdp(message);
        if (sdp == null) {
            return -1;
        }
        if ((flags & ADD_DIRECTION) != 0) {
            for (SdpMedia media : sdp.media()) {
                ctx.edits().insert(media.end(), "a=direction:active\r\n");
            }
        }
        if ((flags & ADD_NORTPPROXY) != 0
                && !nortpproxyText.isEmpty()
                && !message.body().contains(nortpproxyText)) {
            ctx.edits().insert(message.length(), nortpproxyText);
        }
        int replaced = 0;
        if ((flags & FIX_MEDIA_IP) != 0) {
            replaced += replace(ctx, sdp.sessionLine('c'), address);
            for (SdpMedia media : sdp.media()) {
                for (SdpLine line : media.lines()) {
                    replaced += line.type() == 'c' ? replace(ctx, line, address) : 0;
                }
            }
        }
        if ((flags & FIX_ORIGIN_IP) != 0) {
            replaced += replace(ctx, sdp.sessionLine('o'), address);
        }
        return replaced > 0 ? 1 : 2;
    }

    private int replace(MessageContext ctx, @Nullable SdpLine line, String address) {
        if (line == null) {
            return 0;
        }
        byte[] bytes = ctx.message().bytes();
        int start = line.valueEnd();
        while (start > line.valueStart() && bytes[start - 1] != ' ') {
            start--;
        }
        String old = org.olelo.text.Latin.string(bytes, start, line.valueEnd());
        if (old.equals("0.0.0.0") || old.equals(address)) {
            return 0;
        }
        ctx.edits().replace(start, line.valueEnd() - start, address);
        if (appendOldMediaIp != 0) {
            ctx.edits().insert(ctx.message().length(), "a=oldmediaip:" + old + "\r\n");
        }
        return 1;
    }

    @PvExport(value = "rr_count", doc = "Number of Record-Route values.")
    Value recordRoutes(MessageContext ctx) {
        return Value.of(ctx.message().readNameAddrs(HeaderId.RECORD_ROUTE).size());
    }

    @PvExport(
            value = "rr_top_count",
            doc = "2 when the first Record-Route is a double one, else 1, or 0 when there is none.")
    Value topRecordRoutes(MessageContext ctx) {
        List<NameAddr> routes = ctx.message().readNameAddrs(HeaderId.RECORD_ROUTE);
        if (routes.isEmpty()) {
            return Value.of(0);
        }
        var uri = routes.get(0).uri();
        return Value.of(uri != null && uri.r2() != null ? 2 : 1);
    }

    @RpcExport(value = "nathelper.enable_ping", doc = "Set (enable/disable) nat ping")
    void enablePing(RpcCall call) {
        long value = call.number(0);
        Pinger made = pinger;
        if (made == null) {
            throw new org.olelo.rpc.RpcFault(500, "NATping disabled");
        }
        made.enable(value != 0);
    }
}
