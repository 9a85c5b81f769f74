package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.text.ByteSink;

/**
 * The ACK to a negative final response and the CANCEL, made of the INVITE as it was sent (RFC 3261 17.1.1.3 and 9.1): same
 * request URI, topmost Via, Max-Forwards, From, Call-ID, CSeq number and Route, in the order of the INVITE.
 */
public final class LocalRequestBuilder {
    private LocalRequestBuilder() {}

    /**
     * Writes the ACK.
     *
     * @param sent the INVITE as it was sent
     * @param response the negative final response, which gives To
     */
    public static void ack(SipRequest sent, SipResponse response, ByteSink out) {
        write(sent, "ACK", response, null, out);
    }

    /**
     * Writes the CANCEL.
     *
     * @param sent the INVITE as it was sent
     * @param headers further header lines, each with CR LF (Reason …), or null
     */
    public static void cancel(SipRequest sent, @Nullable String headers, ByteSink out) {
        write(sent, "CANCEL", null, headers, out);
    }

    private static void write(
            SipRequest sent, String method, @Nullable SipResponse response, @Nullable String headers, ByteSink out) {
        byte[] bytes = sent.bytes();
        out.put(method).put(bytes, sent.methodEnd(), sent.headersStart());
        int firstVia = sent.find(HeaderId.VIA);
        for (int i = 0; i < sent.headerCount(); i++) {
            switch (sent.headerId(i)) {
                case VIA -> {
                    if (i == firstVia) {
                        via(sent, i, out);
                    }
                }
                case TO -> to(sent, i, response, out);
                case CSEQ -> {
                    out.put(bytes, sent.lineStart(i), sent.cseq().methodStart())
                            .put(method)
                            .crlf();
                }
                case FROM, CALL_ID, MAX_FORWARDS, ROUTE -> out.put(bytes, sent.lineStart(i), sent.lineEnd(i));
                default -> {}
            }
        }
        out.put(headers).put("Content-Length: 0").crlf().crlf();
    }

    private static void via(SipRequest sent, int i, ByteSink out) {
        out.put(sent.bytes(), sent.lineStart(i), sent.via().end()).crlf();
    }

    private static void to(SipRequest sent, int i, @Nullable SipResponse response, ByteSink out) {
        if (response == null) {
            out.put(sent.bytes(), sent.lineStart(i), sent.lineEnd(i));
            return;
        }
        int to = response.find(HeaderId.TO);
        out.put(response.bytes(), response.lineStart(to), response.lineEnd(to));
    }
}
