package org.olelo.module.rtpengine;

import java.net.Inet6Address;
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
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions and variables of the script. */
public final class RtpengineFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("rtpengine");
    private static final AttachmentKey<int[]> SETS = new AttachmentKey<>("rtpengine sets");
    private static final int FIRST_ERROR = 300;

    private final RtpengineSettings settings;
    private final RelaySets relays;
    private final CallStatistics statistics;

    RtpengineFunctions(RtpengineSettings settings, RelaySets relays, CallStatistics statistics) {
        this.settings = settings;
        this.relays = relays;
        this.statistics = statistics;
    }

    @ScriptFunction(value = "set_rtpengine_set", doc = "Chooses the set of relays for this message.")
    public boolean choose(MessageContext ctx, int set) {
        return choose(ctx, new int[] {set});
    }

    @ScriptFunction(value = "set_rtpengine_set", doc = "Chooses two sets of relays, one after the other.")
    public boolean choose(MessageContext ctx, int set, int second) {
        return choose(ctx, new int[] {set, second});
    }

    private boolean choose(MessageContext ctx, int[] chosen) {
        for (int set : chosen) {
            if (!relays.sets().has(set)) {
                LOG.error("no such set of relays, set={}", set);
                return false;
            }
        }
        ctx.attach(SETS, chosen);
        return true;
    }

    @ScriptFunction(value = "rtpengine_offer", blocking = true, doc = "Offers the session description to a relay.")
    public boolean offer(MessageContext ctx) {
        return offer(ctx, "");
    }

    @ScriptFunction(value = "rtpengine_offer", blocking = true, doc = "Offers the session description, with flags.")
    public boolean offer(MessageContext ctx, String flags) {
        return run(ctx, NgCommand.OFFER, flags, true) != null;
    }

    @ScriptFunction(value = "rtpengine_answer", blocking = true, doc = "Gives the answer to the offer to the relay.")
    public boolean answer(MessageContext ctx) {
        return answer(ctx, "");
    }

    @ScriptFunction(value = "rtpengine_answer", blocking = true, doc = "Gives the answer to the relay, with flags.")
    public boolean answer(MessageContext ctx, String flags) {
        if (ctx.message() instanceof SipRequest request && !request.isMethod(Method.ACK)) {
            return false;
        }
        return run(ctx, NgCommand.ANSWER, flags, true) != null;
    }

    @ScriptFunction(value = "rtpengine_info", blocking = true, doc = "Tells the relay of an update of the offer.")
    public boolean info(MessageContext ctx) {
        return info(ctx, "");
    }

    @ScriptFunction(value = "rtpengine_info", blocking = true, doc = "The same, with flags.")
    public boolean info(MessageContext ctx, String flags) {
        return run(ctx, NgCommand.OFFER, flags, false) != null;
    }

    @ScriptFunction(
            value = {"rtpengine_delete", "rtpengine_destroy"},
            blocking = true,
            doc = "Ends the call at the relay.")
    public boolean delete(MessageContext ctx) {
        return delete(ctx, "");
    }

    @ScriptFunction(
            value = {"rtpengine_delete", "rtpengine_destroy"},
            blocking = true,
            doc = "Ends the call at the relay, with flags.")
    public boolean delete(MessageContext ctx, String flags) {
        NgValue.Dict answer = run(ctx, NgCommand.DELETE, flags, false);
        if (answer != null) {
            statistics.publish(ctx, answer);
        }
        return answer != null;
    }

    @ScriptFunction(value = "rtpengine_query", blocking = true, doc = "Reads the statistics of the call.")
    public boolean query(MessageContext ctx) {
        return query(ctx, "");
    }

    @ScriptFunction(value = "rtpengine_query", blocking = true, doc = "The same, with flags.")
    public boolean query(MessageContext ctx, String flags) {
        NgValue.Dict answer = run(ctx, NgCommand.QUERY, flags, false);
        if (answer != null) {
            statistics.publish(ctx, answer);
        }
        return answer != null;
    }

    @ScriptFunction(value = "rtpengine_query_v", blocking = true, doc = "Puts the statistics as JSON into a variable.")
    public boolean query(MessageContext ctx, String format, Pv target) {
        NgValue.Dict answer = run(ctx, NgCommand.QUERY, "", false);
        return answer != null && target.set(ctx, Value.of(NgJson.write(answer, format.contains("p"))));
    }

    @ScriptFunction(value = "rtpengine_manage", blocking = true, doc = "Offer, answer or delete, as the message asks.")
    public int manage(MessageContext ctx) {
        return manage(ctx, "");
    }

    @ScriptFunction(value = "rtpengine_manage", blocking = true, doc = "The same, with flags.")
    public int manage(MessageContext ctx, String flags) {
        NgCommand command = managed(ctx);
        if (command == null) {
            return -1;
        }
        if (command == NgCommand.DELETE) {
            return delete(ctx, flags) ? 1 : -1;
        }
        return run(ctx, command, flags, true) != null ? 1 : -1;
    }

    private @Nullable NgCommand managed(MessageContext ctx) {
        SipMessage message = ctx.message();
        Method method = message.cseqMethod();
        if (method == Method.CANCEL || method == Method.BYE) {
            return NgCommand.DELETE;
        }
        if (method != Method.INVITE && method != Method.ACK && method != Method.UPDATE && method != Method.PRACK) {
            return null;
        }
        boolean described = settings.readSdp != null || SdpBody.of(message) != null;
        if (ctx.isRequest()) {
            return ofRequest(ctx, method, described);
        }
        if (ctx.response().statusCode() >= FIRST_ERROR) {
            return NgCommand.DELETE;
        }
        if (!described) {
            return null;
        }
        return isOfferInReply(ctx, method) ? NgCommand.OFFER : NgCommand.ANSWER;
    }

    private static @Nullable NgCommand ofRequest(MessageContext ctx, Method method, boolean described) {
        if (method == Method.ACK || method == Method.PRACK) {
            return described ? NgCommand.ANSWER : null;
        }
        if (method == Method.INVITE && ctx.routeKind() == RouteKind.FAILURE) {
            return NgCommand.DELETE;
        }
        return described ? NgCommand.OFFER : null;
    }

    private static boolean isOfferInReply(MessageContext ctx, Method method) {
        if (method != Method.INVITE || !(ctx.transaction() instanceof Transaction transaction)) {
            return false;
        }
        SipRequest request = transaction.request();
        return request != null && SdpBody.of(request) == null;
    }

    @ScriptFunction(value = "start_recording", blocking = true, doc = "Starts recording the call.")
    public boolean startRecording(MessageContext ctx) {
        return startRecording(ctx, "");
    }

    @ScriptFunction(value = "start_recording", blocking = true, doc = "The same, with flags.")
    public boolean startRecording(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.START_RECORDING, flags);
    }

    @ScriptFunction(value = "stop_recording", blocking = true, doc = "Ends recording the call.")
    public boolean stopRecording(MessageContext ctx) {
        return stopRecording(ctx, "");
    }

    @ScriptFunction(value = "stop_recording", blocking = true, doc = "The same, with flags.")
    public boolean stopRecording(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.STOP_RECORDING, flags);
    }

    @ScriptFunction(value = "block_dtmf", blocking = true, doc = "The relay drops DTMF events.")
    public boolean blockDtmf(MessageContext ctx) {
        return blockDtmf(ctx, "");
    }

    @ScriptFunction(value = "block_dtmf", blocking = true, doc = "The same, with flags.")
    public boolean blockDtmf(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.BLOCK_DTMF, flags);
    }

    @ScriptFunction(value = "unblock_dtmf", blocking = true, doc = "The relay passes DTMF events again.")
    public boolean unblockDtmf(MessageContext ctx) {
        return unblockDtmf(ctx, "");
    }

    @ScriptFunction(value = "unblock_dtmf", blocking = true, doc = "The same, with flags.")
    public boolean unblockDtmf(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.UNBLOCK_DTMF, flags);
    }

    @ScriptFunction(value = "block_media", blocking = true, doc = "The relay drops media.")
    public boolean blockMedia(MessageContext ctx) {
        return blockMedia(ctx, "");
    }

    @ScriptFunction(value = "block_media", blocking = true, doc = "The same, with flags.")
    public boolean blockMedia(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.BLOCK_MEDIA, flags);
    }

    @ScriptFunction(value = "unblock_media", blocking = true, doc = "The relay passes media again.")
    public boolean unblockMedia(MessageContext ctx) {
        return unblockMedia(ctx, "");
    }

    @ScriptFunction(value = "unblock_media", blocking = true, doc = "The same, with flags.")
    public boolean unblockMedia(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.UNBLOCK_MEDIA, flags);
    }

    @ScriptFunction(value = "silence_media", blocking = true, doc = "The relay sends silence.")
    public boolean silenceMedia(MessageContext ctx) {
        return silenceMedia(ctx, "");
    }

    @ScriptFunction(value = "silence_media", blocking = true, doc = "The same, with flags.")
    public boolean silenceMedia(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.SILENCE_MEDIA, flags);
    }

    @ScriptFunction(value = "unsilence_media", blocking = true, doc = "The relay sends media again.")
    public boolean unsilenceMedia(MessageContext ctx) {
        return unsilenceMedia(ctx, "");
    }

    @ScriptFunction(value = "unsilence_media", blocking = true, doc = "The same, with flags.")
    public boolean unsilenceMedia(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.UNSILENCE_MEDIA, flags);
    }

    @ScriptFunction(
            value = "start_forwarding",
            blocking = true,
            doc = "The relay forwards the media as configured there.")
    public boolean startForwarding(MessageContext ctx) {
        return startForwarding(ctx, "");
    }

    @ScriptFunction(value = "start_forwarding", blocking = true, doc = "The same, with flags.")
    public boolean startForwarding(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.START_FORWARDING, flags);
    }

    @ScriptFunction(value = "stop_forwarding", blocking = true, doc = "The relay ends forwarding.")
    public boolean stopForwarding(MessageContext ctx) {
        return stopForwarding(ctx, "");
    }

    @ScriptFunction(value = "stop_forwarding", blocking = true, doc = "The same, with flags.")
    public boolean stopForwarding(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.STOP_FORWARDING, flags);
    }

    @ScriptFunction(value = "play_media", blocking = true, doc = "The relay plays what the flags name.")
    public boolean playMedia(MessageContext ctx, String flags) {
        NgValue.Dict answer = run(ctx, NgCommand.PLAY_MEDIA, flags, false);
        Pv duration = statistics.mediaDuration();
        if (answer == null || duration == null) {
            return answer != null;
        }
        long length = answer.number("duration", 0);
        return length <= 0 || duration.set(ctx, Value.of(Long.toString(length)));
    }

    @ScriptFunction(value = "stop_media", blocking = true, doc = "The relay ends playing.")
    public boolean stopMedia(MessageContext ctx) {
        return stopMedia(ctx, "");
    }

    @ScriptFunction(value = "stop_media", blocking = true, doc = "The same, with flags.")
    public boolean stopMedia(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.STOP_MEDIA, flags);
    }

    @ScriptFunction(value = "play_dtmf", blocking = true, doc = "The relay plays the DTMF tone that the flags name.")
    public boolean playDtmf(MessageContext ctx, String flags) {
        return simple(ctx, NgCommand.PLAY_DTMF, flags);
    }

    @PvExport(
            value = {"rtpestat", "rtpstat"},
            doc = "Statistics of the call at the relay. Waits for the relay.")
    Value statistics(MessageContext ctx) {
        NgValue.Dict answer = run(ctx, NgCommand.QUERY, "", false);
        return answer == null ? Value.NULL : Value.of(CallStatistics.totals(answer));
    }

    private boolean simple(MessageContext ctx, NgCommand command, String flags) {
        return run(ctx, command, flags, false) != null;
    }

    private NgValue.@Nullable Dict run(MessageContext ctx, NgCommand command, String text, boolean rewrite) {
        SdpBody body = null;
        String description = null;
        if (command.hasSdp()) {
            body = SdpBody.of(ctx.message());
            Pv source = settings.readSdp;
            Value read = source == null ? Value.NULL : source.get(ctx);
            description = read.isNull() ? body == null ? null : body.text() : read.text();
            if (description == null) {
                LOG.error(
                        "the message has no session description, callid={}",
                        ctx.message().callId());
                return null;
            }
        }
        NgFlags flags = NgFlags.parse(text);
        if (flags.fault() != null) {
            LOG.error("a flag cannot be used, flag={}", flags.fault());
            return null;
        }
        NgValue.Dict answer = null;
        for (int set : sets(ctx)) {
            answer = ask(ctx, command, flags, description, set);
            if (answer == null) {
                return null;
            }
            String changed = answer.text("sdp");
            description = changed != null ? changed : description;
        }
        if (rewrite && answer != null) {
            String changed = answer.text("sdp");
            if (changed == null) {
                LOG.error(
                        "the relay gave no session description, callid={}",
                        ctx.message().callId());
                return null;
            }
            write(ctx, body, changed);
        }
        return answer;
    }

    private int[] sets(MessageContext ctx) {
        Pv avp = settings.setIdAvp;
        Value id = avp == null ? Value.NULL : avp.get(ctx);
        if (!id.isNull()) {
            return new int[] {id.hasNumber() ? id.number() : org.olelo.text.Latin.parseInt(id.text())};
        }
        int[] chosen = ctx.attachment(SETS);
        return chosen != null ? chosen : new int[] {settings.setIdDefault};
    }

    private NgValue.@Nullable Dict ask(
            MessageContext ctx, NgCommand command, NgFlags flags, @Nullable String description, int set) {
        SipMessage message = ctx.message();
        String callId = flags.callId() != null ? flags.callId() : message.callId();
        NgValue.Dict dict = new NgValue.Dict().add("supports", new NgValue.Items().add("load limit"));
        if (description != null) {
            dict.add("sdp", description);
        }
        flags.addTo(dict);
        dict.add("call-id", callId);
        String branch = "";
        if (flags.viaBranch() != null) {
            String found = branch(ctx, flags.viaBranch());
            if (found == null || found.isEmpty()) {
                LOG.error("no branch for via-branch, callid={}", callId);
                return null;
            }
            branch = found;
            dict.add("via-branch", branch);
        }
        dict.add(
                "received-from",
                new NgValue.Items()
                        .add(ctx.flow().source() instanceof Inet6Address ? "IP6" : "IP4")
                        .add(IpText.of(ctx.flow().source())));
        if (!addTags(dict, ctx, command, flags)) {
            return null;
        }
        dict.add("command", command.text());
        Request request = new Request(command, set, callId, branch, dict, node -> {
            Pv instance = settings.instance;
            if (instance != null) {
                instance.set(ctx, Value.of(node.url()));
            }
        });
        NgValue.Dict answer = relays.send(request);
        if (answer != null && "error".equals(answer.text("result"))) {
            LOG.error("the relay refused, callid={} reason={}", callId, answer.text("error-reason"));
            return null;
        }
        return answer;
    }

    private static boolean addTags(NgValue.Dict dict, MessageContext ctx, NgCommand command, NgFlags flags) {
        NameAddr from = ctx.message().from();
        String fromTag = flags.fromTag() != null ? flags.fromTag() : from == null ? null : from.tag();
        String toTag =
                flags.toTag() != null ? flags.toTag() : ctx.message().to().tag();
        if (command.tagsOnlyByFlag()) {
            if (flags.fromTag() != null) {
                dict.add("from-tag", flags.fromTag());
            }
            return true;
        }
        if (fromTag == null || fromTag.isEmpty()) {
            LOG.error("the message has no From tag, callid={}", ctx.message().callId());
            return false;
        }
        boolean asIs = ctx.isRequest()
                ? command != NgCommand.ANSWER
                : command == NgCommand.DELETE || command == NgCommand.ANSWER;
        boolean known = toTag != null && !toTag.isEmpty();
        if (asIs) {
            dict.add("from-tag", fromTag);
            if (known && toTag != null && (command != NgCommand.DELETE || flags.wantsToTag())) {
                dict.add("to-tag", toTag);
            }
            return true;
        }
        if (!known || toTag == null) {
            LOG.error("the message has no To tag, callid={}", ctx.message().callId());
            return false;
        }
        dict.add("from-tag", toTag).add("to-tag", fromTag);
        return true;
    }

    private @Nullable String branch(MessageContext ctx, NgFlags.ViaBranch which) {
        Via second = ctx.message().via2();
        return switch (which) {
            case FIRST -> ctx.message().via().branch();
            case SECOND -> second == null ? null : second.branch();
            case AUTO -> ctx.isRequest() ? ctx.message().via().branch() : second == null ? null : second.branch();
            case EXTRA -> {
                Pv extra = settings.extraId;
                Value value = extra == null ? Value.NULL : extra.get(ctx);
                yield value.isNull() ? null : value.text();
            }
            case NEXT -> ctx.isRequest() ? null : ctx.message().via().branch();
        };
    }

    private void write(MessageContext ctx, @Nullable SdpBody body, String description) {
        Pv target = settings.writeSdp;
        if (target != null) {
            target.set(ctx, Value.of(description));
        } else if (body != null) {
            ctx.edits().replace(body.start(), body.end() - body.start(), description);
        }
    }
}
