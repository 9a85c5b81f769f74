package org.olelo.servlet;

import jakarta.servlet.sip.URI;
import org.olelo.routing.MessageContext;
import org.olelo.servlet.address.AddressValue;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;

/** An initial request before it has a session: for the router, the mapping and the session key. */
final class Probe {
    private Probe() {}

    static RequestMessage of(
            Application application,
            MessageContext ctx,
            HeaderList headers,
            URI uri,
            AddressValue from,
            AddressValue to) {
        RequestMessage probe = new RequestMessage(
                application.container().placeholder(application, ctx.message().callId(), to, from),
                headers,
                ctx.flow(),
                ctx.request().methodName(),
                uri,
                from,
                to,
                true);
        NameAddr top =
                ctx.message().routes().isEmpty() ? null : ctx.message().routes().getFirst();
        SipUri own = top == null ? null : top.uri();
        if (top != null
                && own != null
                && application.container().engine().sockets().isMyself(own.host(), own.port(), null)) {
            AddressValue popped = AddressValue.read(top.toString());
            probe.popped(popped);
        }
        return probe;
    }
}
