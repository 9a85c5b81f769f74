package org.olelo.script;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.CoreVariables;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.script.check.CheckedConfig;
import org.olelo.script.check.ConfigChecker;
import org.olelo.script.compile.CompiledScript;
import org.olelo.script.compile.RouteCompiler;
import org.olelo.script.core.CoreFunctions;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;
import org.olelo.sip.MessageParser;
import org.olelo.sip.SipMessage;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleCatalog;
import org.olelo.spi.ModuleFactory;
import org.olelo.spi.PvExport;
import org.olelo.spi.RouteName;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.spi.bind.LoadedModules;

/** Loads a configuration with a few test modules and runs its routes on a built-in OPTIONS request. */
final class ScriptTester {
    private static final byte[] OPTIONS = """
            OPTIONS sip:you@kamailio.org SIP/2.0\r
            Via: SIP/2.0/UDP 127.0.0.1\r
            From: <sip:you@kamailio.org>;tag=123\r
            To: <sip:you@kamailio.org>\r
            Call-ID: 123\r
            CSeq: 1 OPTIONS\r
            Content-Length: 0\r
            \r
            """.getBytes(StandardCharsets.ISO_8859_1);

    /** The lines that note() wrote. */
    static final String MODULES = "#!KAMAILIO\nloadmodule \"test.so\"\n";

    private final Diagnostics diagnostics = new Diagnostics();
    private final EngineForTests engine = new EngineForTests();
    private final Catalog catalog = new Catalog();
    private final CompiledScript script;
    private final Worker worker = new Worker(0);

    ScriptTester(String text) {
        this(text, Map.of());
    }

    ScriptTester(String text, Map<String, String> files) {
        SourceFile main = new SourceFile("test.cfg", text);
        ConfigText config = ConfigText.read(
                main,
                (name, includer) -> files.containsKey(name) ? new SourceFile(name, files.get(name)) : null,
                List.of(),
                List.of(),
                diagnostics);
        PvParser parser = new CatalogPvParser(engine.pvs());
        CoreVariables.addTo(engine.pvs(), name -> {
            org.olelo.script.preprocess.Define define = config.defines().find(name);
            return define == null ? null : define.value();
        });
        LoadedModules modules = new LoadedModules(catalog, engine);
        modules.add(CoreFunctions.NAME, new CoreFunctions(engine));
        CheckedConfig checked = new ConfigChecker(modules, engine, parser, diagnostics).check(config.config());
        script = new RouteCompiler(modules, engine, parser, diagnostics).compile(checked);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    List<String> notes() {
        return catalog.notes;
    }

    int parameter() {
        return catalog.parameter;
    }

    EngineForTests engine() {
        return engine;
    }

    MessageContext context() {
        return context(worker);
    }

    static MessageContext context(Worker worker) {
        if (!(MessageParser.parse(OPTIONS, 0, OPTIONS.length) instanceof SipMessage message)) {
            throw new IllegalStateException("the test request does not parse");
        }
        return new MessageContext(message, flow(), worker, 1);
    }

    private static Flow flow() {
        try {
            InetAddress local = InetAddress.getByName("127.0.0.1");
            return Flow.udp(
                    new InetSocketAddress(InetAddress.getByName("10.1.2.3"), 5070),
                    LocalSocket.of(Protocol.UDP, local, 5060));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    ScriptRoute route(RouteKind kind, String name) {
        ScriptRoute route = script.route(kind, name);
        if (route == null) {
            throw new IllegalArgumentException("no " + kind + " " + name + ": " + diagnostics.sorted());
        }
        return route;
    }

    /** Runs request_route; the result is its code. */
    int run(MessageContext ctx) {
        return route(RouteKind.REQUEST, "").run(ctx);
    }

    static String wrap(String body) {
        return MODULES + "request_route {\n" + body + "\n}\n";
    }

    private static final class Catalog implements ModuleCatalog {
        private final List<String> notes = new ArrayList<>();
        private int parameter;

        @Override
        public @Nullable ModuleFactory find(String name) {
            return switch (name) {
                case "test" -> engine -> new TestModule(this);
                case "xlog", "sl", "other" -> engine -> new SipModule() {};
                default -> null;
            };
        }

        @Override
        public Collection<String> names() {
            return List.of("test", "xlog", "sl", "other");
        }
    }

    /** $var, $avp, note(text), is_method(text), block(), never0(). */
    public static final class TestModule implements SipModule {
        private final Catalog catalog;
        private final Map<String, Value> variables = new HashMap<>();
        private final Map<String, Value> avps = new HashMap<>();

        TestModule(Catalog catalog) {
            this.catalog = catalog;
        }

        @ModParam("number")
        public void number(int value) {
            catalog.parameter = value;
        }

        @ModParam("text")
        public void text(String value) {
            if (value.equals("bad")) {
                throw new IllegalArgumentException("bad text");
            }
        }

        @ScriptFunction("note")
        public int note(MessageContext ctx, PvFormat text) {
            catalog.notes.add(text.format(ctx));
            return 1;
        }

        @ScriptFunction("is_method")
        public boolean isMethod(MessageContext ctx, String methods) {
            return Arrays.asList(methods.split("\\|")).contains(ctx.request().methodName());
        }

        @ScriptFunction("zero")
        public int zero(MessageContext ctx) {
            return 0;
        }

        @ScriptFunction(value = "wait", blocking = true)
        public int waits(MessageContext ctx) {
            return 1;
        }

        @ScriptFunction(value = "only_failure", routes = RouteKind.FAILURE)
        public int onlyFailure(MessageContext ctx) {
            return 1;
        }

        @ScriptFunction("arm")
        public int arm(MessageContext ctx, @RouteName(RouteKind.FAILURE) ScriptRoute route) {
            catalog.notes.add("armed " + route.name());
            return 1;
        }

        @ScriptFunction("two")
        public int two(MessageContext ctx, int number, String text) {
            catalog.notes.add(number + "/" + text);
            return number;
        }

        @PvExport("var")
        public Pv variable(PvName name) throws PvSyntaxException {
            return new Stored(variables, name.constantInner(), Value.of(0), true);
        }

        @PvExport("avp")
        public Pv avp(PvName name) throws PvSyntaxException {
            return new Stored(avps, name.constantInner(), Value.NULL, true);
        }

        @PvExport("rm")
        public Value method(MessageContext ctx) {
            return Value.of(ctx.request().methodName());
        }
    }

    private record Stored(Map<String, Value> store, String name, Value initial, boolean writable) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return store.getOrDefault(name, initial);
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            if (value.isNull()) {
                store.remove(name);
            } else {
                store.put(name, value);
            }
            return true;
        }
    }
}
