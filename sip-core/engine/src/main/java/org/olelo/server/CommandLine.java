package org.olelo.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kamailio's command line. Options that mean nothing on a JVM are accepted and named in {@link #ignored}. */
public final class CommandLine {
    private static final String WITH_VALUE = "abABfgGlLmMnNOPQstuwWxXY";
    private static final String WITHOUT_VALUE = "cdDeEhIKrRSTvV";
    private static final Set<String> YES = Set.of("yes", "on", "1", "y", "true");

    private final ServerOptions options = new ServerOptions();
    private final List<String> ignored = new ArrayList<>();
    private boolean help;
    private boolean version;
    private int debugCount;

    /** A command line that cannot be understood; the message says which word and why. */
    public static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private CommandLine() {}

    /**
     * Reads the words.
     *
     * @throws UsageException naming the word that is wrong
     */
    public static CommandLine parse(List<String> words) throws UsageException {
        CommandLine line = new CommandLine();
        line.options.arguments().addAll(words);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--")) {
                i += line.longOption(word, i + 1 < words.size() ? words.get(i + 1) : null);
            } else if (word.length() > 1 && word.charAt(0) == '-') {
                i += line.letters(word, i + 1 < words.size() ? words.get(i + 1) : null);
            } else {
                throw new UsageException("unexpected word '" + word + "'; options start with -, see -h");
            }
        }
        if (line.debugCount > 0) {
            line.options.core().put("debug", line.debugCount);
        }
        return line;
    }

    /** What was asked for. */
    public ServerOptions options() {
        return options;
    }

    /** Options that were accepted but have no effect here, as written. */
    public List<String> ignored() {
        return ignored;
    }

    /** {@code -h}. */
    public boolean help() {
        return help;
    }

    /** {@code -v}. */
    public boolean version() {
        return version;
    }

    private int letters(String word, @Nullable String next) throws UsageException {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (WITHOUT_VALUE.indexOf(letter) >= 0) {
                flag(letter);
            } else if (WITH_VALUE.indexOf(letter) >= 0) {
                if (i + 1 < word.length()) {
                    value(letter, word.substring(i + 1));
                    return 0;
                }
                if (next == null) {
                    throw new UsageException("option -" + letter + " needs a value");
                }
                value(letter, next);
                return 1;
            } else {
                throw new UsageException("unknown option -" + letter + "; see -h");
            }
        }
        return 0;
    }

    private void flag(char letter) {
        switch (letter) {
            case 'c' -> options.checkOnly(true);
            case 'd' -> debugCount++;
            case 'E' -> options.core().put("log_stderror", 1);
            case 'e' -> options.core().put("log_color", 1);
            case 'h' -> help = true;
            case 'v', 'V', 'I' -> version = true;
            case 'T' -> options.core().put("disable_tcp", 1);
            case 'S' -> options.core().put("disable_sctp", 1);
            case 'K' -> options.core().put("check_via", 1);
            case 'r' -> options.core().put("dns", 1);
            case 'R' -> options.core().put("rev_dns", 1);
            default -> ignored.add("-" + letter);
        }
    }

    private void value(char letter, String value) throws UsageException {
        switch (letter) {
            case 'f' -> options.configFile(Path.of(value));
            case 'A' -> options.define(value);
            case 'l' -> options.listen().add(value);
            case 'a' -> options.core().put("auto_aliases", YES.contains(value) ? 1 : 0);
            case 'n' -> options.core().put("children", number('n', value));
            case 'N' -> options.core().put("tcp_children", number('N', value));
            case 'b' -> options.core().put("maxbuffer", number('b', value));
            case 'B' -> options.core().put("maxsndbuffer", number('B', value));
            case 'P' -> options.pidFile(Path.of(value));
            case 'w' -> options.workDirectory(Path.of(value));
            case 'Y' -> options.runDirectory(Path.of(value));
            case 'm', 'M', 'O', 'Q' -> {
                number(letter, value);
                ignored.add("-" + letter);
            }
            default -> ignored.add("-" + letter);
        }
    }

    private static int number(char letter, String value) throws UsageException {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UsageException("option -" + letter + " needs a number, not '" + value + "'");
        }
    }

    /** Long options take their value after {@code =} or as the next word; returns how many words were used up. */
    private int longOption(String word, @Nullable String next) throws UsageException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        switch (name) {
            case "help" -> help = true;
            case "version" -> version = true;
            case "cfg-print" -> options.printConfig(true);
            case "json" -> options.json(true);
            case "all-errors" -> ignored.add(word);
            default -> {
                String value = equals >= 0 ? word.substring(equals + 1) : next;
                if (value == null) {
                    throw new UsageException("option --" + name + " needs a value");
                }
                named(name, value);
                return equals >= 0 ? 0 : 1;
            }
        }
        return 0;
    }

    private void named(String name, String value) throws UsageException {
        switch (name) {
            case "alias", "domain" -> options.aliases().add(value);
            case "loadmodule" -> options.modules().add(value);
            case "modparam" -> options.moduleParameters().add(moduleParameter(value));
            case "subst", "substdef", "substdefs" -> options.substitutions().add(name + " \"" + value + '"');
            case "server-id" -> options.core().put("server_id", number(name, value));
            case "debug" -> options.core().put("debug", number(name, value));
            case "data" -> options.dataDirectory(Path.of(value));
            case "atexit", "log-engine", "iuid" -> ignored.add("--" + name);
            default -> throw new UsageException("unknown option --" + name + "; see -h");
        }
    }

    private static int number(String name, String value) throws UsageException {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UsageException("option --" + name + " needs a number, not '" + value + "'");
        }
    }

    private static ServerOptions.ModuleParameter moduleParameter(String text) throws UsageException {
        String[] parts = text.split(":", 4);
        if (parts.length < 4 || !(parts[2].equals("s") || parts[2].equals("i"))) {
            throw new UsageException("--modparam needs module:name:type:value with type s or i, not '" + text + "'");
        }
        Object value = parts[3];
        if (parts[2].equals("i")) {
            value = number("modparam", parts[3]);
        }
        return new ServerOptions.ModuleParameter(parts[0], parts[1], value);
    }
}
