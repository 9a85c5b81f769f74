package org.olelo.module.app_lua;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.PvParser;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptEngine;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.spi.bind.ArgumentBinder;
import org.olelo.spi.bind.FunctionBinder;
import org.olelo.spi.bind.LoadedModules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module app_lua, and the script engine of {@code cfgengine "lua"}. */
public final class AppLuaModule implements SipModule, ScriptEngine {
    private static final Logger LOG = LoggerFactory.getLogger("app_lua");
    private static final String REQUEST = "ksr_request_route";
    private static final String REPLY = "ksr_reply_route";
    private static final String ONSEND = "ksr_onsend_route";

    private final Engine engine;
    private final List<String> paths = new ArrayList<>();
    private final LuaStates states = new LuaStates(this::make);
    private final PvParser parser;
    private final KsrVariables variables;
    private final KsrCore core;
    private @Nullable ModuleFunctions functions;
    private List<Source> sources = List.of();

    @ModParam(value = "reload", doc = "1: app_lua.reload reads the files again; 0: it is refused.")
    private int reload = 1;

    @ModParam(value = "log_mode", doc = "Bit 1: every call of a KSR function is logged at debug level.")
    private int logMode;

    private record Source(String path, byte[] text) {}

    /** The module on that engine. */
    public AppLuaModule(Engine engine) {
        this.engine = engine;
        this.parser = new CatalogPvParser(engine.pvs());
        this.variables = new KsrVariables(parser);
        this.core = new KsrCore(engine);
        engine.publish(ScriptEngine.class, this);
    }

    @ModParam(value = "load", doc = "A Lua file to load; may be given several times.")
    void load(String path) {
        paths.add(path);
    }

    @Override
    public void init() throws ModuleException {
        FunctionBinder binder = new FunctionBinder(new ArgumentBinder(parser, this::route));
        functions = new ModuleFunctions(engine.api(LoadedModules.class), binder, states);
        sources = read();
        LOG.debug("Lua files loaded, count={} log_mode={}", sources.size(), logMode);
        try {
            make(0);
        } catch (LuaError e) {
            throw new ModuleException("cannot load the Lua files: " + e.getMessage(), e);
        }
    }

    private List<Source> read() throws ModuleException {
        List<Source> read = new ArrayList<>();
        for (String path : paths) {
            try {
                read.add(new Source(path, Files.readAllBytes(Path.of(path))));
            } catch (IOException e) {
                throw new ModuleException("cannot read " + path, e);
            }
        }
        return read;
    }

    private LuaState make(int generation) {
        ModuleFunctions known = functions;
        if (known == null) {
            throw new IllegalStateException("not before init");
        }
        Globals globals = JsePlatform.standardGlobals();
        LuaState state = new LuaState(globals, generation);
        globals.set("KSR", new KsrTables(state, known, core, variables).root());
        for (Source source : sources) {
            globals.load(new ByteArrayInputStream(source.text()), source.path(), "bt", globals)
                    .call();
        }
        return state;
    }

    // ---- routes

    @Override
    public @Nullable ScriptRoute route(RouteKind kind, String name) {
        return switch (kind) {
            case REQUEST -> made(name.isEmpty() ? REQUEST : name);
            case REPLY -> name.isEmpty() ? defined(REPLY) : made(name);
            case ONSEND -> defined(ONSEND);
            case FAILURE, BRANCH, ONREPLY, BRANCH_FAILURE -> made(name);
            case LOCAL, EVENT, ERROR -> null;
        };
    }

    private LuaRoute made(String function) {
        ModuleFunctions known = functions;
        return new LuaRoute(states, function, known == null || known.mayBlock());
    }

    private @Nullable LuaRoute defined(String function) {
        return states.run(state -> state.has(function) ? 1 : 0) == 1 ? made(function) : null;
    }

    // ---- functions of the native script

    @ScriptFunction(value = "lua_run", doc = "Calls a function of the loaded Lua files.")
    public int run(MessageContext ctx, String function) {
        return call(ctx, function);
    }

    @ScriptFunction(value = "lua_run", doc = "Calls a function of the loaded Lua files with one text.")
    public int run(MessageContext ctx, String function, String first) {
        return call(ctx, function, first);
    }

    @ScriptFunction(value = "lua_run", doc = "Calls a function of the loaded Lua files with two texts.")
    public int run(MessageContext ctx, String function, String first, String second) {
        return call(ctx, function, first, second);
    }

    @ScriptFunction(value = "lua_run", doc = "Calls a function of the loaded Lua files with three texts.")
    public int run(MessageContext ctx, String function, String first, String second, String third) {
        return call(ctx, function, first, second, third);
    }

    private int call(MessageContext ctx, String function, String... texts) {
        LuaValue[] values = new LuaValue[texts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = LuaText.of(texts[i]);
        }
        return states.run(state -> state.call(ctx, function, values));
    }

    @ScriptFunction(
            value = {"lua_runstring", "lua_dostring"},
            doc = "Runs a piece of Lua where the loaded files are.")
    public int runString(MessageContext ctx, String script) {
        return states.run(state -> state.run(
                ctx,
                "string",
                () -> state.globals()
                        .load(new ByteArrayInputStream(bytes(script)), "string", "t", state.globals())
                        .invoke()));
    }

    @ScriptFunction(value = "lua_dofile", blocking = true, doc = "Runs a Lua file.")
    public int doFile(MessageContext ctx, String path) {
        byte[] text;
        try {
            text = Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            LOG.error("cannot read Lua file, path={}", path);
            return -1;
        }
        return states.run(state -> state.run(
                ctx,
                path,
                () -> state.globals()
                        .load(new ByteArrayInputStream(text), path, "bt", state.globals())
                        .invoke()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    // ---- RPC

    @RpcExport(value = "app_lua.list", doc = "The loaded Lua files.")
    void list(RpcCall call) {
        RpcValue.Struct struct = call.struct();
        for (int i = 0; i < paths.size(); i++) {
            struct.add(Integer.toString(i), paths.get(i));
        }
    }

    @RpcExport(value = "app_lua.reload", doc = "Reads the Lua files again.")
    void reload(RpcCall call) throws RpcFault {
        if (reload == 0) {
            throw new RpcFault(500, "reload is off: parameter reload of app_lua");
        }
        List<Source> before = sources;
        try {
            sources = read();
            make(0);
            states.reload();
        } catch (ModuleException | LuaError e) {
            sources = before;
            throw new RpcFault(500, "not reloaded: " + e.getMessage());
        }
    }

    @RpcExport(value = "app_lua.api_list", doc = "The functions of modules that Lua may call.")
    void apiList(RpcCall call) {
        ModuleFunctions known = functions;
        if (known != null) {
            known.names().forEach(name -> call.add("KSR." + name));
        }
    }
}
