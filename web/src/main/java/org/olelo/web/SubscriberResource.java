package org.olelo.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.service.NewSubscriber;
import org.olelo.ejb.service.Page;
import org.olelo.ejb.service.Subscriber;
import org.olelo.ejb.service.SubscriberChange;
import org.olelo.ejb.service.SubscriberService;
import org.olelo.web.access.Roles;
import org.olelo.web.body.Body;
import org.olelo.web.body.Members;
import org.olelo.web.body.Paging;
import org.olelo.web.body.Problem;

/** SIP accounts (table {@code subscriber}), by address {@code user@domain}. Passwords and hashes go in, never out. */
@Path("subscribers")
@Produces(MediaType.APPLICATION_JSON)
public final class SubscriberResource {
    private final SubscriberService subscribers;

    /** On the services of the application. */
    public SubscriberResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.subscribers = services.subscribers();
    }

    /** A part of all accounts whose user name and domain begin so, sorted. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public JsonObject list(
            @QueryParam("username") @DefaultValue("") String username,
            @QueryParam("domain") @DefaultValue("") String domain,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("limit") @Nullable String limit) {
        Paging paging = Paging.of(offset, limit);
        Page<Subscriber> page = subscribers.list(username, domain, paging.offset(), paging.limit());
        JsonArrayBuilder items = Json.createArrayBuilder();
        page.items().forEach(subscriber -> items.add(json(subscriber)));
        return paging.json(items, page.total());
    }

    /** Makes an account from username, domain and password: 201, 400 with the fields, 409 when it exists. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response create(Body body, @Context UriInfo uri) {
        Members members = new Members(body.object(), Set.of("username", "domain", "password"));
        NewSubscriber wanted =
                new NewSubscriber(members.text("username"), members.text("domain"), members.text("password"));
        members.check();
        Subscriber made = subscribers.create(wanted);
        return Response.created(uri.getAbsolutePathBuilder()
                        .segment(made.username() + "@" + made.domain())
                        .build())
                .entity(json(made).build())
                .build();
    }

    /** One account. */
    @GET
    @Path("{address}")
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public JsonObject find(@PathParam("address") String address) {
        return json(required(address)).build();
    }

    /** Changes the password. */
    @PUT
    @Path("{address}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public JsonObject update(@PathParam("address") String address, Body body) {
        Members members = new Members(body.object(), Set.of("password"));
        SubscriberChange change = new SubscriberChange(members.text("password"));
        members.check();
        return subscribers
                .update(required(address).id(), change)
                .map(changed -> json(changed).build())
                .orElseThrow(SubscriberResource::missing);
    }

    /** Deletes an account. What is registered stays until it expires. */
    @DELETE
    @Path("{address}")
    @RolesAllowed(Roles.ADMIN)
    public void delete(@PathParam("address") String address) {
        if (!subscribers.delete(required(address).id())) {
            throw missing();
        }
    }

    private Subscriber required(String address) {
        int at = address.lastIndexOf('@');
        String username = at < 0 ? address : address.substring(0, at);
        String domain = at < 0 ? "" : address.substring(at + 1);
        return subscribers.find(username, domain).orElseThrow(SubscriberResource::missing);
    }

    private static WebApplicationException missing() {
        return Problem.of(404, "there is no such subscriber").exception();
    }

    private static JsonObjectBuilder json(Subscriber subscriber) {
        return Json.createObjectBuilder()
                .add("id", subscriber.id())
                .add("username", subscriber.username())
                .add("domain", subscriber.domain());
    }
}
