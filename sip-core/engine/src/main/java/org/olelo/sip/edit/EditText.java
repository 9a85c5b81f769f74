package org.olelo.sip.edit;

import java.util.List;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/** Text that an edit inserts; some of it is only known when the message is sent. */
public sealed interface EditText {
    /** Which of the two sockets of a relayed message. */
    enum Side {
        /** Where the message came in. */
        RECEIVED,
        /** Where it goes out. */
        SENDING
    }

    /** What of a socket is written. */
    enum Part {
        /** Host, IPv6 in brackets. */
        HOST,
        /** Port in decimal. */
        PORT,
        /** Transport in lower case. */
        PROTOCOL,
        /** host[:port][;transport=proto]; port 5060 and UDP are left out. */
        ADDRESS
    }

    /** When text is written. */
    enum Condition {
        /** The two sockets have different transports. */
        DIFFERENT_PROTOCOL,
        /** The two sockets differ in host, port or transport. */
        DIFFERENT_SOCKET
    }

    /** Literal bytes. */
    record Literal(byte[] bytes) implements EditText {}

    /** Part of a socket's address. */
    record Address(Side side, Part part) implements EditText {}

    /** Texts that are written when the condition holds. */
    record When(Condition condition, List<EditText> texts) implements EditText {}

    /** Literal text. */
    static EditText of(String text) {
        return new Literal(Latin.bytes(text));
    }

    /** Part of the address of the receiving socket. */
    static EditText received(Part part) {
        return new Address(Side.RECEIVED, part);
    }

    /** Part of the address of the sending socket. */
    static EditText sending(Part part) {
        return new Address(Side.SENDING, part);
    }

    /** Texts written only when the condition holds. */
    static EditText when(Condition condition, EditText... texts) {
        return new When(condition, List.of(texts));
    }

    /** Writes it for a message that came in on one socket and goes out on the other. */
    static void write(EditText text, ByteSink out, SocketView received, SocketView sending) {
        switch (text) {
            case Literal literal -> out.put(literal.bytes());
            case Address address ->
                writeAddress(address.part(), out, address.side() == Side.RECEIVED ? received : sending);
            case When when -> {
                if (holds(when.condition(), received, sending)) {
                    when.texts().forEach(inner -> write(inner, out, received, sending));
                }
            }
        }
    }

    private static void writeAddress(Part part, ByteSink out, SocketView socket) {
        switch (part) {
            case HOST -> out.put(socket.advertisedHost());
            case PORT -> out.putInt(socket.advertisedPort());
            case PROTOCOL -> out.put(socket.shownTransport());
            case ADDRESS -> {
                out.put(socket.advertisedHost());
                if (socket.advertisedPort() != 5060) {
                    out.put(':').putInt(socket.advertisedPort());
                }
                if (!socket.transportToken().equals("udp")) {
                    out.put(";transport=").put(socket.shownTransport());
                }
            }
        }
    }

    private static boolean holds(Condition condition, SocketView a, SocketView b) {
        boolean otherProtocol = !a.transportToken().equals(b.transportToken());
        return switch (condition) {
            case DIFFERENT_PROTOCOL -> otherProtocol;
            case DIFFERENT_SOCKET ->
                otherProtocol
                        || a.advertisedPort() != b.advertisedPort()
                        || !a.advertisedHost().equals(b.advertisedHost());
        };
    }
}
