package org.olelo.transaction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.sip.SipRequest;

/**
 * Makes the hop-by-hop ACK (RFC 3261 17.1.1.3) and CANCEL (9.1) of a branch from the INVITE as it was sent: same Request-URI, first Via,
 * Route set, From, Call-ID and CSeq number, in the order of the INVITE.
 */
final class AckCancelBuilder {
    private AckCancelBuilder() {}

    /**
     * A request of the header fields of the INVITE, with Content-Length only if that has one.
     *
     * @param sent the INVITE as sent
     * @param method ACK or CANCEL
     * @param to the To header line (with CRLF) to put in, or null for the INVITE's
     * @param extraPrefix names with this prefix are copied too; "" none
     * @param more header lines (with CRLF) to append, "" none
     */
    static byte[] build(byte[] sent, String method, @Nullable String to, String extraPrefix, String more) {
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder(512);
        int end = text.indexOf("\r\n");
        out.append(method).append(text, text.indexOf(' '), end + 2);
        boolean viaDone = false;
        int at = end + 2;
        while (at < text.length() && !text.startsWith("\r\n", at)) {
            int next = endOfHeader(text, at);
            int colon = text.indexOf(':', at);
            if (colon < 0 || colon > next) {
                break;
            }
            switch (name(text, at, colon)) {
                case "via" -> {
                    if (!viaDone) {
                        appendFirstVia(out, text, at, colon, next);
                        viaDone = true;
                    }
                }
                case "cseq" -> {
                    int number = colon + 1;
                    while (text.charAt(number) == ' ' || text.charAt(number) == '\t') {
                        number++;
                    }
                    int stop = number;
                    while (Character.isDigit(text.charAt(stop))) {
                        stop++;
                    }
                    out.append("CSeq: ")
                            .append(text, number, stop)
                            .append(' ')
                            .append(method)
                            .append("\r\n");
                }
                case "to" -> out.append(to == null ? text.substring(at, next) : to);
                case "from", "call-id", "route", "max-forwards" -> out.append(text, at, next);
                case "content-length" -> out.append("Content-Length: 0\r\n");
                default -> {
                    if (!extraPrefix.isEmpty() && text.regionMatches(true, at, extraPrefix, 0, extraPrefix.length())) {
                        out.append(text, at, next);
                    }
                }
            }
            at = next;
        }
        out.append(more).append("\r\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * As {@link #build}, with From, To, Call-ID, CSeq and Route as the INVITE was received (reparse_invite 0).
     *
     * @param sent the INVITE as sent, for Request-URI and Via
     */
    static byte[] ofReceived(
            byte[] sent,
            SipRequest received,
            String method,
            @Nullable String to,
            String extraPrefix,
            @Nullable String userAgent,
            String more) {
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        StringBuilder out = new StringBuilder(512);
        out.append(method).append(text, text.indexOf(' '), end + 2);
        append(out, header(sent, "via"));
        append(out, HeaderLines.all(received, "From"));
        append(out, HeaderLines.all(received, "Call-ID"));
        append(out, to == null ? HeaderLines.all(received, "To") : to);
        out.append("CSeq: ")
                .append(received.cseqNumber())
                .append(' ')
                .append(method)
                .append("\r\nMax-Forwards: 70\r\n");
        append(out, HeaderLines.all(received, "Route"));
        for (int i = 0; i < received.headerCount(); i++) {
            String name = received.headerName(i);
            if (!extraPrefix.isEmpty() && name.regionMatches(true, 0, extraPrefix, 0, extraPrefix.length())) {
                out.append(name).append(": ").append(received.headerValue(i)).append("\r\n");
            }
        }
        append(out, userAgent == null ? null : userAgent + "\r\n");
        out.append("Content-Length: 0\r\n").append(more).append("\r\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * RFC 3261 13.2.2.4: the ACK to a 2xx of an INVITE made here: new Via, the dialog's target and route set.
     *
     * @param routes Route lines with CRLF
     */
    static byte[] endToEnd(byte[] sent, String uri, String to, String routes, Destination destination, String token) {
        LocalSocket socket = destination.socket();
        StringBuilder out = new StringBuilder(512);
        out.append("ACK ").append(uri).append(" SIP/2.0\r\n");
        if (socket != null) {
            out.append("Via: SIP/2.0/")
                    .append(destination.protocol().viaToken())
                    .append(' ')
                    .append(socket.sentBy());
            out.append(";branch=").append(token).append("\r\n");
        }
        append(out, header(sent, "from"));
        append(out, header(sent, "call-id"));
        out.append(to);
        String cseq = header(sent, "cseq");
        if (cseq != null) {
            out.append(cseq.replace("INVITE", "ACK"));
        }
        append(out, header(sent, "authorization"));
        append(out, header(sent, "proxy-authorization"));
        append(out, header(sent, "user-agent"));
        out.append(routes).append("Content-Length: 0\r\n\r\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void append(StringBuilder out, @Nullable String line) {
        if (line != null) {
            out.append(line);
        }
    }

    /** The header line with that name (long form) as sent, with CRLF; null when there is none. */
    static @Nullable String header(byte[] message, String wanted) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\r\n") + 2;
        while (at > 1 && at < text.length() && !text.startsWith("\r\n", at)) {
            int next = endOfHeader(text, at);
            int colon = text.indexOf(':', at);
            if (colon < 0 || colon > next) {
                return null;
            }
            if (name(text, at, colon).equals(wanted)) {
                return text.substring(at, next);
            }
            at = next;
        }
        return null;
    }

    private static void appendFirstVia(StringBuilder out, String text, int at, int colon, int next) {
        int comma = text.indexOf(',', colon);
        if (comma < 0 || comma >= next) {
            out.append(text, at, next);
        } else {
            out.append(text, at, comma).append("\r\n");
        }
    }

    private static int endOfHeader(String text, int from) {
        int at = from;
        while (true) {
            int end = text.indexOf("\r\n", at);
            if (end < 0) {
                return text.length();
            }
            at = end + 2;
            if (at >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != '\t')) {
                return at;
            }
        }
    }

    private static String name(String text, int from, int colon) {
        String name = text.substring(from, colon).trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "v" -> "via";
            case "f" -> "from";
            case "t" -> "to";
            case "i" -> "call-id";
            case "l" -> "content-length";
            default -> name;
        };
    }
}
