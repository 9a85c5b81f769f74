package org.olelo.rpc.binary;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.olelo.rpc.RpcValue;

/**
 * The binrpc packet: a header (magic 0xA and version 1; type, length size, cookie size; length; cookie) and records (size flag, size and type in
 * one byte, the size of longer values after it, the value). Numbers are big endian without leading zeros; doubles are thousandths; strings end with
 * a zero byte; members are a name record before their value.
 */
public final class BinRpc {
    /** Longest packet that is read, in bytes. */
    public static final int MAX_PACKET = 65536;

    private static final int MAGIC_VERSION = 0xA1;
    private static final int TYPE_INT = 0;
    private static final int TYPE_STRING = 1;
    private static final int TYPE_DOUBLE = 2;
    private static final int TYPE_STRUCT = 3;
    private static final int TYPE_ARRAY = 4;
    private static final int TYPE_NAME = 5;
    private static final int TYPE_BYTES = 6;
    private static final int SIZE_FLAG = 0x80;
    private static final int MAX_DEPTH = 32;

    private static final int REPLY = 1;
    private static final int FAULT = 3;

    /** A request: the first record is the command, the others are parameters. */
    public record Request(byte[] cookie, String command, List<RpcValue> parameters) {}

    /** A packet that is no valid request. */
    public static final class FormatException extends IOException {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }
    }

    private BinRpc() {}

    /**
     * Reads one request.
     *
     * @throws EOFException at the end of the stream
     * @throws FormatException when the bytes are no request
     */
    public static Request read(InputStream in) throws IOException {
        if (required(in) != MAGIC_VERSION) {
            throw new FormatException("bad magic");
        }
        int sizes = required(in);
        int length = number(in, (sizes >> 2 & 3) + 1);
        byte[] cookie = in.readNBytes((sizes & 3) + 1);
        if (length < 0 || length > MAX_PACKET) {
            throw new FormatException("bad length");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        Records records = new Records(body);
        List<RpcValue> values = new ArrayList<>();
        while (!records.atEnd()) {
            values.add(records.value(0));
        }
        if (values.isEmpty() || !(values.get(0) instanceof RpcValue.Text command)) {
            throw new FormatException("no command");
        }
        return new Request(cookie, command.value(), values.subList(1, values.size()));
    }

    /** The packet of a reply. */
    public static byte[] reply(byte[] cookie, List<RpcValue> results) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        results.forEach(r -> write(body, r));
        return packet(REPLY, cookie, body);
    }

    /** The packet of a fault. */
    public static byte[] fault(byte[] cookie, int code, String reason) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64);
        write(body, new RpcValue.Int(code));
        write(body, new RpcValue.Text(reason));
        return packet(FAULT, cookie, body);
    }

    private static byte[] packet(int type, byte[] cookie, ByteArrayOutputStream body) {
        int lengthSize = Math.max(1, sizeOf(body.size()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.size() + 16);
        out.write(MAGIC_VERSION);
        out.write(type << 4 | lengthSize - 1 << 2 | cookie.length - 1);
        number(out, body.size(), lengthSize);
        out.writeBytes(cookie);
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, RpcValue value) {
        switch (value) {
            case RpcValue.Int number -> scalar(out, TYPE_INT, (int) number.value());
            case RpcValue.Real real -> scalar(out, TYPE_DOUBLE, (int) Math.round(real.value() * 1000));
            case RpcValue.Text text -> text(out, TYPE_STRING, text.value());
            case RpcValue.Null none -> text(out, TYPE_STRING, "<null string>"); // as Kamailio sends it
            case RpcValue.Array array -> {
                out.write(TYPE_STRUCT); // as Kamailio frames arrays
                array.items().forEach(i -> write(out, i));
                out.write(SIZE_FLAG | TYPE_STRUCT);
            }
            case RpcValue.Struct struct -> {
                out.write(TYPE_STRUCT);
                struct.members().forEach(m -> {
                    text(out, TYPE_NAME, m.name());
                    write(out, m.value());
                });
                out.write(SIZE_FLAG | TYPE_STRUCT);
            }
        }
    }

    private static void scalar(ByteArrayOutputStream out, int type, int value) {
        int size = sizeOf(value);
        out.write(size << 4 | type);
        number(out, value, size);
    }

    private static void text(ByteArrayOutputStream out, int type, String text) {
        int length = text.length() + 1;
        if (length < 8) {
            out.write(length << 4 | type);
        } else {
            int size = sizeOf(length);
            out.write(SIZE_FLAG | size << 4 | type);
            number(out, length, size);
        }
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
    }

    private static void number(ByteArrayOutputStream out, int value, int size) {
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    private static int sizeOf(int value) {
        return (32 - Integer.numberOfLeadingZeros(value) + 7) / 8;
    }

    private static int number(InputStream in, int size) throws IOException {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | required(in);
        }
        return value;
    }

    private static int required(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    /** The records of one packet. */
    private static final class Records {
        private final byte[] bytes;
        private int position;

        Records(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean atEnd() {
            return position >= bytes.length;
        }

        RpcValue value(int depth) throws FormatException {
            if (depth > MAX_DEPTH) {
                throw new FormatException("too deep");
            }
            int first = next();
            int type = first & 0xF;
            if (type == TYPE_STRUCT) {
                return struct(depth);
            }
            if (type == TYPE_ARRAY) {
                return array(depth);
            }
            int size = size(first);
            return switch (type) {
                case TYPE_INT -> new RpcValue.Int(integer(size));
                case TYPE_DOUBLE -> new RpcValue.Real(integer(size) / 1000.0);
                case TYPE_STRING, TYPE_BYTES -> new RpcValue.Text(text(size, type == TYPE_STRING));
                default -> throw new FormatException("bad record type " + type);
            };
        }

        private RpcValue struct(int depth) throws FormatException {
            RpcValue.Struct struct = new RpcValue.Struct();
            while (true) {
                int first = next();
                if (first == (SIZE_FLAG | TYPE_STRUCT)) {
                    return struct;
                }
                if ((first & 0xF) != TYPE_NAME) {
                    throw new FormatException("member without a name");
                }
                String name = text(size(first), true);
                struct.add(name, value(depth + 1));
            }
        }

        private RpcValue array(int depth) throws FormatException {
            RpcValue.Array array = new RpcValue.Array();
            while (position < bytes.length && (bytes[position] & 0xFF) != (SIZE_FLAG | TYPE_ARRAY)) {
                array.add(value(depth + 1));
            }
            next();
            return array;
        }

        private int size(int first) throws FormatException {
            int size = first >> 4 & 7;
            return (first & SIZE_FLAG) == 0 ? size : integer(size);
        }

        private int integer(int size) throws FormatException {
            if (size > 4) {
                throw new FormatException("number too long");
            }
            int value = 0;
            for (int i = 0; i < size; i++) {
                value = value << 8 | next();
            }
            return value;
        }

        private String text(int size, boolean zeroEnded) throws FormatException {
            if (size < 0 || size > bytes.length - position) {
                throw new FormatException("string too long");
            }
            int length = zeroEnded && size > 0 ? size - 1 : size;
            String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
            position += size;
            return text;
        }

        private int next() throws FormatException {
            if (position >= bytes.length) {
                throw new FormatException("packet ends early");
            }
            return bytes[position++] & 0xFF;
        }
    }
}
