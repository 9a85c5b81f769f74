package org.olelo.module.outbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.FlowToken;
import org.olelo.module.outbound.api.Outbound;
import org.olelo.net.SocketRegistry;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;

/** Module outbound: an edge proxy of RFC 5626. Modules path and rr put its tokens into Path and Record-Route, and follow them back. */
public final class OutboundModule implements SipModule, Outbound {
    private static final int UNUSED = -1;
    private static final int LAST_FLAG = 31;

    private final SocketRegistry sockets;

    @ModParam(value = "force_outbound_flag", doc = "Message flag that asks for outbound, -1 none.")
    private int forceFlag = UNUSED;

    @ModParam(value = "force_no_outbound_flag", doc = "Message flag that forbids outbound, -1 none.")
    private int forbidFlag = UNUSED;

    @ModParam(
            value = "flow_token_secret",
            doc =
                    "Secret of the tokens; with it they outlive a restart, and servers with the same one know each other's. Random when empty.")
    private String secret = "";

    private @Nullable FlowTokens tokens;

    /** On that engine. */
    public OutboundModule(Engine engine) {
        this.sockets = engine.sockets();
        engine.publish(Outbound.class, this);
    }

    @Override
    public void init() throws ModuleException {
        if (forceFlag < UNUSED || forceFlag > LAST_FLAG || forbidFlag < UNUSED || forbidFlag > LAST_FLAG) {
            throw new ModuleException("force_outbound_flag and force_no_outbound_flag must be from 0 to 31");
        }
        tokens = new FlowTokens(secret, sockets);
    }

    @Override
    public @Nullable String token(MessageContext ctx) {
        FlowTokens known = tokens;
        return known != null && ctx.message() instanceof SipRequest request && isAskedFor(ctx, request)
                ? known.write(ctx.flow())
                : null;
    }

    @Override
    public @Nullable FlowToken read(String user) {
        FlowTokens known = tokens;
        return known == null ? null : known.read(user);
    }

    private boolean isAskedFor(MessageContext ctx, SipRequest request) {
        if (isSet(ctx, forceFlag)) {
            return true;
        }
        if (isSet(ctx, forbidFlag)) {
            return false;
        }
        List<NameAddr> contacts = request.contacts().values();
        if (request.isMethod(Method.REGISTER)) {
            return isFirstHop(request) && contacts.stream().anyMatch(contact -> contact.param("reg-id") != null);
        }
        List<NameAddr> routes = request.routes();
        if (!routes.isEmpty() && hasOb(routes.getFirst(), true)) {
            return true;
        }
        return isFirstHop(request) && !contacts.isEmpty() && hasOb(contacts.getFirst(), false);
    }

    private boolean hasOb(NameAddr value, boolean mustBeOurs) {
        SipUri uri = value.uri();
        return uri != null && uri.hasParam("ob") && (!mustBeOurs || sockets.isMyself(uri.host(), uri.port(), null));
    }

    private static boolean isFirstHop(SipRequest request) {
        return request.vias().size() == 1;
    }

    private static boolean isSet(MessageContext ctx, int flag) {
        return flag != UNUSED && (ctx.flags() & 1 << flag) != 0;
    }
}
