package org.olelo.web.body;

import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes JSON as UTF-8. */
public final class JsonWriter implements MessageBodyWriter<JsonStructure> {
    /** For registration. */
    public JsonWriter() {}

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return JsonStructure.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonStructure json,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
