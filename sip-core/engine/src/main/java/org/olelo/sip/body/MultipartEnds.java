package org.olelo.sip.body;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.header.ContentType;
import org.olelo.text.Latin;

/** Puts "--" after the last delimiter of a multipart body and takes it away from those before (RFC 2046 5.1.1). */
public final class MultipartEnds {
    private static final String END = "--";

    private MultipartEnds() {}

    /** Boundary of the message's multipart body, or null. */
    public static @Nullable String boundary(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        ContentType type = value == null ? null : ContentType.parse(value);
        String boundary = type == null || !type.isMultipart() ? null : type.param("boundary");
        return boundary == null || boundary.isEmpty() ? null : boundary;
    }

    /** The edits that set the ends right; empty when they are right or the body is not multipart. */
    public static MessageEdits fix(SipMessage message) {
        MessageEdits edits = new MessageEdits();
        String boundary = boundary(message);
        if (boundary == null) {
            return edits;
        }
        byte[] delimiter = Latin.bytes(END + boundary);
        byte[] bytes = message.bytes();
        int at = Latin.indexOf(bytes, message.bodyStart(), message.length(), delimiter);
        while (at >= 0) {
            int after = at + delimiter.length;
            int next = Latin.indexOf(bytes, after, message.length(), delimiter);
            boolean ended = Latin.startsWithIgnoreCase(bytes, after, message.length(), END);
            if (next < 0 && !ended) {
                edits.insert(after, END);
            } else if (next >= 0 && ended) {
                edits.delete(after, END.length());
            }
            at = next;
        }
        return edits;
    }
}
