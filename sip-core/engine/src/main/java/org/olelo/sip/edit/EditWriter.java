package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipMessage;
import org.olelo.text.ByteSink;

/**
 * Writes a message with its edits in one pass. Besides the script's edits there are the writer's own ("implicit") ones: the
 * Via, the new request URI, Content-Length. At the same offset the script's come first.
 */
abstract class EditWriter {
    private static final int MAX_IMPLICIT = 10;

    private final int[] offsets = new int[MAX_IMPLICIT];
    private final int[] lengths = new int[MAX_IMPLICIT];
    private final int[] codes = new int[MAX_IMPLICIT];
    private int implicitCount;

    /** Writes the text of an implicit edit. */
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
                writeImplicit(codes[implicit], out);
                at = Math.max(at, offsets[implicit] + lengths[implicit]);
                implicit++;
            }
        }
        out.put(bytes, at, end);
    }
}
