package org.olelo.module.ejb.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The message endpoints of the application server, by name. The resource adapter publishes it to the engine. */
public interface RequestEndpoints {
    /**
     * Gives a request to an endpoint, on a thread of the application server; returns at once.
     *
     * @param answered gets the answer, null when the endpoint declines; an endpoint that fails answers 500
     * @return false when no endpoint of that name takes this method, or the server has no thread for it
     */
    boolean deliver(String endpoint, SipRequestMessage request, Consumer<@Nullable SipAnswer> answered);
}
