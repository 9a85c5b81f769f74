package org.olelo.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SendResult;
import org.olelo.net.Transport;
import org.olelo.sip.MessageParser;
import org.olelo.sip.SipMessage;

/** Keeps what is sent instead of sending it. */
final class FakeTransport implements Transport {
    /** A message that left. */
    record Sent(Destination destination, SipMessage message) {
        String firstLine() {
            String text = message.toString();
            return text.substring(0, text.indexOf("\r\n"));
        }
    }

    final List<Sent> sent = new ArrayList<>();
    boolean broken;

    @Override
    public Set<Protocol> protocols() {
        return Set.of(Protocol.UDP);
    }

    @Override
    public void open(LocalSocket socket) {}

    @Override
    public void close(LocalSocket socket) {}

    @Override
    public SendResult send(Destination destination, byte[] data, int offset, int length) {
        if (broken) {
            return SendResult.CLOSED;
        }
        byte[] copy = Arrays.copyOfRange(data, offset, offset + length);
        if (MessageParser.parse(copy) instanceof SipMessage message) {
            sent.add(new Sent(destination, message));
            return SendResult.OK;
        }
        throw new AssertionError("not a message: " + new String(copy, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Override
    public void stop() {}

    /** Takes what was sent since the last call. */
    List<Sent> take() {
        List<Sent> taken = new ArrayList<>(sent);
        sent.clear();
        return taken;
    }
}
