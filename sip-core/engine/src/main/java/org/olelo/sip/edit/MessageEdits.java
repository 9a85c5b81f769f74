package org.olelo.sip.edit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/**
 * The changes that a script made to a message (Kamailio's lumps), in order of their offsets; those of one offset in order
 * of their making. Bytes taken out twice are taken out once; text put into a deleted range is still written. Changes are
 * not seen by those who read the message. Not thread-safe.
 */
public final class MessageEdits {
    private static final Edit[] NONE = {};

    private Edit[] edits = NONE;
    private int size;

    /** No change yet. */
    public MessageEdits() {}

    private MessageEdits(Edit[] edits, int size) {
        this.edits = edits;
        this.size = size;
    }

    /** A copy that changes independently, for one branch. */
    public MessageEdits copy() {
        return new MessageEdits(Arrays.copyOf(edits, size), size);
    }

    /** No change. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Number of changes. */
    public int size() {
        return size;
    }

    /** The i-th change by offset. */
    public Edit get(int i) {
        return edits[i];
    }

    /** Forgets all changes. */
    public void clear() {
        edits = NONE;
        size = 0;
    }

    /** Puts text before the byte at the offset. */
    public void insert(int offset, String text) {
        insert(offset, HeaderId.OTHER, EditText.of(text));
    }

    /** Puts texts before the byte at the offset. */
    public void insert(int offset, HeaderId kind, EditText... texts) {
        add(new Edit(offset, 0, kind, List.of(texts)));
    }

    /** Takes out length bytes. */
    public void delete(int offset, int length) {
        delete(offset, length, HeaderId.OTHER);
    }

    /** Takes out length bytes of a header field. */
    public void delete(int offset, int length, HeaderId kind) {
        add(new Edit(offset, length, kind, List.of()));
    }

    /** Takes out length bytes and puts text in their place. */
    public void replace(int offset, int length, String text) {
        add(new Edit(offset, length, HeaderId.OTHER, List.of(EditText.of(text))));
    }

    /** Takes out the i-th header field with its line end. */
    public void deleteHeader(SipMessage message, int i) {
        delete(message.lineStart(i), message.lineEnd(i) - message.lineStart(i), message.headerId(i));
    }

    /** Replaces the value of the i-th header field. */
    public void replaceValue(SipMessage message, int i, String value) {
        List<EditText> texts = List.of(EditText.of(value));
        int start = message.valueStart(i);
        add(new Edit(start, message.valueEnd(i) - start, message.headerId(i), texts));
    }

    /** Puts header lines (each with CR LF) after the last header field. */
    public void appendHeader(SipMessage message, String lines) {
        insert(message.headersEnd(), lines);
    }

    /** Puts header lines (each with CR LF) before the first header field. */
    public void prependHeader(SipMessage message, String lines) {
        insert(message.headersStart(), lines);
    }

    /** Adds a change. */
    public void add(Edit edit) {
        if (size == edits.length) {
            edits = Arrays.copyOf(edits, Math.max(4, size * 2));
        }
        int at = size;
        while (at > 0 && edits[at - 1].offset() > edit.offset()) {
            edits[at] = edits[at - 1];
            at--;
        }
        edits[at] = edit;
        size++;
    }

    /** Drops the changes that match; whether there were any. */
    public boolean removeIf(Predicate<Edit> unwanted) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!unwanted.test(edits[i])) {
                edits[kept++] = edits[i];
            }
        }
        boolean removed = kept < size;
        Arrays.fill(edits, kept, size, null);
        size = kept;
        return removed;
    }

    /** Moves all changes by so many bytes, as the text before them changed its length. */
    public void shift(int bytes) {
        replaceAll(edit -> new Edit(edit.offset() + bytes, edit.length(), edit.kind(), edit.texts()));
    }

    /** Puts another change in the place of each; offsets must stay the same. */
    public void replaceAll(UnaryOperator<Edit> operator) {
        for (int i = 0; i < size; i++) {
            edits[i] = operator.apply(edits[i]);
        }
    }

    /** There is a change of that kind. */
    public boolean has(HeaderId kind) {
        for (int i = 0; i < size; i++) {
            if (edits[i].kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The byte at the offset is taken out by some change. */
    public boolean isDeleted(int offset) {
        for (int i = 0; i < size && edits[i].offset() <= offset; i++) {
            if (edits[i].end() > offset) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that the body grows by; negative when it shrinks. Only literal text counts. */
    int bodyGrowth(SipMessage message) {
        int growth = 0;
        int covered = message.bodyStart();
        for (int i = 0; i < size; i++) {
            Edit edit = edits[i];
            if (edit.end() <= covered && edit.offset() < message.bodyStart()) {
                continue;
            }
            growth -= Math.max(0, edit.end() - Math.max(edit.offset(), covered));
            covered = Math.max(covered, edit.end());
            if (edit.offset() >= message.bodyStart() && message.bodyStart() > message.headersEnd()) {
                growth += literalLength(edit);
            }
        }
        return growth;
    }

    private static int literalLength(Edit edit) {
        int length = 0;
        for (EditText text : edit.texts()) {
            length += text instanceof EditText.Literal literal ? literal.bytes().length : 0;
        }
        return length;
    }

    /** What was put in and taken out, for logs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            Edit edit = edits[i];
            text.append(edit.offset()).append('-').append(edit.length());
            for (EditText part : edit.texts()) {
                text.append('+')
                        .append(part instanceof EditText.Literal literal ? Latin.string(literal.bytes()) : part);
            }
            text.append(' ');
        }
        return text.toString();
    }
}
