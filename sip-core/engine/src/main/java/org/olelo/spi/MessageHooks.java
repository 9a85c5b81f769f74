package org.olelo.spi;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.olelo.net.SendFailureListener;
import org.olelo.routing.MessageContext;

/** Where modules meet every message (Kamailio's script callbacks and SREV events). Registered in init(); fixed after the start. */
public interface MessageHooks {
    /** Runs before request_route and reply_route; false drops the message. */
    void beforeScript(Predicate<MessageContext> hook);

    /** Runs after the script ended. */
    void afterScript(Consumer<MessageContext> hook);

    /** Replies are offered before the stateless forwarding; true means the transaction took it. Used by tm. */
    void replyHandler(Predicate<MessageContext> handler);

    /** Takes a whole HTTP request that came on a SIP TCP port; true when taken. Used by xhttp. */
    void httpHandler(Predicate<MessageContext> handler);

    /** Told when a message could not be delivered after it was accepted for sending. Used by tm to fail a branch. */
    void sendFailure(SendFailureListener listener);
}
