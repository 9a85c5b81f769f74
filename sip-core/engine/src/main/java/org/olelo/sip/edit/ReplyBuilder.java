package org.olelo.sip.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipRequest;
import org.olelo.sip.Via;
import org.olelo.text.ByteSink;

/**
 * Builds a response to a request as a server or a proxy's transaction does (RFC 3261 8.2.6): Via, From, To, Call-ID, CSeq
 * in the order of the request, Record-Route for 180 to 299, then the added header fields, Server, Content-Length. Reusable:
 * {@link #of} starts again. Not thread-safe.
 */
public final class ReplyBuilder {
    private static final int FIRST_CODE_WITH_TAG = 180;

    private @Nullable SipRequest request;
    private int code;
    private String reason = "";
    private @Nullable String toTag;
    private @Nullable String received;
    private int rport;
    private @Nullable List<String> headers;
    private @Nullable String server;
    private @Nullable String body;

    /** Starts a response; everything set before is forgotten. */
    public ReplyBuilder of(SipRequest message, int statusCode, String reasonPhrase) {
        request = message;
        code = statusCode;
        reason = reasonPhrase;
        toTag = null;
        received = null;
        rport = 0;
        headers = null;
        server = null;
        body = null;
        return this;
    }

    /** Tag for To when the request has none and the code is 180 or more. */
    public ReplyBuilder toTag(@Nullable String tag) {
        toTag = tag;
        return this;
    }

    /** Source address to show in the topmost Via, or null. */
    public ReplyBuilder received(@Nullable String address) {
        received = address;
        return this;
    }

    /** Source port to show in the topmost Via, or 0. */
    public ReplyBuilder rport(int port) {
        rport = port;
        return this;
    }

    /** Header lines, each with CR LF, before Server. */
    public ReplyBuilder headers(@Nullable List<String> lines) {
        headers = lines;
        return this;
    }

    /** The whole Server line without CR LF ("Server: …"), or null for none. */
    public ReplyBuilder server(@Nullable String line) {
        server = line;
        return this;
    }

    /** Body; its Content-Type is one of the {@link #headers}. */
    public ReplyBuilder body(@Nullable String text) {
        body = text;
        return this;
    }

    /** Writes it to the end of the buffer. */
    public void writeTo(ByteSink out) {
        SipRequest message = request;
        if (message == null) {
            throw new IllegalStateException("no request");
        }
        out.put(message.bytes(), message.versionStart(), message.versionEnd())
                .put(' ')
                .putInt(code)
                .put(' ')
                .put(reason)
                .crlf();
        boolean firstVia = true;
        boolean firstTo = true;
        for (int i = 0; i < message.headerCount(); i++) {
            switch (message.headerId(i)) {
                case VIA -> {
                    if (firstVia) {
                        topmostVia(message, i, out);
                        firstVia = false;
                    } else {
                        copy(message, i, out);
                    }
                }
                case TO -> {
                    if (firstTo) {
                        to(message, i, out);
                        firstTo = false;
                    }
                }
                case FROM, CALL_ID, CSEQ -> copy(message, i, out);
                case RECORD_ROUTE -> {
                    if (code >= FIRST_CODE_WITH_TAG && code < 300) {
                        copy(message, i, out);
                    }
                }
                default -> {}
            }
        }
        rest(out);
    }

    private void topmostVia(SipRequest message, int i, ByteSink out) {
        Via via = message.via();
        byte[] bytes = message.bytes();
        int end = endOfText(message, i);
        int start = message.lineStart(i);
        if (rport > 0 && via.hasRport()) {
            out.put(bytes, start, via.rportName()).put("rport=").putInt(rport);
            start = via.rportEnd();
        }
        out.put(bytes, start, end);
        if (rport > 0 && !via.hasRport()) {
            out.put(";rport=").putInt(rport);
        }
        if (received != null) {
            out.put(";received=").put(received);
        }
        out.crlf();
    }

    private void to(SipRequest message, int i, ByteSink out) {
        if (toTag == null || code < FIRST_CODE_WITH_TAG || message.to().hasTag()) {
            copy(message, i, out);
            return;
        }
        out.put(message.bytes(), message.lineStart(i), endOfText(message, i))
                .put(";tag=")
                .put(toTag)
                .crlf();
    }

    private static void copy(SipRequest message, int i, ByteSink out) {
        out.put(message.bytes(), message.lineStart(i), endOfText(message, i)).crlf();
    }

    /** Offset before the line end; blanks before it stay. */
    private static int endOfText(SipRequest message, int i) {
        byte[] bytes = message.bytes();
        int end = message.lineEnd(i);
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private void rest(ByteSink out) {
        if (headers != null) {
            for (int i = 0; i < headers.size(); i++) {
                out.put(headers.get(i));
            }
        }
        if (server != null) {
            out.put(server).crlf();
        }
        int length = body == null ? 0 : body.length();
        out.put("Content-Length: ").putInt(length).crlf().crlf().put(body);
    }

    /** The response as text, for tests and logs. */
    @Override
    public String toString() {
        ByteSink out = new ByteSink(1024);
        writeTo(out);
        return out.toString();
    }
}
