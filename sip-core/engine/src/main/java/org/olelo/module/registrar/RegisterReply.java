package org.olelo.module.registrar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.sl.api.Replies;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.TokenList;

/** Answers REGISTER: the contacts, Path (RFC 3327), outbound (RFC 5626), and what went wrong. */
final class RegisterReply {
    private static final int NO_OUTBOUND = 0;
    private static final int REQUIRE_OUTBOUND = 2;

    private final RegistrarSettings settings;
    private final Replies replies;
    private final ContactHeader header;

    RegisterReply(RegistrarSettings settings, Replies replies) {
        this.settings = settings;
        this.replies = replies;
        this.header = new ContactHeader(settings);
    }

    /** Whether the flow of RFC 5626 is used: outbound_mode allows it, and the client knows it. */
    boolean usesOutbound(SipRequest request) {
        return switch (settings.outboundMode) {
            case NO_OUTBOUND -> false;
            case REQUIRE_OUTBOUND -> true;
            default ->
                TokenList.contains(request, HeaderId.SUPPORTED, "outbound")
                        || TokenList.contains(request, HeaderId.REQUIRE, "outbound");
        };
    }

    /** The reply to a registration that was done; it can still be a 420 when the client does not know Path and path_mode asks for it. */
    void done(MessageContext ctx, @Nullable SipUri aor, List<Contact> contacts, String path, long now, int flags) {
        if ((flags & SaveFlag.NO_REPLY) != 0 && (flags & SaveFlag.REPLY_HEADERS) == 0) {
            return;
        }
        SipRequest request = ctx.request();
        addContacts(ctx, aor, contacts, now);
        RegistrarError error = null;
        if (!path.isEmpty() && settings.pathMode != 0) {
            boolean known = TokenList.contains(request, HeaderId.SUPPORTED, "path");
            if (!known && settings.pathMode == 2) {
                error = RegistrarError.PATH_UNSUPPORTED;
                ctx.replyHeaders().add("Unsupported: path\r\n");
            }
            if (known || error != null) {
                ctx.replyHeaders().add("Path: " + path + "\r\n");
            }
        }
        if (error == null) {
            addOutbound(ctx, request);
        }
        if ((flags & SaveFlag.NO_REPLY) == 0) {
            send(ctx, error);
        }
    }

    private void addOutbound(MessageContext ctx, SipRequest request) {
        if (settings.outboundMode != NO_OUTBOUND) {
            ctx.replyHeaders().add("Supported: outbound\r\n");
        }
        if (usesOutbound(request)) {
            ctx.replyHeaders().add("Require: outbound\r\n");
            if (settings.flowTimer > 0) {
                ctx.replyHeaders().add("Flow-Timer: " + settings.flowTimer + "\r\n");
            }
        }
    }

    /** The reply to a registration that was refused, with the contacts there are. */
    void refused(
            MessageContext ctx,
            @Nullable SipUri aor,
            List<Contact> contacts,
            RegistrarError error,
            long now,
            int flags) {
        if ((flags & SaveFlag.NO_REPLY) != 0) {
            return;
        }
        addContacts(ctx, aor, contacts, now);
        if (error == RegistrarError.OUTBOUND_UNSUPPORTED) {
            ctx.replyHeaders().add("Unsupported: outbound\r\n");
        }
        if (error == RegistrarError.TOO_BRIEF) {
            ctx.replyHeaders().add("Min-Expires: " + settings.minExpires.get() + "\r\n");
        }
        send(ctx, error);
    }

    private void addContacts(MessageContext ctx, @Nullable SipUri aor, List<Contact> contacts, long now) {
        if (aor == null) {
            return;
        }
        boolean gruu = TokenList.contains(ctx.request(), HeaderId.SUPPORTED, "gruu");
        String line = header.of(contacts, now, aor, gruu);
        if (!line.isEmpty()) {
            ctx.replyHeaders().add(line);
        }
    }

    private void send(MessageContext ctx, @Nullable RegistrarError error) {
        if (error == null) {
            replies.reply(ctx, 200, "OK");
            return;
        }
        ctx.replyHeaders().add("P-Registrar-Error: " + error.text + "\r\n");
        if (error.code >= 500 && settings.retryAfter.get() > 0) {
            ctx.replyHeaders().add("Retry-After: " + settings.retryAfter.get() + "\r\n");
        }
        replies.reply(ctx, error.code, error.phrase);
    }
}
