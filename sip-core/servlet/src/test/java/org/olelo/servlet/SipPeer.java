package org.olelo.servlet;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A SIP phone of a test: writes and reads messages as text over UDP. */
final class SipPeer implements AutoCloseable {
    private final DatagramSocket socket;
    private final int server;

    SipPeer(int port, int server) throws IOException {
        this.socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
        this.socket.setSoTimeout(5000);
        this.server = server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A request without a body. */
    String request(String method, String uri, String callId, int cseq, String toTag, String... headers) {
        StringBuilder out = new StringBuilder(method + ' ' + uri + " SIP/2.0\r\n");
        out.append("Via: SIP/2.0/UDP 127.0.0.1:").append(port()).append(";branch=z9hG4bK");
        out.append(UUID.randomUUID()).append("\r\n");
        out.append("From: \"Alice\" <sip:alice@127.0.0.1>;tag=a1\r\n");
        out.append("To: <sip:bob@127.0.0.1>")
                .append(toTag.isEmpty() ? "" : ";tag=" + toTag)
                .append("\r\n");
        out.append("Call-ID: ")
                .append(callId)
                .append("\r\nCSeq: ")
                .append(cseq)
                .append(' ')
                .append(method);
        out.append("\r\nMax-Forwards: 70\r\nContact: <sip:alice@127.0.0.1:")
                .append(port())
                .append(">\r\n");
        for (String header : headers) {
            out.append(header).append("\r\n");
        }
        return out.append("Content-Length: 0\r\n\r\n").toString();
    }

    /** The answer to a received request. */
    static String answer(String request, String status, String toTag, String... headers) {
        StringBuilder out = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.split("\r\n")) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("to:")) {
                out.append(line)
                        .append(line.contains("tag=") ? "" : ";tag=" + toTag)
                        .append("\r\n");
            } else if (lower.startsWith("via:")
                    || lower.startsWith("from:")
                    || lower.startsWith("call-id:")
                    || lower.startsWith("cseq:")
                    || lower.startsWith("record-route:")) {
                out.append(line).append("\r\n");
            }
        }
        for (String header : headers) {
            out.append(header).append("\r\n");
        }
        return out.append("Content-Length: 0\r\n\r\n").toString();
    }

    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), server));
    }

    /** The next message whose first line contains that; others are skipped. */
    String expect(String firstLine) throws IOException {
        List<String> skipped = new ArrayList<>();
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("no " + firstLine + " came, but: " + skipped, e);
            }
            String text =
                    new String(packet.getData(), packet.getOffset(), packet.getLength(), StandardCharsets.ISO_8859_1);
            if (text.substring(0, text.indexOf('\r')).contains(firstLine)) {
                return text;
            }
            skipped.add(text.substring(0, text.indexOf('\r')));
        }
    }

    /** Value of a header, "" when absent. */
    static String header(String message, String name) {
        for (String line : message.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return "";
    }

    static String tag(String value) {
        int at = value.indexOf("tag=");
        return at < 0 ? "" : value.substring(at + 4).split("[;>]")[0];
    }

    static String uri(String value) {
        int open = value.indexOf('<');
        return open < 0 ? value : value.substring(open + 1, value.indexOf('>'));
    }

    @Override
    public void close() {
        socket.close();
    }
}
