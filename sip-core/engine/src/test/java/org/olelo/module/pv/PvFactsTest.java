package org.olelo.module.pv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.cfg.CfgRegistry;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.CoreVariables;
import org.olelo.pv.Pv;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Worker;
import org.olelo.rpc.Statistics;
import org.olelo.sip.MessageParser;
import org.olelo.sip.SipMessage;
import org.olelo.spi.CoreSettings;
import org.olelo.spi.Engine;
import org.olelo.timer.Clock;

/** Tables of expressions with what Kamailio 5.6.3 printed for them. */
class PvFactsTest {
    private final PvCatalog catalog = new PvCatalog();
    private final CatalogPvParser parser = new CatalogPvParser(catalog);
    private final SocketRegistry sockets = new SocketRegistry();

    @ParameterizedTest
    @ValueSource(strings = {"string", "misc", "uri", "nameaddr", "more", "variables", "selects", "stores", "broken"})
    void shouldPrintAsKamailio(String table) throws Exception {
        LocalSocket socket = LocalSocket.of(Protocol.UDP, InetAddress.getByName("127.0.0.1"), 20500);
        sockets.add(socket);
        CoreVariables.addTo(catalog, name -> null);
        PvModule module = new PvModule(engine());
        PvFunctions functions = (PvFunctions) module.exports().getLast();
        SipMessage message =
                (SipMessage) MessageParser.parse(resource("invite.sip").replace("\n", "\r\n"));
        Flow flow = Flow.udp(new InetSocketAddress("127.0.0.1", 20599), socket);
        MessageContext ctx = new MessageContext(message, flow, new Worker(0), 1);
        module.setShared("sh=s:x");
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : resource(table + ".tsv").split("\n")) {
            String[] row = line.split("\t", -1);
            switch (row[0]) {
                case "set" -> assign(ctx, row);
                case "do" -> run(ctx, functions, unescape(row[1]));
                case "get", "err" -> {
                    checked++;
                    String found = print(ctx, unescape(row[1]));
                    String expected = row[0].equals("err") ? "ERROR" : unescape(row[2]);
                    if (!found.equals(expected)) {
                        wrong.add(row[1] + "\n   expected [" + show(expected) + "]\n   found    [" + show(found) + "]");
                    }
                }
                default -> assertTrue(row[0].equals("mod"), line);
            }
        }
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + checked + " differ");
    }

    private String print(MessageContext ctx, String expression) {
        try {
            return parser.format(expression).format(ctx);
        } catch (PvSyntaxException e) {
            return "ERROR";
        }
    }

    private void assign(MessageContext ctx, String[] row) throws PvSyntaxException {
        Pv variable = parser.variable(row[1]);
        assertTrue(variable.writable(), row[1]);
        String text = unescape(row[2]);
        Value value = switch (text.substring(0, 2)) {
            case "s:" -> Value.of(parser.format(text.substring(2)).format(ctx));
            case "i:" -> Value.of(Integer.parseInt(text.substring(2)));
            default -> Value.NULL;
        };
        variable.set(ctx, value);
    }

    /** The calls of the tables, which the script would make. */
    private void run(MessageContext ctx, PvFunctions functions, String statements) throws PvSyntaxException {
        for (String statement : statements.split(";(\\s+|$)")) {
            if (!call(ctx, functions, statement.strip())) {
                throw new AssertionError(statement);
            }
        }
    }

    private boolean call(MessageContext ctx, PvFunctions functions, String statement) throws PvSyntaxException {
        if (statement.startsWith("$")) {
            int equals = statement.indexOf(" = ");
            Pv target = parser.variable(statement.substring(0, equals));
            String right = statement.substring(equals + 3);
            if (right.startsWith("\"")) {
                target.set(ctx, Value.of(right.substring(1, right.length() - 1))); // without variables: as written
            } else {
                target.set(ctx, Value.of(result(ctx, functions, right)));
            }
            return true;
        }
        result(ctx, functions, statement);
        return true;
    }

    private int result(MessageContext ctx, PvFunctions functions, String call) throws PvSyntaxException {
        String name = call.substring(0, call.indexOf('('));
        String[] a =
                call.substring(call.indexOf('(') + 1, call.lastIndexOf(')')).split(", (?=\")", -1);
        for (int i = 0; i < a.length; i++) {
            a[i] = a[i].length() > 1 ? a[i].substring(1, a[i].length() - 1).replace("\\\"", "\"") : a[i];
        }
        boolean done = switch (name) {
            case "append_branch" -> {
                Branch branch = new Branch(a[0]);
                if (a.length > 1) {
                    branch.q((int) (Double.parseDouble(a[1]) * 1000));
                }
                ctx.branches().add(branch);
                yield true;
            }
            case "xavp_params_implode" -> functions.implodeParams(ctx, a[0], parser.variable(a[1]));
            case "xavp_params_explode" -> functions.explodeParams(ctx, a[0], a[1]);
            case "xavp_slist_explode" -> functions.explodeList(ctx, a[0], a[1], a[2], a[3]);
            case "xavp_child_seti" -> functions.setChild(ctx, a[0], a[1], Integer.parseInt(a[2]));
            case "xavp_child_sets" -> functions.setChild(ctx, a[0], a[1], a[2]);
            case "is_int" -> functions.isInt(ctx, parser.variable(a[0]));
            case "typeof" -> functions.typeOf(ctx, parser.variable(a[0]), a[1]);
            case "not_empty" -> functions.notEmpty(ctx, parser.variable(a[0]));
            case "pv_isset" -> functions.isSet(ctx, parser.variable(a[0]));
            case "pv_unset" -> functions.unset(ctx, parser.variable(a[0]));
            case "pv_var_to_xavp" -> functions.varToXavp(ctx, a[0], a[1]);
            case "pv_xavp_to_var" -> functions.xavpToVar(ctx, a[0]);
            case "pv_evalx" ->
                functions.evaluate(
                                ctx, parser.variable(a[0]), parser.format(a[1]).format(ctx))
                        > 0;
            case "xavp_copy" -> functions.copy(ctx, a[0], Integer.parseInt(a[1]), a[2]);
            case "xavp_rm" -> functions.remove(ctx, a[0]);
            case "xavp_child_rm" -> functions.removeChild(ctx, a[0], a[1]);
            case "sbranch_set_ruri" -> functions.setStaticBranch(ctx);
            case "sbranch_append" -> functions.appendStaticBranch(ctx);
            case "sbranch_reset" -> functions.resetStaticBranch(ctx) > 0;
            default -> throw new AssertionError(call);
        };
        return done ? 1 : -1;
    }

    private Engine engine() {
        CoreSettings settings = (CoreSettings) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CoreSettings.class},
                (self, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
        Map<String, Object> parts = Map.of(
                "settings",
                settings,
                "pvs",
                catalog,
                "sockets",
                sockets,
                "cfg",
                new CfgRegistry(),
                "statistics",
                new Statistics(),
                "clock",
                Clock.system());
        return (Engine) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Engine.class},
                (self, method, arguments) -> parts.get(method.getName()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PvFactsTest.class.getResourceAsStream("/pv/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            switch (kind) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'x' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> out.append(kind);
            }
        }
        return out.toString();
    }

    private static String show(@Nullable String text) {
        return text == null
                ? "null"
                : text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    }
}
