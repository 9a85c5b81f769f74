package org.olelo.module.ejb.api;

import java.util.List;
import java.util.Map;

/**
 * The final reply an endpoint wants for a request.
 *
 * @param status 200 to 699
 * @param reason the reason phrase
 * @param headers header fields to add, in order
 * @param body the body, empty for none; its Content-Type is one of the headers
 */
public record SipAnswer(int status, String reason, List<Map.Entry<String, String>> headers, String body) {
    /** Checks the status, and that no line break is in a header or the reason: {@link IllegalArgumentException}. */
    public SipAnswer {
        if (status < 200 || status > 699) {
            throw new IllegalArgumentException("status of a final reply is 200 to 699, not " + status);
        }
        headers = List.copyOf(headers);
        requireOneLine(reason);
        headers.forEach(header -> {
            requireOneLine(header.getKey());
            requireOneLine(header.getValue());
        });
    }

    /** A reply without headers and body. */
    public SipAnswer(int status, String reason) {
        this(status, reason, List.of(), "");
    }

    private static void requireOneLine(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("line break in a reason or header: " + text);
        }
    }
}
