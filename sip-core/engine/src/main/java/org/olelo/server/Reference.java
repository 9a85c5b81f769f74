package org.olelo.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Databases;
import org.olelo.db.jdbc.BuiltInDrivers;
import org.olelo.rpc.RpcCommand;
import org.olelo.script.check.FunctionReference;
import org.olelo.script.lex.CoreParameter;
import org.olelo.script.lex.CoreParameters;
import org.olelo.script.source.NearestName;
import org.olelo.spi.bind.FunctionDeclaration;
import org.olelo.spi.bind.ModuleExports;
import org.olelo.spi.bind.ParameterDeclaration;

/** What every function, parameter, variable, transformation and RPC command is: read from the declarations of all modules, which the checker uses too. */
public final class Reference {
    private final List<ModuleExports> modules;
    private final Settings settings = new Settings();
    private final Map<String, String> variables = variables();
    private final Set<String> classes;

    private Reference(List<ModuleExports> modules, Set<String> classes) {
        this.modules = modules;
        this.classes = classes;
    }

    /** The reference of all modules of the catalogue. */
    public static Reference load() throws ConfigurationException {
        Databases databases = new Databases();
        BuiltInDrivers.registerForCheck(databases);
        ServerOptions options = new ServerOptions().configText("request_route { exit; }");
        options.modules().addAll(new Modules().names());
        try (SipServer server = SipServer.read(options, databases)) {
            return new Reference(
                    List.copyOf(server.modules().all()),
                    new TreeSet<>(server.pvs().variableNames()));
        }
    }

    /** The classes of variables of all modules, without {@code $}. */
    Set<String> variableClasses() {
        return classes;
    }

    /** The names of variables and transformations that have a line of their own, as written there. */
    Set<String> describedVariables() {
        return variables.keySet();
    }

    /** All that is known of a name, as text for a terminal; empty when nothing is. */
    public String explain(String name) {
        List<String> found = new ArrayList<>();
        functions(name, found);
        parameters(name, found);
        coreParameter(name, found);
        variable(name, found);
        transformation(name, found);
        command(name, found);
        module(name, found);
        return String.join("\n", found);
    }

    /** The nearest name, as a hint, or null. */
    public @Nullable String hint(String name) {
        Set<String> names = new TreeSet<>(CoreParameters.names());
        for (ModuleExports module : modules) {
            module.functions().forEach(f -> names.addAll(f.names()));
            module.parameters().forEach(p -> names.addAll(p.names()));
            module.commands().forEach(c -> names.add(c.name()));
        }
        variables.keySet().forEach(v -> names.addAll(List.of(v.split(","))));
        return NearestName.remedy(name, names);
    }

    private void functions(String name, List<String> found) {
        for (ModuleExports module : modules) {
            for (FunctionDeclaration function : module.functions()) {
                if (function.names().contains(name)) {
                    found.add(function(name, function));
                }
            }
        }
    }

    private static String function(String name, FunctionDeclaration function) {
        StringBuilder out = new StringBuilder("function ").append(name).append('(');
        for (int i = 0; i < function.arity(); i++) {
            out.append(i == 0 ? "" : ", ").append(FunctionReference.argument(function.parameter(i)));
        }
        out.append(')').append(sentence(function.doc()));
        List<String> others = new ArrayList<>(function.names());
        others.remove(name);
        if (!others.isEmpty()) {
            out.append("\n  also: ").append(String.join(", ", others));
        }
        out.append("\n  module: ").append(function.module());
        out.append("\n  allowed in: ").append(FunctionReference.routes(function));
        if (function.declaredBlocking()) {
            out.append("\n  may wait (database, DNS or HTTP): the message runs on a thread of its own");
        }
        return out.append('\n').toString();
    }

    private void parameters(String name, List<String> found) {
        for (ModuleExports module : modules) {
            ParameterDeclaration parameter = module.parameter(name);
            if (parameter != null) {
                String type = parameter.takesInt() ? "number" : parameter.takesVariable() ? "variable" : "string";
                String value = parameter.takesInt() ? "1" : parameter.takesVariable() ? "\"$avp(x)\"" : "\"...\"";
                found.add("parameter " + name + " of module " + module.name() + " (" + type + ")"
                        + sentence(parameter.doc()) + "\n  modparam(\"" + module.name() + "\", \"" + name + "\", "
                        + value + ")\n");
            }
        }
    }

    private static String sentence(String doc) {
        return doc.isEmpty() ? "" : "\n  " + doc;
    }

