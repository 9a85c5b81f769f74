package org.olelo.web;

import java.nio.charset.StandardCharsets;

/** The border between text of HTTP and text of the engine, which has one char for each byte of UTF-8. */
final class ByteText {
    private ByteText() {}

    /** Text as the engine has it. */
    static String bytes(String unicode) {
        return new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Text of the engine as Unicode. */
    static String unicode(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
