package org.olelo.script.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Configuration files on disk; a relative name is taken from the working directory first, as in Kamailio. */
public final class FileSources implements SourceResolver {
    /** Larger files are not read. */
    public static final long MAX_BYTES = 64L << 20;

    private final Path workingDirectory;

    /** Relative names start at that directory. */
    public FileSources(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public @Nullable SourceFile resolve(String name, @Nullable SourceFile includer) {
        try {
            SourceFile found = read(name, workingDirectory.resolve(name));
            if (found != null || includer == null) {
                return found;
            }
            Path folder = workingDirectory.resolve(includer.name()).getParent();
            if (folder == null || Path.of(name).isAbsolute()) {
                return null;
            }
            Path beside = folder.resolve(name);
            return read(beside.toString(), beside);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable SourceFile read(String name, Path path) {
        try {
            if (!Files.isRegularFile(path) && !Files.isReadable(path) || Files.isDirectory(path)) {
                return null;
            }
            if (Files.size(path) > MAX_BYTES) {
                return null;
            }
            return new SourceFile(name, Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return null;
        }
    }
}
