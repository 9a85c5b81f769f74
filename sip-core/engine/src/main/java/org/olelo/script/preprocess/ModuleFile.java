package org.olelo.script.preprocess;

/** Names of module files. */
public final class ModuleFile {
    private ModuleFile() {}

    /** The module of {@code tm}, {@code tm.so} or {@code /path/to/tm.so}. */
    public static String name(String file) {
        String base = file.substring(file.lastIndexOf('/') + 1);
        return base.endsWith(".so") ? base.substring(0, base.length() - 3) : base;
    }
}
