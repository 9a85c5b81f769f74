package org.olelo.module.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.FlowToken;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;

/**
 * Writes and reads flow tokens: in base64 the last 80 bits of an HMAC-SHA1, then one byte of protocol (its top bit set for IPv6), and address and
 * port of our socket and of the client. Kamailio's tokens have the same form.
 */
final class FlowTokens {
    private static final int HMAC = 10;
    private static final int IPV4 = HMAC + 1 + 2 * (4 + 2);
    private static final int IPV6 = HMAC + 1 + 2 * (16 + 2);
    private static final int IS_IPV6 = 0x80;

    private final SecretKeySpec key;
    private final SocketRegistry sockets;

    /**
     * With a key that is made of the secret.
     *
     * @param secret empty for a random key
     */
    FlowTokens(String secret, SocketRegistry sockets) {
        this.sockets = sockets;
        byte[] material = new byte[20];
        if (secret.isEmpty()) {
            new SecureRandom().nextBytes(material);
        } else {
            material = digest(secret.getBytes(StandardCharsets.ISO_8859_1));
        }
        key = new SecretKeySpec(material, "HmacSHA1");
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String write(Flow flow) {
        byte[] own = flow.destination().getAddress();
        byte[] peer = flow.source().getAddress();
        ByteBuffer token = ByteBuffer.allocate(peer.length == 4 ? IPV4 : IPV6);
        token.position(HMAC);
        token.put((byte) (flow.protocol().number() | (peer.length == 4 ? 0 : IS_IPV6)));
        token.put(own).putShort((short) flow.destinationPort());
        token.put(peer).putShort((short) flow.sourcePort());
        token.put(0, hmac(token.array()));
        return Base64.getEncoder().encodeToString(token.array());
    }

    /** Null when the text is no token. */
    @Nullable
    FlowToken read(String text) {
        byte[] token;
        try {
            token = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (token.length != IPV4 && token.length != IPV6) {
            return null;
        }
        boolean genuine = MessageDigest.isEqual(hmac(token), Arrays.copyOf(token, HMAC))
                && (token[HMAC] & IS_IPV6) == (token.length == IPV4 ? 0 : IS_IPV6);
        FlowToken.Genuine read = genuine ? read(ByteBuffer.wrap(token)) : null;
        return read == null ? new FlowToken.Forged() : read;
    }

    private FlowToken.@Nullable Genuine read(ByteBuffer token) {
        int size = token.capacity() == IPV4 ? 4 : 16;
        Protocol protocol = Protocol.ofNumber(token.get(HMAC) & (IS_IPV6 - 1));
        token.position(HMAC + 1);
        InetAddress own = address(token, size);
        int ownPort = token.getShort() & 0xFFFF;
        InetAddress peer = address(token, size);
        int peerPort = token.getShort() & 0xFFFF;
        if (protocol == null) {
            return null;
        }
        LocalSocket socket = sockets.find(protocol.carrier(), own, ownPort);
        return socket == null ? null : new FlowToken.Genuine(protocol, socket, peer, peerPort);
    }

    private static InetAddress address(ByteBuffer token, int size) {
        byte[] bytes = new byte[size];
        token.get(bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four and sixteen bytes are addresses
        }
    }

    private byte[] hmac(byte[] token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            mac.update(token, HMAC, token.length - HMAC);
            byte[] whole = mac.doFinal();
            return Arrays.copyOfRange(whole, whole.length - HMAC, whole.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
