package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Messages for tests. */
public final class Messages {
    private Messages() {}

    /** A request that must be well-formed; lines are joined by CR LF, an empty line is added. */
    public static SipRequest request(String... lines) {
        return assertInstanceOf(SipRequest.class, MessageParser.parse(String.join("\r\n", lines) + "\r\n\r\n"));
    }

    /** A response that must be well-formed; lines are joined by CR LF, an empty line is added. */
    public static SipResponse response(String... lines) {
        return assertInstanceOf(SipResponse.class, MessageParser.parse(String.join("\r\n", lines) + "\r\n\r\n"));
    }

    /** An OPTIONS with the required header fields and those given after them. */
    public static SipRequest options(String... headers) {
        return request(optionsLines("Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK-1", headers));
    }

    /** Lines of an OPTIONS with that Via and further header fields at the end. */
    public static String[] optionsLines(String via, String... headers) {
        String[] start = {
            "OPTIONS sip:b@conf.test SIP/2.0",
            via,
            "Max-Forwards: 70",
            "From: <sip:a@conf.test>;tag=t1",
            "To: <sip:b@conf.test>",
            "Call-ID: c-1",
            "CSeq: 1 OPTIONS"
        };
        String[] all = java.util.Arrays.copyOf(start, start.length + headers.length);
        System.arraycopy(headers, 0, all, start.length, headers.length);
        return all;
    }
}
