package org.olelo.script.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.script.ast.BlockKind;
import org.olelo.script.ast.Config;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.Literal;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.NearestName;
import org.olelo.spi.Engine;
import org.olelo.spi.bind.LoadedModules;
import org.olelo.spi.bind.ModuleExports;
import org.olelo.spi.bind.ParameterDeclaration;
import org.olelo.text.PosixRegex;

/** Walks a configuration in order: loads modules, sets their parameters, and checks every route block with what is loaded by then. */
public final class ConfigChecker {
    private static final int MAX_FLAG = 31;

    private final LoadedModules modules;
    private final Engine engine;
    private final PvParser variables;
    private final Diagnostics diagnostics;
    private final Map<String, Literal> parameters = new LinkedHashMap<>();
    private final List<Item.CustomParameter> customParameters = new ArrayList<>();
    private final List<Item.Listen> listens = new ArrayList<>();
    private final List<Item.Alias> aliases = new ArrayList<>();
    private final Map<String, Integer> flags = new LinkedHashMap<>();
    private final Map<String, Item.Block> blocks = new HashMap<>();
    private final Set<String> customNames = new HashSet<>();
    private final List<Runnable> variableParameters = new ArrayList<>();
    private Item.@Nullable LoadPath badPath;
    private String engineName = "native";

    /** A checker that loads into those modules. */
    public ConfigChecker(LoadedModules modules, Engine engine, PvParser variables, Diagnostics diagnostics) {
        this.modules = modules;
        this.engine = engine;
        this.variables = variables;
        this.diagnostics = diagnostics;
    }

    /** Checks everything; faults are reported. */
    public CheckedConfig check(Config config) {
        RouteChecker routes = new RouteChecker(config, modules, flags, diagnostics);
        for (Item item : config.items()) {
            switch (item) {
                case Item.Parameter parameter -> parameter(parameter);
                case Item.CustomParameter custom -> custom(custom);
                case Item.Listen listen -> listens.add(listen);
                case Item.Alias alias -> aliases.add(alias);
                case Item.LoadModule load -> load(load);
                case Item.LoadPath path -> path(path);
                case Item.ModParam param -> {
                    modParam(param);
                    routes.moduleParameter(param.value().text());
                }
                case Item.Flag flag -> flag(flag);
                case Item.Engine other -> engine(other);
                case Item.Block block -> {
                    duplicate(block);
                    routes.check(block);
                }
            }
        }
        routes.finish(engineName.equals("native"));
        variableParameters.forEach(Runnable::run);
        return new CheckedConfig(config, parameters, customParameters, listens, aliases, flags, engine(config));
    }

    // ---- parameters

    private void parameter(Item.Parameter parameter) {
        parameters.put(parameter.name(), parameter.value());
        Literal value = parameter.value();
        String fault = ParameterValues.fault(parameter.name(), value);
        if (fault != null) {
            String[] parts = fault.split("\n", 2);
            diagnostics.error(value.range(), parts[0], parts[1].isEmpty() ? null : parts[1]);
        }
    }

    private void custom(Item.CustomParameter custom) {
        customParameters.add(custom);
        String name = custom.group() + (custom.id() == null ? "" : "[" + custom.id() + "]") + "." + custom.name();
        if (custom.id() == null && !modules.loaded(custom.group()) && !customNames.add(name)) {
            diagnostics.error(custom.range(), name + " is declared twice");
        }
    }

    private void flag(Item.Flag flag) {
        if (flags.containsKey(flag.name())) {
            diagnostics.error(flag.range(), "flag " + flag.name() + " is declared twice");
            return;
        }
        if (flag.number() > MAX_FLAG) {
            diagnostics.error(flag.range(), "a flag is 0 to " + MAX_FLAG);
            return;
        }
        int number = flag.number();
        if (number < 0) {
            number = 0;
            while (flags.containsValue(number)) {
                number++;
            }
            if (number > MAX_FLAG) {
                diagnostics.error(flag.range(), "all " + (MAX_FLAG + 1) + " flags are taken");
                return;
            }
        } else if (flags.containsValue(number)) {
            diagnostics.warning(flag.range(), "flag " + number + " has another name already", null);
        }
        flags.put(flag.name(), number);
    }

    // a request_route in the configuration wins over another engine
    private String engine(Config config) {
        for (Item item : config.items()) {
            if (item instanceof Item.Block block
                    && block.kind() == BlockKind.ROUTE
                    && block.name().isEmpty()) {
                return "native";
            }
        }
        return engineName;
    }

    private void engine(Item.Engine other) {
        String name = other.name();
        if (name.equals("native") || name.equals("default")) {
            return;
        }
        if (modules.loaded("app_" + name)) {
            engineName = name;
            return;
        }
        boolean exists = modules.catalog().find("app_" + name) != null;
        diagnostics.error(
                other.range(),
                "there is no script engine " + name + (exists ? " yet" : " here"),
                exists
                        ? "loadmodule \"app_" + name + ".so\" must stand before it"
                        : "the route blocks are the native engine");
    }

    // ---- modules

