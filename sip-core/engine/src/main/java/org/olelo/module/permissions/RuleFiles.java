package org.olelo.module.permissions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Allow and deny files, each read once. A file that is not there is empty. Thread-safe. */
final class RuleFiles {
    private static final Logger LOG = LoggerFactory.getLogger("permissions");

    private final FileNames names;
    private final ConcurrentMap<Path, RuleFile> files = new ConcurrentHashMap<>();

    RuleFiles(FileNames names) {
        this.names = names;
    }

    /** The rules of a file. */
    RuleFile of(String name) {
        return files.computeIfAbsent(names.path(name), RuleFiles::read);
    }

    /** The rules of a file that was read before, or null. */
    @Nullable
    RuleFile known(String name) {
        return files.get(names.path(name));
    }

    private static RuleFile read(Path path) {
        List<String> lines = List.of();
        try {
            lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            LOG.warn("file not found, it counts as empty, file={}", path);
        } catch (IOException e) {
            LOG.error("cannot read, it counts as empty, file={} reason={}", path, e.toString());
        }
        RuleFile file = new RuleFile(lines);
        file.faults().forEach(fault -> LOG.error("a rule is left out, file={} {}", path, fault));
        return file;
    }
}