    private void coreParameter(String name, List<String> found) {
        CoreParameter parameter = CoreParameters.find(name);
        if (parameter == null) {
            return;
        }
        String value = settings.string(parameter.name());
        String alias = parameter.name().equals(name) ? "" : ", another name of " + parameter.name();
        found.add("core parameter " + name + alias + "\n  takes " + parameter.expected()
                + (value == null ? "" : "\n  default: " + value) + "\n");
    }

    private void variable(String name, List<String> found) {
        String inner = name.startsWith("$") ? name.substring(1) : name;
        String className = inner.replaceFirst("^\\(", "").replaceFirst("[({\\[)].*", "");
        for (Map.Entry<String, String> line : variables.entrySet()) {
            for (String spelling : line.getKey().split(",")) {
                if (spelling.startsWith("$")
                        && spelling.substring(1).replaceFirst("\\(.*", "").equals(className)) {
                    found.add("variable " + line.getKey().replace(",", ", ") + "\n  " + line.getValue() + "\n");
                    return;
                }
            }
        }
        boolean tls = className.equals("tls") || className.startsWith("tls_");
        if (tls && classes.contains(className)) {
            found.add("variable $" + className + "\n  of the TLS connection of the message: "
                    + className.substring(3).replace('_', ' ').strip() + "\n");
        }
        for (ModuleExports module : modules) {
            String doc = module.variableDoc(className);
            if (doc != null) {
                found.add("variable $" + className + "\n  " + doc + "\n  module: " + module.name() + "\n");
            }
        }
    }

    private void transformation(String name, List<String> found) {
        String wanted = name.replaceAll("[{}]", "").replaceFirst(",.*", "");
        for (Map.Entry<String, String> line : variables.entrySet()) {
            for (String spelling : line.getKey().split("(?<=}),")) {
                boolean same = spelling.startsWith("{")
                        && spelling.replaceAll("[{}]", "")
                                .replaceFirst(",.*", "")
                                .equals(wanted);
                if (same) {
                    found.add("transformation " + line.getKey() + "\n  " + line.getValue() + "\n");
                }
            }
        }
    }

    private void command(String name, List<String> found) {
        for (ModuleExports module : modules) {
            for (RpcCommand command : module.commands()) {
                if (command.name().equals(name)) {
                    found.add("RPC command " + name + sentence(command.doc()) + "\n  module: " + module.name() + "\n");
                }
            }
        }
    }

    private void module(String name, List<String> found) {
        for (ModuleExports module : modules) {
            if (!module.name().equals(name)) {
                continue;
            }
            Set<String> functions = new TreeSet<>();
            module.functions().forEach(f -> functions.add(f.names().get(0) + '/' + f.arity()));
            Set<String> parameters = new TreeSet<>();
            module.parameters().forEach(p -> parameters.add(p.names().get(0)));
            Set<String> commands = new TreeSet<>();
            module.commands().forEach(c -> commands.add(c.name()));
            found.add("module " + name + "\n  functions: " + String.join(", ", functions) + "\n  parameters: "
                    + String.join(", ", parameters) + "\n  RPC: " + String.join(", ", commands) + "\n");
        }
    }

    // names separated by commas, a blank, and the sentence
    private static Map<String, String> variables() {
        Map<String, String> lines = new LinkedHashMap<>();
        try (InputStream in = Reference.class.getResourceAsStream("variables.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing resource variables.txt");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int blank = line.indexOf(' ');
                lines.put(line.substring(0, blank), line.substring(blank + 1));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code olelo explain NAME...}; exit codes: 0 all known, 1 not, 2 wrong usage. */
    public static void main(String[] names) throws ConfigurationException {
        System.exit(run(List.of(names)));
    }

    private static int run(List<String> names) throws ConfigurationException {
        if (names.isEmpty()) {
            System.err.println("Usage: olelo explain NAME...   a function, parameter, variable ($rU), transformation"
                    + " (s.len), RPC command or module");
            return 2;
        }
        Logging.console();
        Logging.level(-1, List.of());
        Reference reference = load();
        int code = 0;
        for (String name : names) {
            String text = reference.explain(name);
            if (text.isEmpty()) {
                String hint = reference.hint(name);
                System.err.println("olelo: nothing is named " + name + (hint == null ? "" : "; " + hint));
                code = 1;
            } else {
                System.out.println(text);
            }
        }
        return code;
    }
}
