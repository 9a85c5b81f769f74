package org.olelo.module.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A STUN message of a client and its answer (RFC 5389; without the magic cookie RFC 3489). Attributes of authentication are not asked for
 * and not checked.
 */
final class StunRequest {
    private static final int HEADER = 20;
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int BINDING_ERROR = 0x0111;
    private static final int MAPPED_ADDRESS = 0x0001;
    private static final int ERROR_CODE = 0x0009;
    private static final int UNKNOWN_ATTRIBUTES = 0x000A;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int SOFTWARE = 0x8022;
    private static final int LAST_OF_RFC_3489 = 0x000B;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    /** From here on a server may ignore what it does not know. */
    private static final int OPTIONAL = 0x8000;

    private enum Finding {
        GOOD(0, ""),
        BAD(400, "Bad Request"),
        UNKNOWN(420, "Unknown Attribute"),
        OTHER_TYPE(600, "Global Failure"),
        /** An answer of someone; it gets none. */
        ANSWER(0, "");

        private final int code;
        private final String reason;

        Finding(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }
    }

    private final Finding finding;
    private final byte[] id;
    private final boolean hasCookie;
    private final List<Integer> unknown;

    private StunRequest(Finding finding, byte[] id, boolean hasCookie, List<Integer> unknown) {
        this.finding = finding;
        this.id = id;
        this.hasCookie = hasCookie;
        this.unknown = unknown;
    }

    /** The two top bits are zero, and there is a whole header: no SIP message begins so. */
    static boolean isStun(byte[] data, int offset, int length) {
        return length >= HEADER && (data[offset] & 0xFE) == 0;
    }

    static StunRequest read(byte[] data, int offset, int length) {
        ByteBuffer message = ByteBuffer.wrap(data, offset, length).slice();
        int type = message.getShort() & 0xFFFF;
        int size = message.getShort() & 0xFFFF;
        byte[] id = new byte[16];
        message.get(id);
        boolean hasCookie = message.getInt(4) == MAGIC_COOKIE;
        List<Integer> unknown = new ArrayList<>();
        Finding finding = type == BINDING_SUCCESS || type == BINDING_ERROR
                ? Finding.ANSWER
                : type != BINDING_REQUEST
                        ? Finding.OTHER_TYPE
                        : size != message.remaining() ? Finding.BAD : attributes(message, unknown);
        return new StunRequest(finding, id, hasCookie, unknown);
    }

    private static Finding attributes(ByteBuffer message, List<Integer> unknown) {
        while (message.hasRemaining()) {
            if (message.remaining() < 4) {
                return Finding.BAD;
            }
            int type = message.getShort() & 0xFFFF;
            int padded = (message.getShort() & 0xFFFF) + 3 & ~3;
            if (padded > message.remaining()) {
                return Finding.BAD;
            }
            message.position(message.position() + padded);
            if (!isKnown(type)) {
                unknown.add(type);
            }
        }
        return unknown.isEmpty() ? Finding.GOOD : Finding.UNKNOWN;
    }

    private static boolean isKnown(int type) {
        return type >= OPTIONAL
                || type <= LAST_OF_RFC_3489
                || type == REALM
                || type == NONCE
                || type == XOR_MAPPED_ADDRESS;
    }

    /** What goes back to the client; empty for nothing. */
    byte[] answer(InetSocketAddress client, String software) {
        if (finding == Finding.ANSWER) {
            return new byte[0];
        }
        byte[] name = software.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer answer = ByteBuffer.allocate(HEADER + 64 + 2 * unknown.size() + name.length + 8);
        answer.putShort((short) (finding == Finding.GOOD ? BINDING_SUCCESS : BINDING_ERROR));
        answer.putShort((short) 0);
        answer.put(id);
        if (finding == Finding.GOOD) {
            address(answer, client);
        } else {
            error(answer);
        }
        if (hasCookie) {
            attribute(answer, SOFTWARE, name);
        }
        answer.putShort(2, (short) (answer.position() - HEADER));
        byte[] bytes = new byte[answer.position()];
        answer.get(0, bytes);
        return bytes;
    }

    private void address(ByteBuffer answer, InetSocketAddress client) {
        byte[] address = client.getAddress().getAddress();
        int port = client.getPort();
        if (hasCookie) {
            port ^= MAGIC_COOKIE >>> 16;
            for (int i = 0; i < address.length; i++) {
                address[i] ^= id[i];
            }
        }
        ByteBuffer value = ByteBuffer.allocate(4 + address.length);
        value.putShort((short) (address.length == 4 ? 1 : 2))
                .putShort((short) port)
                .put(address);
        attribute(answer, hasCookie ? XOR_MAPPED_ADDRESS : MAPPED_ADDRESS, value.array());
    }

    private void error(ByteBuffer answer) {
        byte[] reason = finding.reason.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer value = ByteBuffer.allocate(4 + reason.length);
        value.putShort((short) 0)
                .put((byte) (finding.code / 100))
                .put((byte) (finding.code % 100))
                .put(reason);
        attribute(answer, ERROR_CODE, value.array());
        if (finding == Finding.UNKNOWN) {
            ByteBuffer types = ByteBuffer.allocate(2 * unknown.size());
            unknown.forEach(type -> types.putShort(type.shortValue()));
            attribute(answer, UNKNOWN_ATTRIBUTES, types.array());
        }
    }

    private static void attribute(ByteBuffer answer, int type, byte[] value) {
        answer.putShort((short) type).putShort((short) value.length).put(value);
        while ((answer.position() & 3) != 0) {
            answer.put((byte) 0);
        }
    }
}
