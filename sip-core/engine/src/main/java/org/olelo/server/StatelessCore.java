package org.olelo.server;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.ToTags;
import org.olelo.sip.Via;
import org.olelo.sip.edit.ReplyBuilder;
import org.olelo.spi.Engine;
import org.olelo.spi.Stateless;
import org.olelo.text.ByteSink;

/** Replies without a transaction. Forwarding comes with the transaction layer. */
final class StatelessCore implements Stateless {
    private final Engine engine;
    private final ToTags tags = ToTags.random();

    StatelessCore(Engine engine) {
        this.engine = engine;
    }

    @Override
    public int forward(MessageContext ctx) {
        return -1;
    }

    @Override
    public int forward(MessageContext ctx, @Nullable String host, int port, @Nullable Protocol protocol) {
        return -1;
    }

    @Override
    public int forwardReply(MessageContext ctx) {
        return -1;
    }

    @Override
    public int reply(MessageContext ctx, int code, String reason) {
        SipRequest request = ctx.request();
        if (request.isMethod(Method.ACK)) {
            return -1;
        }
        Via via = request.via();
        boolean rport = via.hasRport() || ctx.has(MessageFlag.FORCE_RPORT);
        boolean moved = !via.isHost(ctx.flow().sourceIp());
        ByteSink out = new ByteSink(1024);
        new ReplyBuilder()
                .of(request, code, reason)
                .toTag(tags.tag(request))
                .received(moved || rport ? ctx.flow().sourceIp() : null)
                .rport(rport ? ctx.flow().sourcePort() : 0)
                .headers(ctx.replyHeadersOrNull())
                .server(engine.settings().integer("server_signature") != 0 ? engine.settings().string("server_header") : null)
                .body(ctx.replyBody())
                .writeTo(out);
        return engine.transports().send(ctx.flow().reply(), out.array(), 0, out.size()).ok() ? 1 : -1;
    }
}
