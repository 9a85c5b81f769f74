package org.olelo.net.control;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A relay that answers one text by another, over UDP (a cookie pairs them) or a local stream socket (no cookie). The calling thread waits; each
 * exchange has a socket of its own from a pool. Safe for every thread.
 */
public final class ControlPeer implements AutoCloseable {
    private static final int MAX_REPLY = 65_535;
    private static final int MAX_IDLE = 32;

    private final @Nullable InetSocketAddress address;
    private final @Nullable UnixDomainSocketAddress path;
    private final @Nullable InetAddress local;
    private final int trafficClass;
    private final ConcurrentLinkedQueue<DatagramSocket> idle = new ConcurrentLinkedQueue<>();

    /**
     * A peer at {@code udp:HOST:PORT}, {@code udp6:HOST:PORT}, {@code unix:PATH} or {@code PATH}.
     *
     * @param local address to send from, or null
     * @param trafficClass TOS byte, 0 to 255
     * @throws IllegalArgumentException when the URL is none of these or the host is unknown
     */
    public ControlPeer(String url, @Nullable InetAddress local, int trafficClass) {
        this.local = local;
        this.trafficClass = trafficClass;
        if (url.startsWith("udp:")) {
            address = udp(url.substring(4));
            path = null;
        } else if (url.startsWith("udp6:")) {
            address = udp(url.substring(5));
            path = null;
        } else if (url.startsWith("unix:")) {
            address = null;
            path = UnixDomainSocketAddress.of(url.substring(5));
        } else if (url.startsWith("/")) {
            address = null;
            path = UnixDomainSocketAddress.of(url);
        } else {
            throw new IllegalArgumentException("not a socket of a relay: " + url);
        }
    }

    private static InetSocketAddress udp(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("expected HOST:PORT, not " + text);
        }
        String host = text.substring(0, colon);
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(host.startsWith("[") ? host.substring(1, host.length() - 1) : host),
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("cannot use the address " + text, e);
        }
    }

    /** True when cookies are used. */
    public boolean isDatagram() {
        return address != null;
    }

    /**
     * Sends the text and waits for its answer.
     *
     * @param cookie without blank, unique
     * @param tries how often to send, at least 1
     * @param timeoutMs how long to wait after each
     * @return the answer without the cookie, or null when none came
     */
    public @Nullable String exchange(String cookie, String text, int tries, int timeoutMs) {
        InetSocketAddress to = address;
        UnixDomainSocketAddress file = path;
        try {
            if (to != null) {
                return datagram(to, cookie, text, tries, timeoutMs);
            }
            return file == null ? null : stream(file, text, timeoutMs);
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable String datagram(InetSocketAddress to, String cookie, String text, int tries, int timeoutMs)
            throws IOException {
        DatagramSocket socket = take(to);
        boolean usable = false;
        try {
            byte[] request = (cookie + ' ' + text).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < tries; i++) {
                socket.send(new DatagramPacket(request, request.length));
                String reply = await(socket, cookie, timeoutMs);
                if (reply != null) {
                    usable = true;
                    return reply;
                }
            }
            return null;
        } finally {
            giveBack(socket, usable);
        }
    }

    private DatagramSocket take(InetSocketAddress to) throws IOException {
        DatagramSocket known = idle.poll();
        if (known != null) {
            return known;
        }
        DatagramSocket made = new DatagramSocket(new InetSocketAddress(local, 0));
        if (trafficClass > 0) {
            made.setTrafficClass(trafficClass);
        }
        made.connect(to);
        return made;
    }

    private void giveBack(DatagramSocket socket, boolean usable) {
        if (usable && idle.size() < MAX_IDLE) {
            idle.add(socket);
        } else {
            socket.close();
        }
    }

    private static @Nullable String await(DatagramSocket socket, String cookie, int timeoutMs) throws IOException {
        byte[] buffer = new byte[MAX_REPLY];
        long end = System.nanoTime() + timeoutMs * 1_000_000L;
        while (true) {
            int left = (int) ((end - System.nanoTime()) / 1_000_000L);
            if (left <= 0) {
                return null;
            }
            socket.setSoTimeout(left);
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return null;
            }
            String reply = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            if (reply.startsWith(cookie)) {
                return reply.substring(cookie.length()).stripLeading();
            }
        }
    }

    private static @Nullable String stream(UnixDomainSocketAddress to, String text, int timeoutMs) throws IOException {
        try (SocketChannel channel = SocketChannel.open(to);
                Selector selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(timeoutMs) == 0) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.allocate(MAX_REPLY);
            int read = channel.read(buffer);
            return read <= 0 ? null : new String(buffer.array(), 0, read, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        for (DatagramSocket socket = idle.poll(); socket != null; socket = idle.poll()) {
            socket.close();
        }
    }
}
