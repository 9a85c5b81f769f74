package org.olelo.db;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The border between the engine's texts (one char per byte) and Java's (Unicode). */
public final class DbText {
    private DbText() {}

    /** The bytes decoded as UTF-8; bytes that are no UTF-8 are taken as ISO-8859-1, so nothing is lost silently. */
    public static String toUnicode(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        try {
            byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** The text's UTF-8 bytes, one char each. */
    public static String fromUnicode(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
