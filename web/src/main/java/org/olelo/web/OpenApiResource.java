package org.olelo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this interface; a file that a test holds against the resources. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public final class OpenApiResource {
    /** For Jersey. */
    public OpenApiResource() {}

    /** The file. */
    @GET
    public byte[] document() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the archive");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
