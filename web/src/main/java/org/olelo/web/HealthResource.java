package org.olelo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import org.olelo.web.body.Problem;

/** For supervisors: whether the server is to be restarted (live) and whether it may get traffic (ready). */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public final class HealthResource {
    private final EngineSource engines;
    private final BooleanSupplier databaseAnswers;

    /** On the services of the application. */
    public HealthResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.engines = services.engines();
        this.databaseAnswers = services.databaseAnswers();
    }

    /** 200 as soon as HTTP is served. */
    @GET
    @Path("live")
    public JsonObject live() {
        return Json.createObjectBuilder().add("status", "UP").build();
    }

    /** 200 when the engine takes SIP and the database answers, else 503. */
    @GET
    @Path("ready")
    public Response ready() {
        boolean sip = engines.engine().isPresent();
        boolean database = databaseAnswers.getAsBoolean();
        JsonArray checks = Json.createArrayBuilder()
                .add(check("sip", sip))
                .add(check("database", database))
                .build();
        if (sip && database) {
            return Response.ok(Json.createObjectBuilder()
                            .add("status", "UP")
                            .add("checks", checks)
                            .build())
                    .build();
        }
        return Problem.of(503, "the server is not ready")
                .with("checks", checks)
                .response()
                .build();
    }

    private static JsonObjectBuilder check(String name, boolean good) {
        return Json.createObjectBuilder().add("name", name).add("status", good ? "UP" : "DOWN");
    }
}
