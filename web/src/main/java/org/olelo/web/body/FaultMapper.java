package org.olelo.web.body;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.TreeMap;
import java.util.UUID;
import org.olelo.ejb.service.InvalidInputException;
import org.olelo.ejb.service.LastAdministratorException;
import org.olelo.ejb.service.OperatorExistsException;
import org.olelo.ejb.service.SubscriberExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever was thrown with a problem document. What nobody expected is logged under a number and not shown. */
public final class FaultMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger("web");

    /** For registration. */
    public FaultMapper() {}

    @Override
    public Response toResponse(Throwable fault) {
        return switch (fault) {
            case InvalidInputException e -> invalid(e);
            case SubscriberExistsException e ->
                Problem.of(409, String.valueOf(e.getMessage())).response().build();
            case OperatorExistsException e ->
                Problem.of(409, String.valueOf(e.getMessage())).response().build();
            case LastAdministratorException e ->
                Problem.of(409, String.valueOf(e.getMessage())).response().build();
            case WebApplicationException e -> refused(e);
            default -> unexpected(fault);
        };
    }

    private static Response refused(WebApplicationException e) {
        return e.getResponse().getStatus() < 500 ? known(e.getResponse()) : unexpected(e);
    }

    private static Response invalid(InvalidInputException e) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        new TreeMap<>(e.fields()).forEach(fields::add);
        return Problem.of(400, "some fields are not valid")
                .with("fields", fields.build())
                .response()
                .build();
    }

    // JAX-RS itself refused: 404, 405, 406, 415; Allow and the like stay
    private static Response known(Response refusal) {
        int status = refusal.getStatus();
        if (status < 400) {
            return refusal;
        }
        Response.ResponseBuilder answer = Problem.of(status, detail(status)).response();
        refusal.getHeaders().forEach((name, values) -> {
            if (!name.regionMatches(true, 0, "Content-", 0, 8)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this path";
            case 405 -> "this path does not take this method";
            case 406 -> "this path does not give what the header Accept asks for";
            case 415 -> "the body must be application/json";
            default -> "the request is not understood";
        };
    }

    private static Response unexpected(Throwable fault) {
        String number = UUID.randomUUID().toString();
        LOG.error("request failed, id={}", number, fault);
        return Problem.of(500, "the server failed; its log has the cause under this number")
                .with("instance", Json.createValue("urn:uuid:" + number))
                .response()
                .build();
    }
}
