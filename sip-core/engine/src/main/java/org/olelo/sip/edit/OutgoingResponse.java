package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipResponse;
import org.olelo.text.ByteSink;

/**
 * A response as it goes on: the received bytes without our Via, with the script's edits and a right Content-Length.
 * Reusable: {@link #of} starts again. Not thread-safe.
 */
public final class OutgoingResponse extends EditWriter {
    private static final int OUR_VIA = 0;

    private @Nullable SipResponse response;
    private @Nullable MessageEdits edits;
    private boolean keepVia;
    private boolean stream;

    /** Starts a response; everything set before is forgotten. */
    public OutgoingResponse of(SipResponse message, @Nullable MessageEdits changes) {
        response = message;
        edits = changes;
        keepVia = false;
        stream = false;
        return this;
    }

    /** Leaves the topmost Via in place: only the edits are applied. */
    public OutgoingResponse keepVia() {
        keepVia = true;
        return this;
    }

    /** The transport is a stream: a missing Content-Length is added. */
    public OutgoingResponse stream(boolean yes) {
        stream = yes;
        return this;
    }

    /** Writes it to the end of the buffer. */
    public void writeTo(ByteSink out) {
        SipResponse message = response;
        if (message == null) {
            throw new IllegalStateException("no response");
        }
        startImplicit();
        if (!keepVia) {
            removeVia(message);
        }
        contentLength(message, edits, stream);
        write(message, edits, out);
    }

    private void removeVia(SipResponse message) {
        int next = message.via().next();
        if (next >= 0) {
            implicit(OUR_VIA, message.via().start(), next - message.via().start());
            return;
        }
        int header = message.find(HeaderId.VIA);
        implicit(OUR_VIA, message.lineStart(header), message.lineEnd(header) - message.lineStart(header));
    }

    @Override
    void writeImplicit(int code, ByteSink out) {
        switch (code) {
            case OUR_VIA -> {}
            default -> throw new IllegalStateException("edit " + code);
        }
    }

    @Override
    SocketView receivedSocket() {
        return NoSocket.orThis(null);
    }

    @Override
    SocketView sendingSocket() {
        return NoSocket.orThis(null);
    }

    /** The response as text, for tests and logs. */
    @Override
    public String toString() {
        ByteSink out = new ByteSink(2048);
        writeTo(out);
        return out.toString();
    }
}
