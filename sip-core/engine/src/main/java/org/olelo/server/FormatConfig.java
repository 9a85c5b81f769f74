package org.olelo.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ConfigText;
import org.olelo.script.format.ConfigFormatter;
import org.olelo.script.lex.Token;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.FileSources;
import org.olelo.script.source.SourceFile;

/** {@code olelo format}: prints a configuration in one style, or rewrites it. A text whose meaning would change is left alone. */
public final class FormatConfig {
    private static final String USAGE = """
            Usage: olelo format [-f] FILE [--write | --check]
              the file in one style goes to standard output; --write changes the file; --check only tells (exit code 1) that it differs""";

    private FormatConfig() {}

    /** Exit codes: 0 done, 1 not done or not formatted, 2 wrong usage. */
    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        boolean write = words.contains("--write");
        boolean check = words.contains("--check");
        List<String> files = new ArrayList<>(words);
        files.removeAll(List.of("--write", "--check", "-f"));
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            System.err.println(USAGE);
            return 2;
        }
        Path file = Path.of(files.get(0));
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String formatted = format(file.toString(), text);
            if (formatted == null) {
                System.err.println("olelo: " + file + " cannot be formatted without changing its meaning");
                return 1;
            }
            return deliver(file, text, formatted, write, check);
        } catch (IOException e) {
            System.err.println("olelo: cannot read or write " + file + ": " + e.getMessage());
            return 1;
        }
    }

    private static int deliver(Path file, String text, String formatted, boolean write, boolean check)
            throws IOException {
        if (check) {
            return formatted.equals(text) ? 0 : 1;
        }
        byte[] bytes = formatted.getBytes(StandardCharsets.ISO_8859_1);
        if (!write) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        } else if (!formatted.equals(text)) {
            Files.write(file, bytes);
        }
        return 0;
    }

    /** The text in one style; null when its tokens would not be the same. */
    static @Nullable String format(String name, String text) {
        String formatted = ConfigFormatter.format(text);
        return tokens(name, text).equals(tokens(name, formatted)) ? formatted : null;
    }

    private static List<String> tokens(String name, String text) {
        FileSources files = new FileSources(Path.of(""));
        ConfigText read = ConfigText.read(new SourceFile(name, text), files, List.of(), List.of(), new Diagnostics());
        List<String> tokens = new ArrayList<>();
        for (Token token : read.tokens()) {
            tokens.add(token.kind() + " " + token.number() + " " + token.text());
        }
        return tokens;
    }
}
