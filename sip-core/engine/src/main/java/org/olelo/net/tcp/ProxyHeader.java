package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;

/**
 * What a load balancer says about the connection it passes on (HAProxy's PROXY protocol, versions 1 and 2).
 *
 * @param source the real peer, or null when the balancer speaks for itself (LOCAL, UNKNOWN)
 * @param destination address the peer connected to, or null
 * @param length bytes of the header; 0 = more bytes are needed, negative = it is not a header
 */
record ProxyHeader(
        @Nullable InetSocketAddress source, @Nullable InetSocketAddress destination, int length) {
    private static final ProxyHeader INCOMPLETE = new ProxyHeader(null, null, 0);
    private static final ProxyHeader INVALID = new ProxyHeader(null, null, -1);

    private static final int LONGEST_LINE = 107;
    private static final int V2_FIXED = 16;
    private static final byte[] V1_START = {'P', 'R', 'O', 'X', 'Y', ' '};
    private static final byte[] V2_START = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};

    /** Reads without moving the buffer's indexes. */
    static ProxyHeader read(ByteBuf in) {
        if (in.isReadable() && in.getByte(in.readerIndex()) == V2_START[0]) {
            return startsWith(in, V2_START) ? readBinary(in) : INVALID;
        }
        return startsWith(in, V1_START) ? readLine(in) : INVALID;
    }

    private static ProxyHeader readLine(ByteBuf in) {
        int end =
                in.indexOf(in.readerIndex(), Math.min(in.writerIndex(), in.readerIndex() + LONGEST_LINE), (byte) '\n');
        if (end < 0) {
            return in.readableBytes() < LONGEST_LINE ? INCOMPLETE : INVALID;
        }
        int length = end + 1 - in.readerIndex();
        String line = in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
        String[] parts = line.strip().split(" ", -1);
        if (!line.endsWith("\r\n") || parts.length < 2) {
            return INVALID;
        }
        if (parts[1].equals("UNKNOWN")) {
            return new ProxyHeader(null, null, length);
        }
        if (parts.length != 6 || !(parts[1].equals("TCP4") || parts[1].equals("TCP6"))) {
            return INVALID;
        }
        InetSocketAddress source = address(parts[2], parts[4]);
        InetSocketAddress destination = address(parts[3], parts[5]);
        return source == null || destination == null ? INVALID : new ProxyHeader(source, destination, length);
    }

    private static ProxyHeader readBinary(ByteBuf in) {
        if (in.readableBytes() < V2_FIXED) {
            return INCOMPLETE;
        }
        int at = in.readerIndex();
        int versionAndCommand = in.getUnsignedByte(at + 12);
        int family = in.getUnsignedByte(at + 13) >> 4;
        int size = in.getUnsignedShort(at + 14);
        if (versionAndCommand != 0x20 && versionAndCommand != 0x21) {
            return INVALID;
        }
        if (in.readableBytes() < V2_FIXED + size) {
            return INCOMPLETE;
        }
        int length = V2_FIXED + size;
        int bytes = family == 1 ? 4 : family == 2 ? 16 : 0;
        if (versionAndCommand == 0x20 || bytes == 0) {
            return new ProxyHeader(null, null, length);
        }
        if (size < 2 * bytes + 4) {
            return INVALID;
        }
        int addresses = at + V2_FIXED;
        int ports = addresses + 2 * bytes;
        return new ProxyHeader(
                new InetSocketAddress(address(in, addresses, bytes), in.getUnsignedShort(ports)),
                new InetSocketAddress(address(in, addresses + bytes, bytes), in.getUnsignedShort(ports + 2)),
                length);
    }

    private static boolean startsWith(ByteBuf in, byte[] expected) {
        for (int i = 0; i < expected.length && i < in.readableBytes(); i++) {
            if (in.getByte(in.readerIndex() + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress address(ByteBuf in, int at, int bytes) {
        byte[] raw = new byte[bytes];
        in.getBytes(at, raw);
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for other lengths than 4 and 16
        }
    }

    private static @Nullable InetSocketAddress address(String host, String port) {
        InetAddress ip = IpText.parse(host);
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(port) : -1;
        return ip == null || number < 0 || number > 65535 ? null : new InetSocketAddress(ip, number);
    }
}
