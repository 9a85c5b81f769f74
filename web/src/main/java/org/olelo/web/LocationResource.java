package org.olelo.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.web.access.Roles;
import org.olelo.web.body.Body;
import org.olelo.web.body.Paging;
import org.olelo.web.body.Problem;

/**
 * Registered contacts, always those that the running engine uses to route calls: with usrloc's db_mode 0, 1 and 2 its memory, with db_mode 3 the
 * database that usrloc has. So nothing here is older than what the next call sees, and a change is written to the database as db_mode says. The
 * table {@code location} of the server's own database is not read: it may lag behind (2), be empty (0), or not be usrloc's at all.
 */
@Path("locations")
@Produces(MediaType.APPLICATION_JSON)
public final class LocationResource {
    private static final String USUAL = "location";

    private final EngineSource engines;

    /** On the services of the application. */
    public LocationResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.engines = services.engines();
    }

    /** A part of all addresses of record that begin so, sorted, with their contacts. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public JsonObject list(
            @QueryParam("table") @DefaultValue(USUAL) String table,
            @QueryParam("aor") @DefaultValue("") String prefix,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("limit") @Nullable String limit) {
        Paging paging = Paging.of(offset, limit);
        LocationTable found = table(engines.required(), table);
        String start = ByteText.bytes(prefix);
        List<String> matching = found.addresses().stream()
                .filter(aor -> aor.startsWith(start))
                .sorted()
                .toList();
        JsonArrayBuilder items = Json.createArrayBuilder();
        matching.stream()
                .skip(paging.offset())
                .limit(paging.limit())
                .map(aor -> found.with(aor, contacts -> ContactJson.record(aor, contacts.all())))
                .forEach(items::add);
        return paging.json(items, matching.size());
    }

    /** Adds a contact, or renews it: 201, 200, 400 with the fields. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response add(Body body, @Context UriInfo uri) {
        Engine engine = engines.required();
        UserLocation locations = locations(engine);
        NewContact wanted = NewContact.read(body.object(), locations.useDomain());
        LocationTable table = table(engine, wanted.table());
        boolean known = table.with(
                wanted.aor(),
                contacts -> contacts.all().stream()
                        .anyMatch(contact -> contact.uri().equals(wanted.contact())));
        call(engine, "ul.add", wanted.parameters());
        JsonObject record = record(table, wanted.aor());
        return known
                ? Response.ok(record).build()
                : Response.created(uri.getAbsolutePathBuilder()
                                .segment(ByteText.unicode(wanted.aor()))
                                .build())
                        .entity(record)
                        .build();
    }

    /** One address of record. */
    @GET
    @Path("{aor}")
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public JsonObject find(@PathParam("aor") String aor, @QueryParam("table") @DefaultValue(USUAL) String table) {
        return record(table(engines.required(), table), ByteText.bytes(aor));
    }

    /** Removes an address of record, or one contact of it. */
    @DELETE
    @Path("{aor}")
    @RolesAllowed(Roles.ADMIN)
    public void remove(
            @PathParam("aor") String aor,
            @QueryParam("table") @DefaultValue(USUAL) String table,
            @QueryParam("contact") @Nullable String contact) {
        Engine engine = engines.required();
        String address = ByteText.bytes(aor);
        record(table(engine, table), address);
        RpcValue name = new RpcValue.Text(table);
        if (contact == null) {
            call(engine, "ul.rm", List.of(name, new RpcValue.Text(address)));
        } else {
            call(
                    engine,
                    "ul.rm_contact",
                    List.of(name, new RpcValue.Text(address), new RpcValue.Text(ByteText.bytes(contact))));
        }
    }

    private static JsonObject record(LocationTable table, String aor) {
        return table.with(aor, contacts -> {
            List<Contact> all = contacts.all();
            if (all.isEmpty()) {
                throw Problem.of(404, "nothing is registered under this address")
                        .exception();
            }
            return ContactJson.record(aor, all);
        });
    }

    private static UserLocation locations(Engine engine) {
        UserLocation found = engine.apiOrNull(UserLocation.class);
        if (found == null) {
            throw Problem.of(404, "the configuration does not load the module usrloc")
                    .exception();
        }
        return found;
    }

    private static LocationTable table(Engine engine, String name) {
        LocationTable found = locations(engine).tableOrNull(name);
        if (found == null) {
            throw Problem.of(404, "usrloc has no such table").exception();
        }
        return found;
    }

    private static void call(Engine engine, String command, List<RpcValue> parameters) {
        try {
            engine.rpc().call(command, parameters);
        } catch (RpcFault fault) {
            throw RpcResource.fault(fault).exception();
        }
    }
}
