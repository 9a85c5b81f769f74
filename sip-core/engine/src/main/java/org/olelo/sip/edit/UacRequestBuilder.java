package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.text.ByteSink;

/**
 * A request of our own: Via, To, From, CSeq, Call-ID, Route, Max-Forwards, Content-Length, User-Agent, then the given header
 * lines and the body. Addresses are whole header values ("&lt;sip:a@b&gt;;tag=1").
 */
public final class UacRequestBuilder {
    private final String method;
    private final String requestUri;
    private byte[] viaStart = {};
    private String branch = "";
    private String viaParams = "";
    private String to = "";
    private String from = "";
    private long cseq = 1;
    private String callId = "";
    private @Nullable String routes;
    private int maxForwards = 70;
    private @Nullable String userAgent;
    private @Nullable String headers;
    private @Nullable String body;

    /** A request without any header field yet. */
    public UacRequestBuilder(String method, String requestUri) {
        this.method = method;
        this.requestUri = requestUri;
    }

    /** Our Via: "Via: SIP/2.0/UDP host:port;branch=", branch, further parameters each with its ';'. */
    public UacRequestBuilder via(byte[] start, String branchId, String params) {
        viaStart = start;
        branch = branchId;
        viaParams = params;
        return this;
    }

    /** Value of To. */
    public UacRequestBuilder to(String value) {
        to = value;
        return this;
    }

    /** Value of From with its tag. */
    public UacRequestBuilder from(String value) {
        from = value;
        return this;
    }

    /** Sequence number. */
    public UacRequestBuilder cseq(long number) {
        cseq = number;
        return this;
    }

    /** Call-ID. */
    public UacRequestBuilder callId(String value) {
        callId = value;
        return this;
    }

    /** Value of one Route header field with all routes, or null. */
    public UacRequestBuilder routes(@Nullable String value) {
        routes = value;
        return this;
    }

    /** Max-Forwards, 70 unless told; negative = none. */
    public UacRequestBuilder maxForwards(int value) {
        maxForwards = value;
        return this;
    }

    /** The whole User-Agent line without CR LF, or null for none. */
    public UacRequestBuilder userAgent(@Nullable String line) {
        userAgent = line;
        return this;
    }

    /** Further header lines, each with CR LF, or null. */
    public UacRequestBuilder headers(@Nullable String lines) {
        headers = lines;
        return this;
    }

    /** Body, or null. */
    public UacRequestBuilder body(@Nullable String text) {
        body = text;
        return this;
    }

    /** Writes it to the end of the buffer. */
    public void writeTo(ByteSink out) {
        out.put(method).put(' ').put(requestUri).put(" SIP/2.0").crlf();
        out.put(viaStart).put(branch).put(viaParams).crlf();
        out.put("To: ").put(to).crlf();
        out.put("From: ").put(from).crlf();
        out.put("CSeq: ").putInt(cseq).put(' ').put(method).crlf();
        out.put("Call-ID: ").put(callId).crlf();
        if (routes != null) {
            out.put("Route: ").put(routes).crlf();
        }
        if (maxForwards >= 0) {
            out.put("Max-Forwards: ").putInt(maxForwards).crlf();
        }
        out.put("Content-Length: ").putInt(body == null ? 0 : body.length()).crlf();
        if (userAgent != null) {
            out.put(userAgent).crlf();
        }
        out.put(headers).crlf().put(body);
    }

    /** The request as text, for tests and logs. */
    @Override
    public String toString() {
        ByteSink out = new ByteSink(1024);
        writeTo(out);
        return out.toString();
    }
}
