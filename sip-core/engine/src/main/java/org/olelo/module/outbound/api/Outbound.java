package org.olelo.module.outbound.api;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** Flow tokens (RFC 5626 section 5): the user of a Path or Record-Route URI that names the flow a request came on. */
public interface Outbound {
    /** The token of the flow this request came on; null when the request does not ask for outbound. */
    @Nullable
    String token(MessageContext ctx);

    /** The token in the user part of a URI; null when it is no token at all. */
    @Nullable
    FlowToken read(String user);
}
