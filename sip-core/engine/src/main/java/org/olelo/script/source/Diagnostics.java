package org.olelo.script.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings about one configuration, in order of discovery. Past {@link #LIMIT} they are counted, not kept. */
public final class Diagnostics {
    /** How many are kept. */
    public static final int LIMIT = 500;

    private final List<Diagnostic> all = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int errors;
    private int warnings;

    /** Reports a fault that refuses the configuration. */
    public void error(SourceRange range, String message) {
        error(range, message, null);
    }

    /** Reports a fault with its remedy. */
    public void error(SourceRange range, String message, @Nullable String remedy) {
        add(new Diagnostic(Severity.ERROR, range, message, remedy));
    }

    /** Reports something doubtful. */
    public void warning(SourceRange range, String message, @Nullable String remedy) {
        add(new Diagnostic(Severity.WARNING, range, message, remedy));
    }

    /** Reports something worth knowing. */
    public void info(SourceRange range, String message) {
        add(new Diagnostic(Severity.INFO, range, message, null));
    }

    /** How many errors were reported, kept or not. */
    public int errors() {
        return errors;
    }

    /** How many warnings were reported, kept or not. */
    public int warnings() {
        return warnings;
    }

    /** True when the configuration is refused. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** The kept findings by file and position. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> copy = new ArrayList<>(all);
        List<SourceFile> order = new ArrayList<>();
        for (Diagnostic one : all) {
            if (!order.contains(one.range().file())) {
                order.add(one.range().file());
            }
        }
        copy.sort(
                Comparator.<Diagnostic>comparingInt(d -> order.indexOf(d.range().file()))
                        .thenComparingInt(d -> d.range().start()));
        return copy;
    }

    private void add(Diagnostic diagnostic) {
        boolean isNew = all.size() >= LIMIT || seen.add(diagnostic.toString());
        if (!isNew) {
            return;
        }
        if (diagnostic.severity() == Severity.ERROR) {
            errors++;
        } else if (diagnostic.severity() == Severity.WARNING) {
            warnings++;
        }
        if (all.size() < LIMIT) {
            all.add(diagnostic);
        }
    }
}
