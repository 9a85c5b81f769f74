package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Reads WebSocket frames of a client (RFC 6455 5): unmasks them, joins fragments, and gives each message whole. Masks are
 * required, extensions are not spoken.
 */
final class WebSocketFramer implements Framer {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] NONE = {};
    private static final int LONGEST_CONTROL = 125;

    private final int longest;
    private byte[] buffer = NONE;
    private int start;
    private int end;
    /** Payload of the fragments so far. */
    private byte[] fragments = NONE;
    /** A message has begun whose last fragment has not come. */
    private boolean fragmented;

    private byte[] payload = NONE;

    /** @param longest most bytes of a message */
    WebSocketFramer(int longest) {
        this.longest = longest;
    }

    @Override
    public void add(ByteBuf in) {
        int count = in.readableBytes();
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (buffer.length - end < count) {
            byte[] larger = new byte[Math.max(end - start + count, 512)];
            System.arraycopy(buffer, start, larger, 0, end - start);
            end -= start;
            start = 0;
            buffer = larger;
        }
        in.readBytes(buffer, end, count);
        end += count;
    }

    @Override
    public FrameEvent next() {
        while (true) {
            if (end - start < 2) {
                return FrameEvent.NONE;
            }
            int first = buffer[start] & 255;
            int opcode = first & 15;
            boolean last = (first & 0x80) != 0;
            boolean masked = buffer[start + 1] < 0;
            if (opcode > BINARY && opcode < CLOSE || opcode > PONG) {
                return FrameEvent.UNSUPPORTED;
            }
            if ((first & 0x70) != 0 || !masked || !isAllowed(opcode, last)) {
                return FrameEvent.BAD;
            }
            long length = buffer[start + 1] & 127;
            int header = length < 126 ? 6 : length == 126 ? 8 : 14;
            if (opcode >= CLOSE && length > LONGEST_CONTROL) {
                return FrameEvent.BAD;
            }
            if (end - start < header) {
                return FrameEvent.NONE;
            }
            length = length < 126 ? length : number(start + 2, header == 8 ? 2 : 8);
            if (length < 0 || length + fragments.length > longest) {
                return FrameEvent.TOO_LONG;
            }
            if (end - start - header < length) {
                return FrameEvent.NONE;
            }
            byte[] data = unmask(start + header - 4, (int) length);
            start += header + (int) length;
            if (opcode >= CLOSE) {
                payload = data;
                return opcode == PING ? FrameEvent.PING : opcode == PONG ? FrameEvent.PONG : FrameEvent.CLOSE;
            }
            byte[] whole = joined(data, last);
            if (last) {
                payload = whole;
                return isKeepalive(whole) ? FrameEvent.KEEPALIVE : FrameEvent.MESSAGE;
            }
        }
    }

    @Override
    public byte[] array() {
        return payload;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return payload.length;
    }

    @Override
    public boolean isPartial() {
        return end > start || fragmented;
    }

    @Override
    public byte[] rest() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    private boolean isAllowed(int opcode, boolean last) {
        return switch (opcode) {
            case CONTINUATION -> fragmented;
            case TEXT, BINARY -> !fragmented;
            case CLOSE, PING, PONG -> last;
            default -> false;
        };
    }

    private byte[] joined(byte[] data, boolean last) {
        byte[] whole = data;
        if (fragmented) {
            whole = Arrays.copyOf(fragments, fragments.length + data.length);
            System.arraycopy(data, 0, whole, fragments.length, data.length);
        }
        fragmented = !last;
        fragments = last ? NONE : whole;
        return whole;
    }

    private long number(int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (buffer[at + i] & 255);
        }
        return value;
    }

    private byte[] unmask(int maskAt, int length) {
        byte[] data = new byte[length];
        int from = maskAt + 4;
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (buffer[from + i] ^ buffer[maskAt + (i & 3)]);
        }
        return data;
    }

    /** CRLF or CRLF CRLF as a message (RFC 7118 6 with RFC 5626). */
    private static boolean isKeepalive(byte[] data) {
        if (data.length != 2 && data.length != 4) {
            return data.length == 0;
        }
        for (int i = 0; i < data.length; i++) {
            if (data[i] != (i % 2 == 0 ? '\r' : '\n')) {
                return false;
            }
        }
        return true;
    }
}
