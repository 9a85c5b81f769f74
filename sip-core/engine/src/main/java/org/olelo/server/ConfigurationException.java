package org.olelo.server;

import java.util.List;
import org.olelo.script.source.Diagnostic;

/** A configuration that is refused; nothing was started. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Refused for these findings, errors and warnings. */
    public ConfigurationException(String message, List<Diagnostic> diagnostics) {
        super(message);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Refused for a reason that has no place in the text. */
    public ConfigurationException(String message) {
        super(message);
        this.diagnostics = List.of();
    }

    /** Refused for a reason that has no place in the text, as a port in use. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
        this.diagnostics = List.of();
    }

    /** The findings, empty when the reason has no place in the text. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
