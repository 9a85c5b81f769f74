package org.olelo.sip.edit;

import java.util.List;
import org.olelo.sip.HeaderId;

/**
 * One change to a message: bytes taken out and text put in their place. Immutable.
 *
 * @param offset where, in bytes of the received message
 * @param length bytes taken out; 0 = only inserted
 * @param kind header field it is about, for whoever looks for it later; OTHER when it does not matter
 * @param texts what is put there, in order
 */
public record Edit(int offset, int length, HeaderId kind, List<EditText> texts) {
    /** Offset after the bytes taken out. */
    public int end() {
        return offset + length;
    }

    /** Takes out bytes and puts in nothing. */
    public boolean isDeletion() {
        return texts.isEmpty();
    }
}
