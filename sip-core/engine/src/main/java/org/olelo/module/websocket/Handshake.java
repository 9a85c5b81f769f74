package org.olelo.module.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipMessage;

/**
 * What a client's opening handshake (RFC 6455 4.2) deserves.
 *
 * @param code HTTP code, 101 = accepted
 * @param reason its text
 * @param headers header lines of the reply with CRLF
 */
record Handshake(int code, String reason, String headers) {
    /** RFC 6455 1.3. */
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final String VERSION_LINE = "Sec-WebSocket-Version: 13\r\n";

    /** Cross-origin header: none, any, or the client's origin. */
    static Handshake answer(SipMessage request, int corsMode) {
        String version = value(request, "Sec-WebSocket-Version");
        if (version != null && !version.equals("13")) {
            return new Handshake(426, "Upgrade Required", VERSION_LINE);
        }
        String key = value(request, "Sec-WebSocket-Key");
        boolean complete = version != null
                && key != null
                && !key.isEmpty()
                && names(value(request, "Upgrade"), "websocket")
                && names(value(request, "Connection"), "upgrade")
                && names(value(request, "Sec-WebSocket-Protocol"), "sip");
        if (!complete || key == null) {
            return new Handshake(400, "Bad Request", "Sec-WebSocket-Protocol: sip\r\n" + VERSION_LINE);
        }
        return new Handshake(
                101,
                "Switching Protocols",
                cors(request, corsMode) + "Sec-WebSocket-Protocol: sip\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n");
    }

    private static String cors(SipMessage request, int mode) {
        String origin = mode == 1 ? "*" : mode == 2 ? value(request, "Origin") : null;
        return origin == null ? "" : "Access-Control-Allow-Origin: " + origin + "\r\n";
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    private static @Nullable String value(SipMessage request, String name) {
        return request.header(name);
    }

    /** Whether the word is one of the list. */
    private static boolean names(@Nullable String list, String word) {
        if (list == null) {
            return false;
        }
        for (String each : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (each.strip().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
