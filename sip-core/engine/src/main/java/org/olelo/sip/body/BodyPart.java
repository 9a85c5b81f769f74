package org.olelo.sip.body;

import org.olelo.text.Latin;

/**
 * One part of a multipart body as offsets.
 *
 * @param bytes what the offsets count in
 * @param delimiterStart offset of the "--boundary" before it
 * @param headersStart offset of its header fields
 * @param bodyStart offset of its content
 * @param bodyEnd offset after its content, before the line end that belongs to the next delimiter
 * @param contentType value of its Content-Type, "text/plain" when it has none
 */
public record BodyPart(
        byte[] bytes, int delimiterStart, int headersStart, int bodyStart, int bodyEnd, String contentType) {
    /** The content as text. */
    public String body() {
        return Latin.string(bytes, bodyStart, bodyEnd);
    }

    /** Whether the content has that "type/subtype" in any case. */
    public boolean is(String media) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return Latin.equalsIgnoreCase(type.strip(), media);
    }
}
