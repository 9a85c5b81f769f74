package org.olelo.transaction;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageWriter;
import org.olelo.routing.Worker;
import org.olelo.sip.MessageParser;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.sip.edit.UacRequestBuilder;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/** The messages of transactions, written by the engine's own parts. */
public final class SipForge implements MessageForge {
    private final MessageWriter writer;
    private final Supplier<@Nullable String> userAgent;

    /** @param userAgent the whole User-Agent line of local requests without CRLF, or null */
    public SipForge(MessageWriter writer, Supplier<@Nullable String> userAgent) {
        this.writer = writer;
        this.userAgent = userAgent;
    }

    @Override
    public Destination replyDestination(MessageContext ctx) {
        return writer.replyDestination(ctx.request(), ctx.flow(), ctx.messageFlags());
    }

    @Override
    public byte[] request(
            MessageContext ctx,
            String uri,
            @Nullable String path,
            Destination destination,
            Destination routed,
            String branch) {
        String changed = uri.equals(ctx.request().requestUri()) ? null : uri;
        return writer.request(ctx, changed, path, destination, routed, branch);
    }

    @Override
    public byte[] reply(
            SipRequest request,
            Flow flow,
            int messageFlags,
            int code,
            String reason,
            @Nullable String toTag,
            @Nullable List<String> headers,
            @Nullable String extra,
            @Nullable String body) {
        return writer.reply(request, flow, messageFlags, code, reason, toTag, headers, extra, body);
    }

    @Override
    public byte[] relay(MessageContext reply, boolean stream) {
        return writer.relay(reply, stream);
    }

    @Override
    public byte[] local(UacRequest wanted, String callId, String fromTag, Destination destination, String branch) {
        LocalSocket socket = destination.socket();
        UacRequestBuilder builder = new UacRequestBuilder(wanted.method(), wanted.uri())
                .to(wanted.toTag() == null ? wanted.to() : wanted.to() + ";tag=" + wanted.toTag())
                .from(wanted.from() + ";tag=" + fromTag)
                .cseq(wanted.cseq())
                .callId(callId)
                .maxForwards(wanted.maxForwards())
                .userAgent(userAgent.get())
                .headers(wanted.headers())
                .body(wanted.body());
        if (socket != null) {
            builder.via(via(destination.protocol(), socket), branch, "");
        }
        ByteSink out = new ByteSink(1024);
        builder.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] via(Protocol protocol, LocalSocket socket) {
        return protocol == socket.protocol()
                ? socket.viaStart()
                : Latin.bytes("Via: SIP/2.0/" + protocol.viaToken() + ' ' + socket.sentBy() + ";branch=");
    }

    @Override
    public byte[] replaceVia(MessageContext ctx, String uri, Destination destination, String branch) {
        SipRequest message = ctx.request();
        MessageEdits own = ctx.editsOrNull();
        MessageEdits edits = own == null ? new MessageEdits() : own.copy();
        LocalSocket socket = destination.socket();
        if (socket != null) {
            edits.replaceValue(
                    message,
                    message.find(org.olelo.sip.HeaderId.VIA),
                    "SIP/2.0/" + destination.protocol().viaToken() + ' ' + socket.sentBy() + ";branch=" + branch);
        }
        ByteSink out = new ByteSink(1024);
        new OutgoingRequest()
                .of(message, edits).uri(uri).stream(destination.protocol().isReliable())
                        .writeTo(out);
        return out.toByteArray();
    }

    @Override
    public @Nullable MessageContext parsed(byte[] message, Destination destination, Worker worker) {
        LocalSocket socket = destination.socket();
        if (socket == null || !(MessageParser.parse(message) instanceof SipMessage parsed)) {
            return null;
        }
        Flow flow = new Flow(
                destination.protocol(),
                new InetSocketAddress(socket.address(), socket.port()),
                socket.address(),
                socket.port(),
                socket,
                0,
                null);
        return new MessageContext(parsed, flow, worker, 0);
    }

    @Override
    public @Nullable String userAgentLine() {
        return userAgent.get();
    }

    @Override
    public MessageEdits copy(MessageEdits edits) {
        return edits.copy();
    }
}