    // A folder named after Kamailio or its modules is taken as known, whether it is on this machine or not: the modules
    // are built in.
    private void path(Item.LoadPath path) {
        badPath = path;
        for (String folder : path.path().split("[:;]")) {
            if (folder.matches(".*(kamailio|openser|modules|olelo).*") || exists(folder)) {
                badPath = null;
            }
        }
    }

    private static boolean exists(String folder) {
        try {
            return Files.isDirectory(Path.of(folder));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void load(Item.LoadModule load) {
        if (badPath != null) {
            diagnostics.error(
                    load.range(),
                    "module " + load.module() + " is not in " + badPath.path(),
                    "remove the " + "mpath of line " + badPath.range().line() + ": modules are built in");
            return;
        }
        String file = load.file();
        if (file.indexOf('/') > 0 && !file.startsWith("/")) {
            diagnostics.error(
                    load.range(), "there is no module " + file, "write the name only: \"" + load.module() + "\"");
            return;
        }
        switch (modules.load(file)) {
            case LOADED -> {}
            case ALREADY_LOADED ->
                diagnostics.error(load.range(), "module " + load.module() + " is loaded already", "remove this line");
            case UNKNOWN ->
                diagnostics.error(
                        load.range(),
                        "there is no module " + load.module(),
                        NearestName.remedy(load.module(), modules.catalog().names()));
        }
    }

    private void modParam(Item.ModParam param) {
        List<ModuleExports> matching = matching(param);
        if (matching.isEmpty()) {
            boolean exists = modules.catalog().find(param.modules()) != null;
            String remedy = exists
                    ? "loadmodule \"" + param.modules() + ".so\" must stand before its modparam"
                    : NearestName.remedy(param.modules(), modules.names());
            diagnostics.error(param.modulesRange(), "no loaded module matches " + param.modules(), remedy);
            return;
        }
        for (ModuleExports module : matching) {
            set(param, module);
        }
    }

    private List<ModuleExports> matching(Item.ModParam param) {
        List<ModuleExports> matching = new ArrayList<>();
        ModuleExports exact = modules.exports(param.modules());
        if (exact != null) {
            matching.add(exact);
            return matching;
        }
        try {
            PosixRegex regex = PosixRegex.compile("^(" + param.modules() + ")$", true);
            for (ModuleExports module : modules.all()) {
                if (regex.find(module.name())) {
                    matching.add(module);
                }
            }
        } catch (IllegalArgumentException e) {
            diagnostics.error(param.modulesRange(), "bad pattern of module names: " + e.getMessage());
        }
        return matching;
    }

    private void set(Item.ModParam param, ModuleExports module) {
        ParameterDeclaration declared = module.parameter(param.name());
        if (declared == null) {
            List<String> names = new ArrayList<>();
            module.parameters().forEach(p -> names.addAll(p.names()));
            diagnostics.error(
                    param.nameRange(),
                    "module " + module.name() + " has no parameter " + param.name(),
                    NearestName.remedy(param.name(), names));
            return;
        }
        boolean isInt = param.value() instanceof Literal.Int;
        if (isInt != declared.takesInt()) {
            diagnostics.error(
                    param.value().range(),
                    "parameter " + param.name() + " of " + module.name() + " is "
                            + (declared.takesInt() ? "a number" : "a string"),
                    declared.takesInt() ? "remove the quotes" : "put it in quotes");
            return;
        }
        if (declared.takesVariable()) {
            // the module that exports the variable may be loaded later
            variableParameters.add(() -> setVariable(param, declared));
            return;
        }
        try {
            Object value = param.value() instanceof Literal.Int number ? number.value() : text(param);
            declared.set(value);
        } catch (IllegalArgumentException e) {
            diagnostics.error(param.value().range(), String.valueOf(e.getMessage()));
        } catch (PvSyntaxException e) {
            diagnostics.error(param.value().range(), String.valueOf(e.getMessage()));
        }
    }

    private void setVariable(Item.ModParam param, ParameterDeclaration declared) {
        try {
            declared.set(variables.variable(param.value().text()));
        } catch (PvSyntaxException | IllegalArgumentException e) {
            diagnostics.error(param.value().range(), String.valueOf(e.getMessage()));
        }
    }

    private String text(Item.ModParam param) throws PvSyntaxException {
        String text = param.value().text();
        if (!param.expand()) {
            return text;
        }
        PvFormat format = variables.format(text);
        String constant = format.constant();
        return constant != null ? constant : format.format(engine.fakeContext());
    }

    // ---- blocks

    private void duplicate(Item.Block block) {
        if (block.name().isEmpty() && block.kind() == BlockKind.ROUTE) {
            // several request_route blocks run one after the other
            return;
        }
        String key = block.kind() + " " + block.name();
        Item.Block first = blocks.putIfAbsent(key, block);
        if (first != null && !block.name().isEmpty()) {
            diagnostics.error(
                    block.nameRange(),
                    "a second " + block.kind().word() + "[" + block.name() + "]",
                    "the first is at line " + first.range().line());
        }
    }
}
