package org.olelo.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Worker;
import org.olelo.sip.SipRequest;
import org.olelo.sip.edit.MessageEdits;

/** Writes the messages that transactions send. Thread-safe. */
public interface MessageForge {
    /** Where replies to this request go (RFC 3261 18.2.2, RFC 3581). */
    Destination replyDestination(MessageContext ctx);

    /**
     * The request as it goes to one destination: own Via on top, edits, Request-URI, path as Route.
     *
     * @param routed what edits see: the same destination, or that over UDP when only its length took the request elsewhere
     * @param branch branch parameter of the Via
     */
    byte[] request(
            MessageContext ctx,
            String uri,
            @Nullable String path,
            Destination destination,
            Destination routed,
            String branch);

    /**
     * A reply made here.
     *
     * @param messageFlags bits of {@link org.olelo.routing.MessageFlag} of the request
     * @param toTag tag to add to To when it has none, or null
     * @param headers header lines with CRLF, or null
     * @param extra one or more header lines with CRLF, or null
     */
    byte[] reply(
            SipRequest request,
            Flow flow,
            int messageFlags,
            int code,
            String reason,
            @Nullable String toTag,
            @Nullable List<String> headers,
            @Nullable String extra,
            @Nullable String body);

    /** A received reply without its first Via, with its edits; for a stream transport or not. */
    byte[] relay(MessageContext reply, boolean stream);

    /** A request made here. */
    byte[] local(UacRequest wanted, String callId, String fromTag, Destination destination, String branch);

    /** A request made here again, with the edits, URI and destination that a route gave it. */
    byte[] replaceVia(MessageContext ctx, String uri, Destination destination, String branch);

    /** The User-Agent line of requests made here, without CRLF, or null. */
    @Nullable
    String userAgentLine();

    /** A context for a message that was made here; null when it cannot be parsed. */
    @Nullable
    MessageContext parsed(byte[] message, Destination destination, Worker worker);

    /** An independent copy. */
    MessageEdits copy(MessageEdits edits);
}
