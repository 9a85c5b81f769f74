package org.olelo.module.sipapp.api;

import org.jspecify.annotations.Nullable;
import org.olelo.transaction.Transaction;

/** A request on its way to an application. */
@FunctionalInterface
public interface Delivery {
    /**
     * Hands it over; returns at once.
     *
     * @param transaction null for an ACK
     */
    void to(@Nullable Transaction transaction);
}
