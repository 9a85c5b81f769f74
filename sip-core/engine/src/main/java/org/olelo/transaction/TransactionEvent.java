package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.routing.MessageContext;

/**
 * Something that happened to a transaction.
 *
 * @param kind what
 * @param transaction where
 * @param request context of the request, where there is one
 * @param reply context of the reply; null for a reply made here (Kamailio's FAKED_REPLY) and where there is none
 * @param code status of the reply, 0 when there is none
 * @param branch index of the branch, -1 when none
 * @param sent the bytes sent, where the event is about sending; not to be changed
 * @param destination where they went
 */
public record TransactionEvent(
        TransactionEventKind kind,
        Transaction transaction,
        @Nullable MessageContext request,
        @Nullable MessageContext reply,
        int code,
        int branch,
        byte @Nullable [] sent,
        @Nullable Destination destination) {}
