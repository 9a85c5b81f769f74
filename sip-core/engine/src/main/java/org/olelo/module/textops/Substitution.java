package org.olelo.module.textops;

import org.olelo.text.RegexSubstitution;

/** The argument {@code /pattern/replacement/flags}; pseudo-variables in it are replaced before it is read. */
public final class Substitution {
    private final RegexSubstitution substitution;

    private Substitution(RegexSubstitution substitution) {
        this.substitution = substitution;
    }

    /**
     * Reads the expression.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static Substitution parseArgument(String text) {
        return new Substitution(RegexSubstitution.parse(text));
    }

    RegexSubstitution regex() {
        return substitution;
    }
}
