package org.olelo.module.sipapp.api;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** A container of SIP applications. Called on threads of the message path: methods do not wait. */
public interface ApplicationContainer {
    /**
     * Who takes a request.
     *
     * @param application the application's name; null: the session or dialog the request belongs to, else the application router chooses
     * @return null when nobody does
     */
    @Nullable
    Delivery deliver(@Nullable String application, MessageContext ctx);
}
