package org.olelo.net.tcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks bytes for UTF-8. */
final class Utf8 {
    private Utf8() {}

    static boolean isWellFormed(byte[] data, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
