package org.olelo.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.olelo.script.ConfigText;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.FileSources;
import org.olelo.script.source.SourceFile;

/** Reads the configuration that the options name: a file, a text, or the built-in one. */
record ConfigReader(ServerOptions options) {

    /** The parsed configuration; its faults are in the diagnostics. */
    ConfigText read(Diagnostics diagnostics) throws ConfigurationException {
        List<String> defines = new ArrayList<>();
        options.defines().forEach((name, value) -> defines.add(value == null ? name : name + "=" + value));
        Path work = options.workDirectory();
        FileSources files = new FileSources(work == null ? Path.of("") : work);
        Path file = options.configFile();
        if (file != null) {
            return ConfigText.read(file.toString(), files, defines, options.substitutions(), diagnostics);
        }
        String text = options.configText();
        SourceFile source = text != null ? new SourceFile("(text)", text) : defaultConfiguration();
        return ConfigText.read(source, files, defines, options.substitutions(), diagnostics);
    }

    private static SourceFile defaultConfiguration() throws ConfigurationException {
        try (InputStream in = ConfigReader.class.getResourceAsStream("default.cfg")) {
            if (in == null) {
                throw new ConfigurationException("the built-in configuration is missing");
            }
            return new SourceFile("default.cfg", new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new ConfigurationException("the built-in configuration cannot be read", e);
        }
    }
}
