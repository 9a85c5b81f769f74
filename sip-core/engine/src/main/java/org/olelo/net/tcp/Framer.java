package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;

/** Cuts a byte stream into messages. Knows nothing of channels; not thread-safe. */
interface Framer {
    /** Takes all readable bytes. */
    void add(ByteBuf in);

    /** What comes next in the bytes received so far. */
    FrameEvent next();

    /** Array of what {@link #next} announced; the caller owns it. */
    byte[] array();

    /** First byte of it. */
    int offset();

    /** Bytes of it. */
    int length();

    /** The beginning of a message is there and not its end. */
    boolean isPartial();

    /** Bytes received and not yet used, for the framer that takes over. */
    byte[] rest();
}
