package org.olelo.net.tcp;

/** What a framer found next. */
enum FrameEvent {
    /** Nothing complete; wait for more bytes. */
    NONE,
    /** A whole message. */
    MESSAGE,
    /** CRLF CRLF between messages (RFC 5626 3.5.1). */
    KEEPALIVE,
    /** A WebSocket ping: its payload is to be sent back. */
    PING,
    /** A WebSocket pong. */
    PONG,
    /** The WebSocket peer closes. */
    CLOSE,
    /** Longer than allowed: the stream cannot go on. */
    TOO_LONG,
    /** No valid length: the stream cannot go on. */
    BAD,
    /** An opcode that WebSockets do not have. */
    UNSUPPORTED
}
