package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.text.ByteSink;

/**
 * Writes a message with its edits in one pass. Besides the script's edits there are the writer's own ("implicit") ones: the
 * Via, the new request URI, Content-Length. At the same offset the script's come first.
 */
abstract class EditWriter {
    private static final int MAX_IMPLICIT = 10;
    // the codes of Content-Length are below those of the writers
    private static final int LENGTH_VALUE = -1;
    private static final int LENGTH_HEADER = -2;

    private final int[] offsets = new int[MAX_IMPLICIT];
    private final int[] lengths = new int[MAX_IMPLICIT];
    private final int[] codes = new int[MAX_IMPLICIT];
    private int implicitCount;
    private int contentLength;

    /** Writes the text of an implicit edit; codes are 0 and above. */
    abstract void writeImplicit(int code, ByteSink out);

    /** The socket the message came in on. */
    abstract SocketView receivedSocket();

    /** The socket it goes out on. */
    abstract SocketView sendingSocket();

    final void startImplicit() {
        implicitCount = 0;
    }

    final void implicit(int code, int offset, int length) {
        int at = implicitCount++;
        while (at > 0 && offsets[at - 1] > offset) {
            offsets[at] = offsets[at - 1];
            lengths[at] = lengths[at - 1];
            codes[at] = codes[at - 1];
            at--;
        }
        offsets[at] = offset;
        lengths[at] = length;
        codes[at] = code;
    }

    /** A right Content-Length when the body changed; where there is none, a stream gets one. */
    final void contentLength(SipMessage message, @Nullable MessageEdits edits, boolean stream) {
        int growth = edits == null ? 0 : edits.bodyGrowth(message);
        int header = message.find(HeaderId.CONTENT_LENGTH);
        contentLength = message.length() - message.bodyStart() + growth;
        if (header < 0 && stream) {
            implicit(LENGTH_HEADER, message.headersEnd(), 0);
        } else if (header >= 0 && growth != 0 && (edits == null || !edits.isDeleted(message.valueStart(header)))) {
            int start = message.valueStart(header);
            implicit(LENGTH_VALUE, start, message.valueEnd(header) - start);
        }
    }

    private void writeLength(int code, ByteSink out) {
        if (code == LENGTH_VALUE) {
            out.putInt(contentLength);
        } else {
            out.put("Content-Length: ").putInt(contentLength).crlf();
        }
    }

    final void write(SipMessage message, @Nullable MessageEdits edits, ByteSink out) {
        byte[] bytes = message.bytes();
        int end = message.length();
        int explicitCount = edits == null ? 0 : edits.size();
        int at = 0;
        int explicit = 0;
        int implicit = 0;
        while (explicit < explicitCount || implicit < implicitCount) {
            Edit edit = edits != null && explicit < explicitCount ? edits.get(explicit) : null;
            if (edit != null && (implicit == implicitCount || edit.offset() <= offsets[implicit])) {
                explicit++;
                out.put(bytes, at, Math.min(edit.offset(), end));
                for (int i = 0; i < edit.texts().size(); i++) {
                    EditText.write(edit.texts().get(i), out, receivedSocket(), sendingSocket());
                }
                at = Math.max(at, edit.end());
            } else {
                out.put(bytes, at, offsets[implicit]);
                if (codes[implicit] >= 0) {
                    writeImplicit(codes[implicit], out);
                } else {
                    writeLength(codes[implicit], out);
                }
                at = Math.max(at, offsets[implicit] + lengths[implicit]);
                implicit++;
            }
        }
        out.put(bytes, at, end);
    }
}
