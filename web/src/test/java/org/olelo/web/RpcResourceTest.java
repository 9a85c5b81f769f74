package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;
import static org.olelo.web.TestServer.ADMIN;
import static org.olelo.web.TestServer.VIEWER;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.rpc.RpcCommand;
import org.olelo.web.TestServer.Answer;

class RpcResourceTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer("rpc", TestConfigs.MANY_MODULES);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void shouldAnswerARequest() throws Exception {
        Answer answer = call(ADMIN, "{'jsonrpc':'2.0','id':7,'method':'core.printi','params':[1,'2']}");
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("{\"jsonrpc\":\"2.0\",\"result\":[1,2],\"id\":7}", answer.text());
    }

    @Test
    void shouldAnswerABatchAndLeaveOutNotifications() throws Exception {
        Answer answer = call(
                ADMIN,
                "[{'jsonrpc':'2.0','id':1,'method':'core.prints','params':['a']},"
                        + "{'jsonrpc':'2.0','method':'core.prints','params':['b']},"
                        + "{'jsonrpc':'2.0','id':3,'method':'no.such'}]");
        JsonArray replies = answer.array();
        assertEquals(2, replies.size());
        assertEquals("a", replies.getJsonObject(0).getJsonArray("result").getString(0));
        assertEquals(500, replies.getJsonObject(1).getJsonObject("error").getInt("code"));
    }

    @Test
    void shouldAnswerNotificationsWithoutContent() throws Exception {
        Answer answer = call(ADMIN, "{'jsonrpc':'2.0','method':'core.prints','params':['b']}");
        assertEquals(204, answer.status());
        assertEquals("", answer.text());
    }

    @Test
    void shouldKeepUnicodeWhichTheEngineHasAsBytes() throws Exception {
        Answer answer = call(ADMIN, "{'jsonrpc':'2.0','id':1,'method':'core.echo','params':['ʻōlelo €']}");
        assertEquals("ʻōlelo €", answer.object().getJsonArray("result").getString(0));
        call(ADMIN, "{'jsonrpc':'2.0','id':1,'method':'pv.shvSet','params':['v','str','ʻō']}");
        Answer read = server.get(ADMIN, "/api/rpc/core.echo?param=%C5%8D");
        assertEquals("ō", read.array().getString(0));
    }

    @Test
    void shouldAnswerBadJsonAsJsonRpcDoes() throws Exception {
        Answer answer = call(ADMIN, "{'jsonrpc':");
        assertEquals(200, answer.status());
        assertEquals(-32700, answer.object().getJsonObject("error").getInt("code"));
    }

    @Test
    void shouldGiveAFaultOfTheCommand() throws Exception {
        Answer answer = call(ADMIN, "{'jsonrpc':'2.0','id':1,'method':'ul.lookup','params':['location','nobody']}");
        assertEquals(200, answer.status());
        JsonObject error = answer.object().getJsonObject("error");
        assertEquals("AOR not found in location table", error.getString("message"));
    }

    @Test
    void shouldAnswerAnUnexpectedFailureOfOneCommandAlone() throws Exception {
        server.engine.orElseThrow().rpc().register("web.broken", "Fails.", call -> {
            throw new IllegalStateException("secret");
        });
        Answer answer = call(
                ADMIN,
                "[{'jsonrpc':'2.0','id':1,'method':'web.broken'},{'jsonrpc':'2.0','id':2,'method':'core.prints','params':['a']}]");
        assertEquals(200, answer.status());
        assertEquals(2, answer.array().size());
        assertTrue(!answer.text().contains("secret"), answer.text());
    }

    @Test
    void shouldListCommands() throws Exception {
        JsonArray commands = server.get(VIEWER, "/api/rpc").array();
        JsonObject version = commands.stream()
                .map(JsonObject.class::cast)
                .filter(command -> command.getString("name").equals("core.version"))
                .findFirst()
                .orElseThrow();
        assertEquals("Shows the version of the server.", version.getString("doc"));
        assertTrue(version.getBoolean("readOnly"));
    }

    @Test
    void shouldRunACommandByGet() throws Exception {
        Answer answer = server.get(VIEWER, "/api/rpc/core.prints?param=a%20b&param=5");
        assertEquals(200, answer.status());
        assertEquals("[\"a b\",\"5\"]", answer.text());
        assertEquals(
                "\"olelo (0.1.0 (jvm/linux))\"",
                server.get(VIEWER, "/api/rpc/core.version").text());
    }

    @ParameterizedTest
    @CsvSource({
        "no.such, 404",
        "core.kill, 403",
        "ul.rm, 403",
        "core.arg, 403",
        "ul.lookup, 400",
        "ul.lookup?param=location&param=nobody, 500",
        "system.methodHelp?param=no.such, 400",
    })
    void shouldRefuseByGet(String command, int status) throws Exception {
        assertProblem(status, server.get(ADMIN, "/api/rpc/" + command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'method':'core.kill'}",
                "[{'jsonrpc':'2.0','id':1,'method':'core.version'},{'jsonrpc':'2.0','method':'ul.rm','params':['location','a']}]",
            })
    void shouldNotLetViewersChangeAnything(String request) throws Exception {
        assertProblem(403, call(VIEWER, request));
    }

    @Test
    void shouldLetViewersLook() throws Exception {
        assertEquals(
                200,
                call(VIEWER, "{'jsonrpc':'2.0','id':1,'method':'core.version'}").status());
        assertEquals(200, call(VIEWER, "{'jsonrpc':").status());
    }

    @Test
    void shouldRefuseOtherMediaTypes() throws Exception {
        String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"core.version\"}";
        assertProblem(415, server.send(ADMIN, "POST", "/api/rpc", request, "text/plain"));
        assertProblem(415, server.send(ADMIN, "POST", "/api/rpc", request, null));
        assertEquals(
                200,
                server.send(ADMIN, "POST", "/api/rpc", request, "application/json; charset=utf-8")
                        .status());
    }

    @Test
    void shouldRefuseLongBodies() throws Exception {
        assertProblem(413, server.send(ADMIN, "POST", "/api/rpc", " ".repeat(1 << 20) + "{}"));
    }

    @Test
    void shouldKnowTheNamesOfWhatViewersMayCall() {
        Set<String> registered = server.engine.orElseThrow().rpc().commands().stream()
                .map(RpcCommand::name)
                .collect(Collectors.toSet());
        Set<String> groups = registered.stream().map(RpcResourceTest::group).collect(Collectors.toSet());
        Set<String> unknown = ReadOnlyCommands.names().stream()
                .filter(name -> groups.contains(group(name)) && !registered.contains(name))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), unknown);
        assertTrue(groups.containsAll(Set.of("core", "cfg", "cnt", "dns", "htable", "pike", "stats", "tm", "ul")));
    }

    private static String group(String command) {
        return command.substring(0, command.indexOf('.'));
    }

    private static Answer call(String login, String request) throws Exception {
        return server.send(login, "POST", "/api/rpc", request.replace('\'', '"'));
    }
}
