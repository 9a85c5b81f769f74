package org.olelo.script.source;

/** How bad a diagnostic is. */
public enum Severity {
    /** The configuration is refused. */
    ERROR,
    /** It loads, and probably does not do what was meant. */
    WARNING,
    /** Something the reader may want to know. */
    INFO;

    /** In lower case, as printed. */
    public String label() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
