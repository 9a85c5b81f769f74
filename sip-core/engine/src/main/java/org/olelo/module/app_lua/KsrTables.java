package org.olelo.module.app_lua;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.TwoArgFunction;

/** The table KSR of one interpreter: its members are made when they are first asked for. */
final class KsrTables {
    private final LuaState state;
    private final ModuleFunctions modules;
    private final KsrCore core;
    private final KsrHeaders headers = new KsrHeaders();
    private final KsrVariables variables;

    KsrTables(LuaState state, ModuleFunctions modules, KsrCore core, KsrVariables variables) {
        this.state = state;
        this.modules = modules;
        this.core = core;
        this.variables = variables;
    }

    LuaTable root() {
        return table(name -> switch (name) {
            case "pv" -> bodies(variables::named);
            case "hdr" -> bodies(headers::named);
            case "x" -> bodies(KsrCore::control);
            case "xlog" -> modules.loaded("xlog") ? bodies(variables::log) : null;
            case "pvx" -> bodies(variables::stored);
            default -> {
                KsrFunction.Body body = core.named(name);
                if (body != null) {
                    yield new KsrFunction(state, body);
                }
                LuaValue function = function("core", name);
                yield function != null ? function : modules.loaded(name) ? table(f -> function(name, f)) : null;
            }
        });
    }

    private LuaTable bodies(Function<String, KsrFunction.@Nullable Body> named) {
        return table(name -> {
            KsrFunction.Body body = named.apply(name);
            return body == null ? null : new KsrFunction(state, body);
        });
    }

    private @Nullable LuaValue function(String module, String name) {
        if (!modules.exists(module, name)) {
            return null;
        }
        return new KsrFunction(state, (ctx, args) -> {
            ModuleFunction found = modules.find(module, name, args.narg());
            if (found == null) {
                throw new LuaError("KSR." + module + '.' + name + " does not take " + args.narg() + " arguments");
            }
            int code = found.call(ctx, args);
            if (module.equals("sanity") && code == 0) {
                // a reply was sent; in the native script it ends there
                code = -1;
            }
            return module.equals("core") && KsrCore.isTest(name) ? LuaValue.valueOf(code > 0) : LuaValue.valueOf(code);
        });
    }

    private static LuaTable table(Function<String, @Nullable LuaValue> member) {
        LuaTable table = new LuaTable();
        LuaTable meta = new LuaTable();
        meta.set(LuaValue.INDEX, new TwoArgFunction() {
            @Override
            public LuaValue call(LuaValue self, LuaValue key) {
                LuaValue found = member.apply(LuaText.text(key));
                if (found == null) {
                    return NIL;
                }
                table.rawset(key, found);
                return found;
            }
        });
        table.setmetatable(meta);
        return table;
    }
}
