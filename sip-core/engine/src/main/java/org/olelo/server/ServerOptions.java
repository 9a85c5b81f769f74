package org.olelo.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for outside the configuration file: Kamailio's command line, or the properties of the resource adapter. */
public final class ServerOptions {
    /** A parameter given by {@code --modparam=module:name:type:value}. */
    public record ModuleParameter(String module, String name, Object value) {}

    private @Nullable Path configFile;
    private @Nullable String configText;
    private Path dataDirectory = Path.of("data");
    private @Nullable Path workDirectory;
    private @Nullable Path runDirectory;
    private @Nullable Path pidFile;
    private final Map<String, @Nullable String> defines = new LinkedHashMap<>();
    private final List<String> substitutions = new ArrayList<>();
    private final List<String> listen = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<String> modules = new ArrayList<>();
    private final List<ModuleParameter> moduleParameters = new ArrayList<>();
    private final Map<String, Object> core = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private boolean checkOnly;
    private boolean json;
    private boolean printConfig;

    /** The configuration file, or null: the built-in default configuration. */
    public @Nullable Path configFile() {
        return configFile;
    }

    /** Sets the configuration file. */
    public ServerOptions configFile(@Nullable Path file) {
        configFile = file;
        return this;
    }

    /** The configuration given as text, in place of a file; for tests and tools. */
    public @Nullable String configText() {
        return configText;
    }

    /** Sets the configuration as text. */
    public ServerOptions configText(@Nullable String text) {
        configText = text;
        return this;
    }

    /** Where the embedded database and generated secrets are kept; default {@code data}. */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /** Sets the data directory. */
    public ServerOptions dataDirectory(Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** {@code -w}: what relative paths of the configuration are relative to; null: the process's directory. */
    public @Nullable Path workDirectory() {
        return workDirectory;
    }

    /** Sets the work directory. */
    public ServerOptions workDirectory(@Nullable Path directory) {
        workDirectory = directory;
        return this;
    }

    /** {@code -Y}: where control sockets are made; null: as the configuration says. */
    public @Nullable Path runDirectory() {
        return runDirectory;
    }

    /** Sets the run directory. */
    public ServerOptions runDirectory(@Nullable Path directory) {
        runDirectory = directory;
        return this;
    }

    /** {@code -P}: file that gets the process id, or null. */
    public @Nullable Path pidFile() {
        return pidFile;
    }

    /** Sets the pid file. */
    public ServerOptions pidFile(@Nullable Path file) {
        pidFile = file;
        return this;
    }

    /** {@code -A NAME[=VALUE]}: value null when only the name was given. */
    public Map<String, @Nullable String> defines() {
        return defines;
    }

    /** Adds a define as {@code -A} takes it: NAME or NAME=VALUE. */
    public ServerOptions define(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            defines.put(text, null);
        } else {
            defines.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return this;
    }

    /** {@code --subst/--substdef/--substdefs} as directives of the pre-processor, without {@code #!}. */
    public List<String> substitutions() {
        return substitutions;
    }

    /** {@code -l}: addresses to listen on, added to those of the configuration. */
    public List<String> listen() {
        return listen;
    }

    /** {@code --alias}. */
    public List<String> aliases() {
        return aliases;
    }

    /** {@code --loadmodule}. */
    public List<String> modules() {
        return modules;
    }

    /** {@code --modparam}. */
    public List<ModuleParameter> moduleParameters() {
        return moduleParameters;
    }

    /** Core parameters that win over the configuration file, as {@code children} from {@code -n}; Integer or String. */
    public Map<String, Object> core() {
        return core;
    }

    /** The command line as given, for {@code core.arg}. */
    public List<String> arguments() {
        return arguments;
    }

    /** Findings of a check are printed as JSON. */
    public boolean json() {
        return json;
    }

    /** Prints findings of a check as JSON. */
    public ServerOptions json(boolean print) {
        json = print;
        return this;
    }

    /** {@code -c}: check the configuration and end. */
    public boolean checkOnly() {
        return checkOnly;
    }

    /** Sets check only. */
    public ServerOptions checkOnly(boolean check) {
        checkOnly = check;
        return this;
    }

    /** {@code --cfg-print}: print the configuration after pre-processing and end. */
    public boolean printConfig() {
        return printConfig;
    }

    /** Sets print. */
    public ServerOptions printConfig(boolean print) {
        printConfig = print;
        return this;
    }
}
