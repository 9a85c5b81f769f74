package org.olelo.sip;

import org.olelo.text.Latin;

/** A response (RFC 3261 7.2). */
public final class SipResponse extends SipMessage {
    private final StatusLine line;

    SipResponse(byte[] bytes, int length, StatusLine line, HeaderIndex index, Via via, NameAddr to, CSeq cseq) {
        super(bytes, length, index, via, to, cseq);
        this.line = line;
    }

    @Override
    public int firstLineStart() {
        return line.start();
    }

    /** Status code, 100 to 999. */
    public int statusCode() {
        return line.statusCode();
    }

    /** 1xx. */
    public boolean isProvisional() {
        return line.statusCode() < 200;
    }

    /** 2xx. */
    public boolean isSuccess() {
        return line.statusCode() >= 200 && line.statusCode() < 300;
    }

    /** Reason phrase, possibly empty. */
    public String reason() {
        return Latin.string(bytes(), line.reasonStart(), line.reasonEnd());
    }

    /** Offset of the status code. */
    public int statusStart() {
        return line.statusStart();
    }

    /** Offset of the reason phrase. */
    public int reasonStart() {
        return line.reasonStart();
    }

    /** Offset after the reason phrase. */
    public int reasonEnd() {
        return line.reasonEnd();
    }

    @Override
    public String version() {
        return Latin.string(bytes(), line.start(), line.versionEnd());
    }
}
