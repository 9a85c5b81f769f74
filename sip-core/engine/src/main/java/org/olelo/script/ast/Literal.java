package org.olelo.script.ast;

import org.olelo.script.source.SourceRange;

/** A value at top level: of a core parameter, a module parameter or a custom parameter. */
public sealed interface Literal {
    /** Where it was written. */
    SourceRange range();

    /** As text: the string, the word, or the number in decimal. */
    String text();

    /** A number, or yes/no. */
    record Int(int value, SourceRange range) implements Literal {
        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** A quoted string. */
    record Text(String text, SourceRange range) implements Literal {}

    /** An unquoted word, host name or address. */
    record Word(String text, SourceRange range) implements Literal {}
}
