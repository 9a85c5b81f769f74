package org.olelo.sip;

/** Why bytes are no message that may be processed. Such messages are dropped; what is not listed here is tolerated. */
public enum MessageDefect {
    /** Nothing but blanks, or a keep-alive. */
    EMPTY("7.5"),
    /** No method, no end of line, or blanks where none belong. */
    START_LINE("7.1"),
    /** Another version than SIP/2.0 (HTTP/1.x is let through for the modules that serve it). */
    VERSION("7.1"),
    /** A status code that is not three digits. */
    STATUS_CODE("7.2"),
    /** A line without a header name before all the required header fields were found. */
    HEADER_FIELD("7.3.1"),
    /** No Via. */
    NO_VIA("8.1.1.7"),
    /** The topmost Via cannot be read. */
    VIA("20.42"),
    /** No Call-ID. */
    NO_CALL_ID("8.1.1.4"),
    /** No From. */
    NO_FROM("8.1.1.3"),
    /** No To. */
    NO_TO("8.1.1.2"),
    /** To cannot be read. */
    TO("20.39"),
    /** No CSeq. */
    NO_CSEQ("8.1.1.5"),
    /** CSeq without a method. */
    CSEQ("20.16");

    private final String section;

    MessageDefect(String section) {
        this.section = section;
    }

    /** Section of RFC 3261 that it violates. */
    public String section() {
        return section;
    }
}
