package org.olelo.server;

import java.nio.charset.StandardCharsets;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Parsed;
import org.olelo.sip.SipRequest;

/** The request that event routes see when there is none: like Kamailio's, an OPTIONS to you@kamailio.org from 127.0.0.1. */
final class FakeMessage {
    private static final byte[] TEXT = """
            OPTIONS sip:you@kamailio.org SIP/2.0\r
            Via: SIP/2.0/UDP 127.0.0.1\r
            From: <sip:you@kamailio.org>;tag=123\r
            To: <sip:you@kamailio.org>\r
            Call-ID: 123\r
            CSeq: 1 OPTIONS\r
            Content-Length: 0\r
            \r
            """.getBytes(StandardCharsets.ISO_8859_1);

    private FakeMessage() {}

    /** A fresh one. */
    static SipRequest request() {
        Parsed parsed = MessageParser.parse(TEXT, 0, TEXT.length);
        if (parsed instanceof SipRequest request) {
            return request;
        }
        throw new IllegalStateException("the built-in request does not parse: " + parsed);
    }
}
