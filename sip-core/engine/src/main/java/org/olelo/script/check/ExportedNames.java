package org.olelo.script.check;

import java.util.List;

/** Which Kamailio modules export a function, loaded or not; read only to explain a fault. */
final class ExportedNames {
    private static final String RESOURCE = "exported-functions.txt";

    private ExportedNames() {}

    /** The modules, most used first; empty for an unknown function. */
    static List<String> modulesOf(String function) {
        String line = NameTable.read(RESOURCE).get(function);
        return line == null ? List.of() : List.of(line.split(","));
    }
}
