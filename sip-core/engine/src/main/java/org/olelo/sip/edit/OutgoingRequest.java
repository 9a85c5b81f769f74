package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipRequest;
import org.olelo.sip.Via;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/**
 * A request as it goes to one destination: the received bytes, the script's edits, a new request URI, our Via before the
 * topmost one, the path as Route, received and rport in the sender's Via, Content-Length when the body changed. Reusable:
 * {@link #of} starts again. Not thread-safe.
 */
public final class OutgoingRequest extends EditWriter {
    private static final int URI = 0;
    private static final int VIA = 1;
    private static final int ROUTE = 2;
    private static final int CLIENT_ADDRESS = 3;
    private static final int RPORT = 4;

    private static final byte[] NO_BYTES = {};

    private @Nullable SipRequest request;
    private @Nullable MessageEdits edits;
    private @Nullable String uri;
    private byte[] viaStart = NO_BYTES;
    private String branch = "";
    private String viaParams = "";
    private @Nullable String path;
    private @Nullable String received;
    private int rport;
    private boolean stream;
    private @Nullable SocketView receivedSocket;
    private @Nullable SocketView sendingSocket;

    /** Starts a request; everything set before is forgotten. */
    public OutgoingRequest of(SipRequest message, @Nullable MessageEdits changes) {
        request = message;
        edits = changes;
        uri = null;
        viaStart = NO_BYTES;
        branch = "";
        viaParams = "";
        path = null;
        received = null;
        rport = 0;
        stream = false;
        receivedSocket = null;
        sendingSocket = null;
        return this;
    }

    /** New request URI; null keeps the received one. */
    public OutgoingRequest uri(@Nullable String text) {
        uri = text;
        return this;
    }

    /**
     * Our Via; without this call none is added.
     *
     * @param start "Via: SIP/2.0/UDP host:port;branch="
     * @param branchId the branch
     * @param params further parameters, each with its ';', or empty
     */
    public OutgoingRequest via(byte[] start, String branchId, String params) {
        viaStart = start;
        branch = branchId;
        viaParams = params;
        return this;
    }

    /** Value of the Route header field that brings it along the path of a contact; null for none. */
    public OutgoingRequest path(@Nullable String routes) {
        path = routes;
        return this;
    }

    /** Writes received into the topmost Via: the source address, or null. An old one is replaced. */
    public OutgoingRequest received(@Nullable String address) {
        received = address;
        return this;
    }

    /** Writes rport into the topmost Via: the source port, or 0 for none. */
    public OutgoingRequest rport(int port) {
        rport = port;
        return this;
    }

    /** The transport is a stream: a missing Content-Length is added. */
    public OutgoingRequest stream(boolean yes) {
        stream = yes;
        return this;
    }

    /** Sockets that edits may show. */
    public OutgoingRequest sockets(SocketView in, SocketView out) {
        receivedSocket = in;
        sendingSocket = out;
        return this;
    }

    /** Writes it to the end of the buffer. */
    public void writeTo(ByteSink out) {
        SipRequest message = started();
        startImplicit();
        if (uri != null) {
            implicit(URI, message.uriStart(), message.uriEnd() - message.uriStart());
        }
        if (viaStart.length > 0) {
            implicit(VIA, message.lineStart(message.find(HeaderId.VIA)), 0);
        }
        if (path != null) {
            int route = message.find(HeaderId.ROUTE);
            implicit(ROUTE, message.lineStart(route >= 0 ? route : message.find(HeaderId.VIA)), 0);
        }
        clientAddress(message.via());
        contentLength(message, edits, stream);
        write(message, edits, out);
    }

    private void clientAddress(Via via) {
        boolean rportInPlace = rport > 0 && via.hasRport();
        if (rportInPlace) {
            implicit(RPORT, via.rportName(), via.rportEnd() - via.rportName());
        }
        if (received == null && (rport == 0 || rportInPlace)) {
            return;
        }
        if (received != null && via.receivedName() >= 0) {
            implicit(CLIENT_ADDRESS, via.receivedName() - 1, via.receivedEnd() - via.receivedName() + 1);
        } else {
            implicit(CLIENT_ADDRESS, via.addressEnd(), 0);
        }
    }

    @Override
    void writeImplicit(int code, ByteSink out) {
        switch (code) {
            case URI -> out.put(uri);
            case VIA -> out.put(viaStart).put(branch).put(viaParams).crlf();
            case ROUTE -> out.put("Route: ").put(path).crlf();
            case CLIENT_ADDRESS -> writeClientAddress(out);
            case RPORT -> out.put("rport=").putInt(rport);
            default -> throw new IllegalStateException("edit " + code);
        }
    }

    private void writeClientAddress(ByteSink out) {
        if (rport > 0 && !started().via().hasRport()) {
            out.put(";rport=").putInt(rport);
        }
        if (received != null) {
            out.put(";received=").put(received);
        }
    }

    private SipRequest started() {
        SipRequest message = request;
        if (message == null) {
            throw new IllegalStateException("no request");
        }
        return message;
    }

    @Override
    SocketView receivedSocket() {
        return NoSocket.orThis(receivedSocket);
    }

    @Override
    SocketView sendingSocket() {
        return NoSocket.orThis(sendingSocket);
    }

    /** The request as text, for tests and logs. */
    @Override
    public String toString() {
        ByteSink out = new ByteSink(2048);
        writeTo(out);
        return Latin.string(out.array(), 0, out.size());
    }
}
