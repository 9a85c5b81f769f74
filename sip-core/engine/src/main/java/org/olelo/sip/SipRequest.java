package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/** A request (RFC 3261 7.1). */
public final class SipRequest extends SipMessage {
    private final RequestLine line;
    private final Method method;
    private @Nullable String requestUri;
    private @Nullable SipUri parsedUri;
    private boolean parsedUriRead;

    SipRequest(byte[] bytes, int length, RequestLine line, HeaderIndex index, Via via, NameAddr to, CSeq cseq) {
        super(bytes, length, index, via, to, cseq);
        this.line = line;
        this.method = Method.of(bytes, line.start(), line.methodEnd());
    }

    @Override
    public int firstLineStart() {
        return line.start();
    }

    /** Method; OTHER when it is none of ours. */
    public Method method() {
        return method;
    }

    /** Whether it is that method. */
    public boolean isMethod(Method other) {
        return method == other;
    }

    /** The method as written. */
    public String methodName() {
        return method == Method.OTHER ? Latin.string(bytes(), line.start(), line.methodEnd()) : method.name();
    }

    /** Offset after the method. */
    public int methodEnd() {
        return line.methodEnd();
    }

    /** Offset of the request URI. */
    public int uriStart() {
        return line.uriStart();
    }

    /** Offset after the request URI. */
    public int uriEnd() {
        return line.uriEnd();
    }

    /** The request URI as received. */
    public String requestUri() {
        String text = requestUri;
        if (text == null) {
            text = Latin.string(bytes(), line.uriStart(), line.uriEnd());
            requestUri = text;
        }
        return text;
    }

    /** The request URI as received, or null when it cannot be read. */
    public @Nullable SipUri parsedUri() {
        if (!parsedUriRead) {
            parsedUri = SipUri.parse(bytes(), line.uriStart(), line.uriEnd());
            parsedUriRead = true;
        }
        return parsedUri;
    }

    /** Offset of the version. */
    public int versionStart() {
        return line.versionStart();
    }

    /** Offset after the version. */
    public int versionEnd() {
        return line.versionEnd();
    }

    @Override
    public String version() {
        return Latin.string(bytes(), line.versionStart(), line.versionEnd());
    }
}
