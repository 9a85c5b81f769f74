package org.olelo.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.olelo.net.Destination;
import org.olelo.net.SendFailureListener;
import org.olelo.routing.MessageContext;
import org.olelo.spi.MessageHooks;

/** The hooks that modules registered. */
final class Hooks implements MessageHooks, SendFailureListener {
    private final List<Predicate<MessageContext>> before = new CopyOnWriteArrayList<>();
    private final List<Consumer<MessageContext>> after = new CopyOnWriteArrayList<>();
    private final List<Predicate<MessageContext>> replies = new CopyOnWriteArrayList<>();
    private final List<SendFailureListener> failures = new CopyOnWriteArrayList<>();
    private final List<Predicate<MessageContext>> http = new CopyOnWriteArrayList<>();

    @Override
    public void beforeScript(Predicate<MessageContext> hook) {
        before.add(hook);
    }

    @Override
    public void afterScript(Consumer<MessageContext> hook) {
        after.add(hook);
    }

    @Override
    public void replyHandler(Predicate<MessageContext> handler) {
        replies.add(handler);
    }

    @Override
    public void httpHandler(Predicate<MessageContext> handler) {
        http.add(handler);
    }

    @Override
    public void sendFailure(SendFailureListener listener) {
        failures.add(listener);
    }

    @Override
    public void onSendFailed(Destination destination, String reason) {
        for (SendFailureListener listener : failures) {
            listener.onSendFailed(destination, reason);
        }
    }

    /** False when a hook dropped the message. */
    boolean before(MessageContext ctx) {
        return before.isEmpty() || all(ctx);
    }

    private boolean all(MessageContext ctx) {
        for (Predicate<MessageContext> hook : before) {
            if (!hook.test(ctx)) {
                return false;
            }
        }
        return true;
    }

    /** The script ended. */
    void after(MessageContext ctx) {
        if (!after.isEmpty()) {
            after.forEach(hook -> hook.accept(ctx));
        }
    }

    /** True when a transaction took the reply. */
    boolean reply(MessageContext ctx) {
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).test(ctx)) {
                return true;
            }
        }
        return false;
    }

    /** True when the HTTP request was taken. */
    boolean http(MessageContext ctx) {
        for (Predicate<MessageContext> handler : http) {
            if (handler.test(ctx)) {
                return true;
            }
        }
        return false;
    }
}
