package org.olelo.module.app_lua;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.spi.bind.FunctionBinder;
import org.olelo.spi.bind.FunctionDeclaration;
import org.olelo.spi.bind.LoadedModules;
import org.olelo.spi.bind.ModuleExports;

/** Finds the script function behind a KEMI name, from the declarations of the modules. */
final class ModuleFunctions {
    // KEMI names that are not the script's name
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("maxfwd.process_maxfwd", "mf_process_maxfwd_header"),
            Map.entry("maxfwd.is_maxfwd_lt", "is_maxfwd_lt"),
            Map.entry("speeddial.lookup", "sd_lookup"),
            Map.entry("jsonrpcs.dispatch", "jsonrpc_dispatch"),
            Map.entry("jsonrpcs.exec", "jsonrpc_exec"),
            Map.entry("counters.inc", "cnt_inc"),
            Map.entry("counters.add", "cnt_add"),
            Map.entry("counters.reset", "cnt_reset"),
            Map.entry("acc.acc_request", "acc_log_request"),
            Map.entry("pdt.pprefix2domain", "prefix2domain"),
            Map.entry("core.seturi", "rewriteuri"),
            Map.entry("core.setuser", "rewriteuser"),
            Map.entry("core.sethost", "rewritehost"));

    private final LoadedModules modules;
    private final FunctionBinder binder;
    private final LuaStates states;
    private final Map<String, ModuleFunction> found = new ConcurrentHashMap<>();

    ModuleFunctions(LoadedModules modules, FunctionBinder binder, LuaStates states) {
        this.modules = modules;
        this.binder = binder;
        this.states = states;
    }

    /** True when a module of that name is loaded. */
    boolean loaded(String module) {
        return modules.loaded(module);
    }

    /** True when some number of arguments fits the name. */
    boolean exists(String module, String name) {
        for (int arity = 0; arity <= 6; arity++) {
            if (declaration(module, name, arity) != null) {
                return true;
            }
        }
        return false;
    }

    /** The function of a module for a KEMI name and number of arguments, or null. */
    @Nullable
    ModuleFunction find(String module, String name, int arity) {
        String key = module + '.' + name + '/' + arity;
        ModuleFunction known = found.get(key);
        if (known != null) {
            return known;
        }
        FunctionDeclaration declared = declaration(module, name, arity);
        if (declared == null) {
            return null;
        }
        ModuleFunction made = new ModuleFunction(declared, binder, states);
        found.put(key, made);
        return made;
    }

    // the KEMI name, its other name, with the module's name before it, or without the last words (lookup_uri is lookup)
    private @Nullable FunctionDeclaration declaration(String module, String name, int arity) {
        ModuleExports exports = modules.exports(module);
        if (exports == null) {
            return null;
        }
        String other = NAMES.get(module + '.' + name);
        String wanted = other == null ? name : other;
        while (true) {
            for (FunctionDeclaration declared : exports.functions()) {
                boolean named =
                        declared.names().contains(wanted) || declared.names().contains(module + '_' + wanted);
                if (named && declared.arity() == arity) {
                    return declared;
                }
            }
            int underscore = wanted.lastIndexOf('_');
            if (underscore <= 0) {
                return null;
            }
            wanted = wanted.substring(0, underscore);
        }
    }

    /** True when a loaded function may wait, so that routes must not run on an event loop. */
    boolean mayBlock() {
        return modules.all().stream().flatMap(m -> m.functions().stream()).anyMatch(FunctionDeclaration::blocking);
    }

    /** All names, as module.function, of the script functions that can be called. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (ModuleExports exports : modules.all()) {
            for (FunctionDeclaration declared : exports.functions()) {
                names.add(exports.name() + '.' + declared.names().get(0));
            }
        }
        return names;
    }
}
