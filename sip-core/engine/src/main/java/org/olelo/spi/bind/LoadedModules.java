package org.olelo.spi.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleCatalog;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ModuleFactory;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modules a configuration loaded, in load order, and what they export together. */
public final class LoadedModules {
    private static final Logger LOG = LoggerFactory.getLogger("core");

    private final ModuleCatalog catalog;
    private final Engine engine;
    private final Map<String, ModuleExports> exports = new LinkedHashMap<>();
    private final Map<String, SipModule> modules = new LinkedHashMap<>();
    private final Map<String, List<FunctionDeclaration>> functions = new HashMap<>();
    private final List<SipModule> initialised = new ArrayList<>();

    /** No module yet. */
    public LoadedModules(ModuleCatalog catalog, Engine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    /** What loading came to. */
    public enum Result {
        /** It is loaded now. */
        LOADED,
        /** It was loaded before; nothing is done. */
        ALREADY_LOADED,
        /** There is no module of that name. */
        UNKNOWN
    }

    /** The module's own name from what stands in {@code loadmodule}: without folders and {@code .so}. */
    public static String moduleName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".so") ? name.substring(0, name.length() - 3) : name;
    }

    /** Makes the module and adds its exports; its init runs later. */
    public Result load(String path) {
        String name = moduleName(path);
        if (exports.containsKey(name)) {
            return Result.ALREADY_LOADED;
        }
        ModuleFactory factory = catalog.find(name);
        if (factory == null) {
            return Result.UNKNOWN;
        }
        SipModule module = factory.create(engine);
        add(name, module);
        return Result.LOADED;
    }

    /** Adds a module that needs no loadmodule, as the core's own functions. */
    public void add(String name, SipModule module) {
        ModuleExports read = ModuleExports.of(name, module);
        read.addTo(engine.pvs());
        read.addTo(engine.rpc());
        for (FunctionDeclaration function : read.functions()) {
            for (String alias : function.names()) {
                functions.computeIfAbsent(alias, n -> new ArrayList<>(2)).add(function);
            }
        }
        exports.put(name, read);
        modules.put(name, module);
    }

    /** True when it is loaded. */
    public boolean loaded(String name) {
        return exports.containsKey(name);
    }

    /** The names in load order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(exports.keySet());
    }

    /** The exports of a loaded module, or null. */
    public @Nullable ModuleExports exports(String name) {
        return exports.get(name);
    }

    /** All loaded modules' exports in load order. */
    public Collection<ModuleExports> all() {
        return Collections.unmodifiableCollection(exports.values());
    }

    /** All declarations of that function name, of any number of parameters; empty when it is unknown. */
    public List<FunctionDeclaration> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    /** All function names, for the nearest name in an error. */
    public Set<String> functionNames() {
        return new TreeSet<>(functions.keySet());
    }

    /** All modules that exist, loaded or not. */
    public ModuleCatalog catalog() {
        return catalog;
    }

    /**
     * Runs every module's init in load order.
     *
     * @throws ModuleException the first refusal, its message led by the module's name
     */
    public void init(int delayMicros) throws ModuleException {
        for (Map.Entry<String, SipModule> entry : modules.entrySet()) {
            initialised.add(entry.getValue());
            try {
                entry.getValue().init();
                if (delayMicros > 0) {
                    LockSupport.parkNanos(delayMicros * 1000L);
                }
            } catch (ModuleException e) {
                throw new ModuleException("module " + entry.getKey() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Runs every module's start in load order.
     *
     * @throws ModuleException the first refusal
     */
    public void start() throws ModuleException {
        for (Map.Entry<String, SipModule> entry : modules.entrySet()) {
            try {
                entry.getValue().start();
            } catch (ModuleException e) {
                throw new ModuleException("module " + entry.getKey() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Stops what was initialised, in reverse order. */
    public void stop() {
        for (int i = initialised.size() - 1; i >= 0; i--) {
            try {
                initialised.get(i).stop();
            } catch (RuntimeException e) {
                LOG.error("a module failed to stop", e);
            }
        }
        initialised.clear();
    }
}
