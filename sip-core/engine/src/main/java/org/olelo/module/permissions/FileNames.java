package org.olelo.module.permissions;

import java.nio.file.Path;
import org.olelo.spi.Engine;

/** Names of files: without a slash they are beside the configuration. */
final class FileNames {
    private final Engine engine;

    FileNames(Engine engine) {
        this.engine = engine;
    }

    Path path(String name) {
        Path config = engine.configFile();
        Path directory = config == null ? null : config.toAbsolutePath().getParent();
        return name.indexOf('/') >= 0 || directory == null ? Path.of(name) : directory.resolve(name);
    }
}
