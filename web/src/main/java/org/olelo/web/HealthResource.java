package org.olelo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.web.body.Problem;

/** For supervisors: whether the server is to be restarted (live) and whether it may get traffic (ready). */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Singleton
public final class HealthResource {
    private static final long KEPT_NANOS = 1_000_000_000;

    private final EngineSource engines;
    private final BooleanSupplier databaseAnswers;
    private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();

    // the database is asked once a second at most: this path needs no login
    private record Answer(boolean good, long nanos) {}

    /** On those services. */
    @Inject
    public HealthResource(Services services) {
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
        boolean database = database();
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

    private boolean database() {
        Answer known = last.get();
        if (known != null && System.nanoTime() - known.nanos < KEPT_NANOS) {
            return known.good;
        }
        boolean good = databaseAnswers.getAsBoolean();
        last.set(new Answer(good, System.nanoTime()));
        return good;
    }
}
