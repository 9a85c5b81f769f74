package org.olelo.web.body;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@link Body}. Other media types, and none at all, are refused with 415: a page of another site cannot send application/json without asking
 * first (CORS), and it is never allowed.
 */
public final class BodyReader implements MessageBodyReader<Body> {
    /** The longest body in bytes. */
    public static final int LIMIT = 1 << 20;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Body.class
                && media.getType().equalsIgnoreCase("application")
                && media.getSubtype().equalsIgnoreCase("json");
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw Problem.of(413, "a body has at most " + LIMIT + " bytes").exception();
        }
        try {
            return new Body(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "the body is not UTF-8").exception();
        }
    }
}
