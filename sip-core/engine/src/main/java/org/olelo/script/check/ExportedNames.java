package org.olelo.script.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which Kamailio modules export a function, loaded or not; read only to explain a fault. */
final class ExportedNames {
    private static final String RESOURCE = "exported-functions.txt";

    private ExportedNames() {}

    /** The modules, most used first; empty for an unknown function. */
    static List<String> modulesOf(String function) {
        String start = function + " ";
        try (InputStream in = ExportedNames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return List.of();
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(start)) {
                    return List.of(line.substring(start.length()).split(","));
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
