package org.olelo.net;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A sink that keeps what comes, for tests over real sockets. */
public final class Received implements MessageSink {
    private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(byte[] data, int offset, int length, Flow flow) {
        queue.add(new Message(
                new String(data, offset, length, StandardCharsets.ISO_8859_1), flow, Thread.currentThread()));
    }

    /** The next message; fails after five seconds. */
    public Message next() throws InterruptedException {
        Message message = queue.poll(5, TimeUnit.SECONDS);
        assertNotNull(message, "nothing received");
        return message;
    }

    /** Fails when a message comes or came. */
    public void assertNothingElse() throws InterruptedException {
        assertNull(queue.poll(100, TimeUnit.MILLISECONDS));
    }

    /** What came. */
    public record Message(String text, Flow flow, Thread thread) {}
}
