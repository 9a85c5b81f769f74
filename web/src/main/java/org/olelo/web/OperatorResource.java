package org.olelo.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.service.NewOperator;
import org.olelo.ejb.service.Operator;
import org.olelo.ejb.service.OperatorChange;
import org.olelo.ejb.service.OperatorCredentials;
import org.olelo.ejb.service.OperatorRole;
import org.olelo.ejb.service.OperatorService;
import org.olelo.web.access.Roles;
import org.olelo.web.body.Body;
import org.olelo.web.body.Members;
import org.olelo.web.body.Problem;

/** Those who may log in here. The last administrator cannot be deleted or made a viewer. */
@Path("operators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public final class OperatorResource {
    private final OperatorService operators;

    /** On the services of the application. */
    public OperatorResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.operators = services.operators();
    }

    /** All of them. */
    @GET
    public JsonArray list() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        operators.list().forEach(operator -> all.add(json(operator)));
        return all.build();
    }

    /** Makes one from username, password and role: 201, 400 with the fields, 409 when there is one of that name. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Body body, @Context UriInfo uri) {
        Members members = new Members(body.object(), Set.of("username", "password", "role"));
        NewOperator wanted = new NewOperator(members.text("username"), members.text("password"), role(members));
        members.check();
        Operator made = operators.create(wanted);
        return Response.created(
                        uri.getAbsolutePathBuilder().segment(made.username()).build())
                .entity(json(made).build())
                .build();
    }

    /** One of them. */
    @GET
    @Path("{username}")
    public JsonObject find(@PathParam("username") String username) {
        return operators
                .credentials(username)
                .map(OperatorCredentials::operator)
                .map(operator -> json(operator).build())
                .orElseThrow(OperatorResource::missing);
    }

    /** Changes password, role or both. */
    @PUT
    @Path("{username}")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject update(@PathParam("username") String username, Body body) {
        Members members = new Members(body.object(), Set.of("password", "role"));
        OperatorChange change = new OperatorChange(members.text("password"), role(members));
        members.check();
        return operators
                .update(username, change)
                .map(changed -> json(changed).build())
                .orElseThrow(OperatorResource::missing);
    }

    /** Deletes one. */
    @DELETE
    @Path("{username}")
    public void delete(@PathParam("username") String username) {
        if (!operators.delete(username)) {
            throw missing();
        }
    }

    private static @Nullable OperatorRole role(Members members) {
        String word = members.text("role");
        if (word == null) {
            return null;
        }
        return switch (word) {
            case Roles.ADMIN -> OperatorRole.ADMIN;
            case Roles.VIEWER -> OperatorRole.VIEWER;
            default -> {
                members.fault("role", "must be admin or viewer");
                yield null;
            }
        };
    }

    private static WebApplicationException missing() {
        return Problem.of(404, "there is no such operator").exception();
    }

    private static JsonObjectBuilder json(Operator operator) {
        return Json.createObjectBuilder().add("username", operator.username()).add("role", Roles.of(operator.role()));
    }
}
