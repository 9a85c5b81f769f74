package org.olelo.module.rtpproxy;

import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.Via;
import org.olelo.sip.body.SdpBody;
import org.olelo.sip.body.SdpMedia;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions and variables of the script. */
public final class RtpproxyFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("rtpproxy");
    private static final AttachmentKey<Integer> SET = new AttachmentKey<>("rtpproxy set");
    private static final int FIRST_ERROR = 300;

    private final RtpproxySettings settings;
    private final Relays relays;

    RtpproxyFunctions(RtpproxySettings settings, Relays relays) {
        this.settings = settings;
        this.relays = relays;
    }

    /** The body of a message that is a session description, as offsets. */
    @ScriptFunction(
            value = {"set_rtp_proxy_set", "set_rtpproxy_set"},
            doc = "Chooses the set of relays for this message.")
    public boolean choose(MessageContext ctx, int set) {
        if (!relays.sets().has(set)) {
            LOG.error("no such set of relays, set={}", set);
            return false;
        }
        ctx.attach(SET, set);
        return true;
    }

    @ScriptFunction(value = "rtpproxy_offer", blocking = true, doc = "Puts a relay into the session description.")
    public boolean offer(MessageContext ctx) {
        return offer(ctx, "");
    }

    @ScriptFunction(value = "rtpproxy_offer", blocking = true, doc = "The same, with flags.")
    public boolean offer(MessageContext ctx, String flags) {
        return force(ctx, flags, null, true);
    }

    @ScriptFunction(value = "rtpproxy_offer", blocking = true, doc = "The same, with flags and an address to announce.")
    public boolean offer(MessageContext ctx, String flags, String address) {
        return force(ctx, flags, address, true);
    }

    @ScriptFunction(value = "rtpproxy_answer", blocking = true, doc = "Puts the relay into the answer.")
    public boolean answer(MessageContext ctx) {
        return answer(ctx, "");
    }

    @ScriptFunction(value = "rtpproxy_answer", blocking = true, doc = "The same, with flags.")
    public boolean answer(MessageContext ctx, String flags) {
        return mayAnswer(ctx) && force(ctx, flags, null, false);
    }

    @ScriptFunction(
            value = "rtpproxy_answer",
            blocking = true,
            doc = "The same, with flags and an address to announce.")
    public boolean answer(MessageContext ctx, String flags, String address) {
        return mayAnswer(ctx) && force(ctx, flags, address, false);
    }

    private static boolean mayAnswer(MessageContext ctx) {
        return !(ctx.message() instanceof SipRequest request) || request.isMethod(Method.ACK);
    }

    @ScriptFunction(
            value = {"rtpproxy_destroy", "unforce_rtp_proxy"},
            blocking = true,
            doc = "Ends the session at the relay.")
    public boolean destroy(MessageContext ctx) {
        return destroy(ctx, "");
    }

    @ScriptFunction(
            value = {"rtpproxy_destroy", "unforce_rtp_proxy"},
            blocking = true,
            doc = "The same, with flags.")
    public boolean destroy(MessageContext ctx, String flags) {
        char branch = 0;
        boolean withToTag = true;
        for (int i = 0; i < flags.length(); i++) {
            switch (flags.charAt(i)) {
                case '1', '2', '3', 'b' -> branch = flags.charAt(i);
                case 't' -> withToTag = false;
                default -> {}
            }
        }
        String id = sessionId(ctx, branch);
        String from = fromTag(ctx);
        if (id == null || from == null) {
            return false;
        }
        String to = ctx.message().to().tag();
        String command = "D " + id + ' ' + from + (withToTag && to != null && !to.isEmpty() ? ' ' + to : "");
        return send(ctx, command) != null;
    }

    @ScriptFunction(value = "rtpproxy_manage", blocking = true, doc = "Offer, answer or destroy, as the message asks.")
    public int manage(MessageContext ctx) {
        return managed(ctx, "", null) ? 1 : -1;
    }

    @ScriptFunction(value = "rtpproxy_manage", blocking = true, doc = "The same, with flags.")
    public int manage(MessageContext ctx, String flags) {
        return managed(ctx, flags, null) ? 1 : -1;
    }

    @ScriptFunction(
            value = "rtpproxy_manage",
            blocking = true,
            doc = "The same, with flags and an address to announce.")
    public int manage(MessageContext ctx, String flags, String address) {
        return managed(ctx, flags, address) ? 1 : -1;
    }

    private boolean managed(MessageContext ctx, String flags, @Nullable String address) {
        SipMessage message = ctx.message();
        Method method = message.cseqMethod();
        if (method == Method.CANCEL || method == Method.BYE) {
            return destroy(ctx, flags);
        }
        if (method != Method.INVITE && method != Method.ACK && method != Method.UPDATE && method != Method.PRACK) {
            return false;
        }
        boolean described = SdpBody.of(message) != null;
        if (!ctx.isRequest()) {
            if (ctx.response().statusCode() >= FIRST_ERROR) {
                return destroy(ctx, flags);
            }
            return described && force(ctx, flags, address, isOfferInReply(ctx, method));
        }
        if (method == Method.ACK) {
            return described && force(ctx, flags, address, false);
        }
        if (method == Method.INVITE && ctx.routeKind() == RouteKind.FAILURE) {
            return destroy(ctx, flags);
        }
        return described && force(ctx, flags, address, true);
    }

    private static boolean isOfferInReply(MessageContext ctx, Method method) {
        if (method != Method.INVITE || !(ctx.transaction() instanceof Transaction transaction)) {
            return false;
        }
        SipRequest request = transaction.request();
        return request != null && SdpBody.of(request) == null;
    }

    @ScriptFunction(value = "start_recording", blocking = true, doc = "The relay records the call.")
    public boolean record(MessageContext ctx) {
        String from = fromTag(ctx);
        String to = ctx.message().to().tag();
        if (from == null || to == null || to.isEmpty()) {
            return false;
        }
        String tags = ctx.isRequest() ? from + ' ' + to : to + ' ' + from;
        return send(ctx, "R " + ctx.message().callId() + ' ' + tags) != null;
    }

    @ScriptFunction(value = "rtpproxy_stream2uac", blocking = true, doc = "The relay plays a file to the caller.")
    public boolean streamToCaller(MessageContext ctx, String file, int count) {
        return stream(ctx, "P" + count, file + " session ", true);
    }

    @ScriptFunction(value = "rtpproxy_stream2uas", blocking = true, doc = "The relay plays a file to the callee.")
    public boolean streamToCallee(MessageContext ctx, String file, int count) {
        return stream(ctx, "P" + count, file + " session ", false);
    }

    @ScriptFunction(value = "rtpproxy_stop_stream2uac", blocking = true, doc = "The relay ends playing to the caller.")
    public boolean stopToCaller(MessageContext ctx) {
        return stream(ctx, "S", "", true);
    }

    @ScriptFunction(value = "rtpproxy_stop_stream2uas", blocking = true, doc = "The relay ends playing to the callee.")
    public boolean stopToCallee(MessageContext ctx) {
        return stream(ctx, "S", "", false);
    }

    private boolean stream(MessageContext ctx, String command, String what, boolean toCaller) {
        String from = fromTag(ctx);
        String to = ctx.message().to().tag();
        if (from == null || to == null || to.isEmpty()) {
            return false;
        }
        String tags = toCaller ? from + ";1 " + to + ";1" : to + ";1 " + from + ";1";
        return send(ctx, command + ' ' + ctx.message().callId() + ' ' + what + tags) != null;
    }

    @PvExport(
            value = {"rtppstat", "rtpstat"},
            doc = "Statistics of the session at the relay. Waits for the relay.")
    Value statistics(MessageContext ctx) {
        String from = fromTag(ctx);
        if (from == null) {
            return Value.NULL;
        }
        String to = ctx.message().to().tag();
        String tags = to == null || to.isEmpty() ? from : from + ";1 " + to;
        return Value.of(send(ctx, "Q " + ctx.message().callId() + ' ' + tags));
    }

    private @Nullable String send(MessageContext ctx, String command) {
        Integer set = ctx.attachment(SET);
        return relays.send(set == null ? 0 : set, ctx.message().callId(), command, node -> {
            Pv instance = settings.instance;
            if (instance != null) {
                instance.set(ctx, Value.of(node.url()));
            }
        });
    }

    private static @Nullable String fromTag(MessageContext ctx) {
        NameAddr from = ctx.message().from();
        String tag = from == null ? null : from.tag();
        return tag == null || tag.isEmpty() ? null : tag;
    }

    private @Nullable String sessionId(MessageContext ctx, char branch) {
        String callId = ctx.message().callId();
        if (branch == 0) {
            return callId;
        }
        if (branch == 'b') {
            Pv extra = settings.extraId;
            Value value = extra == null ? Value.NULL : extra.get(ctx);
            return value.isNull() ? null : callId + ';' + value.text();
        }
        boolean first = branch == '1' || branch == '3' && ctx.isRequest();
        Via via = first ? ctx.message().via() : ctx.message().via2();
        String id = via == null ? null : via.branch();
        return id == null || id.isEmpty() ? null : callId + ';' + id;
    }

    private boolean force(MessageContext ctx, String text, @Nullable String announced, boolean offer) {
        SessionFlags flags = SessionFlags.parse(text);
        if (flags == null) {
            LOG.error("unknown option in {}", text);
            return false;
        }
        SdpBody body = SdpBody.of(ctx.message());
        if (body == null) {
            LOG.error(
                    "the message has no session description, callid={}",
                    ctx.message().callId());
            return false;
        }
        if (!flags.chained() && !settings.mark.isEmpty() && isMarked(ctx.message(), body)) {
            return false;
        }
        boolean update = offer && !flags.lookup();
        String id = sessionId(ctx, flags.branch());
        String tags = tags(ctx, update);
        if (id == null || tags == null) {
            return false;
        }
        Session session = new Session(ctx, flags, announced, id, update ? 'U' : 'L', tags.split(" ", 2));
        return session.run(body);
    }

    private boolean isMarked(SipMessage message, SdpBody body) {
        return org.olelo.text.Latin.string(message.bytes(), body.start(), body.end())
                .contains(settings.mark);
    }

    /** First and second tag of the command, apart by a blank; null when one is missing. */
    private static @Nullable String tags(MessageContext ctx, boolean update) {
        String from = fromTag(ctx);
        String known = ctx.message().to().tag();
        String to = known == null ? "" : known;
        if (from == null) {
            return null;
        }
        boolean swapped = ctx.isRequest() != update;
        if (swapped && to.isEmpty()) {
            return null;
        }
        return swapped ? to + ' ' + from : to.isEmpty() ? from : from + ' ' + to;
    }

    /** One offer or answer on its way. */
    private final class Session {
        private final MessageContext ctx;
        private final SessionFlags flags;
        private final @Nullable String announced;
        private final String id;
        private final char command;
        private final String[] tags;

        Session(
                MessageContext ctx,
                SessionFlags flags,
                @Nullable String announced,
                String id,
                char command,
                String[] tags) {
            this.ctx = ctx;
            this.flags = flags;
            this.announced = announced;
            this.id = id;
            this.command = command;
            this.tags = tags;
        }

        boolean run(SdpBody body) {
            SdpRewriter rewriter = new SdpRewriter(ctx, body.sdp());
            int number = 0;
            String last = null;
            for (SdpMedia media : body.sdp().media()) {
                number++;
                if (media.port() < 0) {
                    return false;
                }
                RelayAddress relay = ask(media, number);
                if (relay == null) {
                    LOG.error("the relay gave no port, callid={}", ctx.message().callId());
                    return false;
                }
                String address = announced != null && !announced.isEmpty()
                        ? announced
                        : relay.address() != null
                                ? relay.address()
                                : IpText.of(ctx.flow().socket().address());
                last = address;
                rewriter.media(media, relay.port(), address);
            }
            if (last == null) {
                return false;
            }
            rewriter.session(last, flags.session());
            if (!settings.mark.isEmpty()) {
                ctx.edits().insert(body.end(), settings.mark);
            }
            return true;
        }

        private @Nullable RelayAddress ask(SdpMedia media, int number) {
            String told =
                    flags.trustSdp() ? media.address() : IpText.of(ctx.flow().source());
            StringBuilder line = new StringBuilder();
            line.append(command).append(flags.options());
            boolean ipv6 = told.indexOf(':') >= 0;
            if (flags.automatic()) {
                line.append(ipv6 ? "EI" : "IE");
            }
            if (ipv6) {
                line.append('6');
            }
            if (media.protocol().startsWith("RTP/") && media.formats().matches("[0-9 ]+")) {
                line.append('c').append(media.formats().trim().replaceAll(" +", ","));
            }
            line.append(' ').append(id).append(' ').append(told).append(' ').append(media.port());
            for (String tag : tags) {
                line.append(' ').append(tag).append(';').append(number);
            }
            if (!settings.timeoutSocket.isEmpty() && command == 'U') {
                line.append(' ').append(settings.timeoutSocket).append(" notify");
            }
            String answer = send(ctx, line.toString());
            return answer == null ? null : RelayAddress.parse(answer);
        }
    }
}
