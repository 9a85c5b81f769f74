package org.olelo.script.check;

import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceRange;
import org.olelo.text.PosixRegex;

/** Checks constant regular expressions. */
final class Regexes {
    private Regexes() {}

    static void check(String pattern, SourceRange range, Diagnostics diagnostics) {
        try {
            PosixRegex.compile(pattern, true);
        } catch (IllegalArgumentException e) {
            diagnostics.error(range, "bad regular expression: " + e.getMessage());
        }
    }
}
