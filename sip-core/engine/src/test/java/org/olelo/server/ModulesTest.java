package org.olelo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModulesTest {
    /** Surefire runs in the folder of the Maven module. */
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "modules.md");

    @Test
    void shouldListEveryModuleInTheDocumentation() throws IOException {
        List<String> listed = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.matches("\\| [a-z_0-9]+ \\|.*") && !line.startsWith("| module |")) {
                listed.add(line.substring(2, line.indexOf(" |", 2)));
            }
        }
        assertEquals(List.copyOf(new TreeSet<>(new Modules().names())), listed);
    }
}
