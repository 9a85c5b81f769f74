package org.olelo.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.olelo.rpc.RpcCommand;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.RpcValue;
import org.olelo.rpc.json.JsonRpcProcessor;
import org.olelo.web.access.Roles;
import org.olelo.web.body.Body;
import org.olelo.web.body.Problem;

/**
 * The RPC commands of the engine, as Kamailio's modules jsonrpcs and ctl have them. What was understood as JSON-RPC is answered as JSON-RPC with
 * status 200, faults too; a request of notifications only with 204.
 */
@Path("rpc")
@Produces(MediaType.APPLICATION_JSON)
public final class RpcResource {
    private final EngineSource engines;

    /** On the services of the application. */
    public RpcResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.engines = services.engines();
    }

    /** The commands there are. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public JsonArray commands() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (RpcCommand command : engines.required().rpc().commands()) {
            all.add(Json.createObjectBuilder()
                    .add("name", command.name())
                    .add("doc", command.doc())
                    .add("readOnly", ReadOnlyCommands.contains(command.name())));
        }
        return all.build();
    }

    /** Runs a JSON-RPC 2.0 request or a batch. Viewers may call commands that change nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public Response call(Body body, @Context SecurityContext caller) {
        RpcRegistry registry = engines.required().rpc();
        if (!caller.isUserInRole(Roles.ADMIN)) {
            requireReadOnly(body.text());
        }
        String reply =
                new JsonRpcProcessor(registry).process(body.text(), false).json();
        return reply.isEmpty()
                ? Response.noContent().build()
                : Response.ok(reply.getBytes(StandardCharsets.UTF_8)).build();
    }

    /**
     * Runs one command that changes nothing; the answer is its result alone.
     *
     * @param parameters as text, in order
     */
    @GET
    @Path("{command}")
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public Response run(@PathParam("command") String name, @QueryParam("param") List<String> parameters) {
        RpcRegistry registry = engines.required().rpc();
        RpcCommand command = registry.find(name);
        if (command == null) {
            throw Problem.of(404, "there is no such command").exception();
        }
        if (!ReadOnlyCommands.contains(name)) {
            throw Problem.of(403, "only commands that change nothing run by GET; use POST /api/rpc")
                    .exception();
        }
        List<RpcValue> values = parameters.stream()
                .map(text -> (RpcValue) new RpcValue.Text(ByteText.bytes(text)))
                .toList();
        try {
            return Response.ok(result(command, registry.call(name, values))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8))
                    .build();
        } catch (RpcFault fault) {
            throw fault(fault).exception();
        }
    }

    private static JsonValue result(RpcCommand command, List<RpcValue> results) {
        if (results.size() == 1 && !command.returnsArray()) {
            return JsonRpcProcessor.json(results.get(0));
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        results.forEach(result -> all.add(JsonRpcProcessor.json(result)));
        return all.build();
    }

    /** A command's refusal with its code as status, 500 where that is no status of HTTP. */
    static Problem fault(RpcFault fault) {
        int status = fault.code() >= 400 && fault.code() <= 599 ? fault.code() : 500;
        return Problem.of(status, ByteText.unicode(fault.text())).with("code", Json.createValue(fault.code()));
    }

    private static void requireReadOnly(String request) {
        JsonStructure parsed;
        try (JsonReader reader = Json.createReader(new StringReader(request))) {
            parsed = reader.read();
        } catch (JsonException e) {
            return; // answered as a parse error
        }
        List<JsonValue> calls = parsed instanceof JsonArray batch ? batch : List.of(parsed);
        for (JsonValue call : calls) {
            if (call instanceof JsonObject object
                    && object.get("method") instanceof JsonString method
                    && !ReadOnlyCommands.contains(method.getString())) {
                throw Problem.of(403, "a viewer may not call " + method.getString())
                        .exception();
            }
        }
    }
}
