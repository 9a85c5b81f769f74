package org.olelo.net.tcp;

/** What a framer found next. */
enum FrameEvent {
    /** Nothing complete; wait for more bytes. */
    NONE,
    /** A whole message. */
    MESSAGE,
    /** CRLF CRLF between messages (RFC 5626 3.5.1). */
    KEEPALIVE,
    /** Longer than allowed: the stream cannot go on. */
    TOO_LONG,
    /** No valid length: the stream cannot go on. */
    BAD
}
