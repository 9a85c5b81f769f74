package org.olelo.spi;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.routing.MessageContext;
import org.olelo.text.RegexSubstitution;

/** The argument {@code /pattern/replacement/flags}; pseudo-variables stand in the replacement, not in the pattern. */
public final class Substitution {
    private final RegexSubstitution substitution;
    /** The replacement; null when it is constant. */
    private final @Nullable PvFormat replacement;

    private Substitution(RegexSubstitution substitution, @Nullable PvFormat replacement) {
        this.substitution = substitution;
        this.replacement = replacement;
    }

    /**
     * Reads the expression.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static Substitution parseArgument(String text, PvParser parser) {
        RegexSubstitution substitution = RegexSubstitution.parse(text);
        if (substitution.replacement().indexOf('$') < 0) {
            return new Substitution(substitution, null);
        }
        try {
            return new Substitution(substitution, parser.format(substitution.replacement()));
        } catch (PvSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The substitution with the replacement as it is now. */
    public RegexSubstitution regex(MessageContext ctx) {
        return replacement == null ? substitution : substitution.withReplacement(replacement.format(ctx));
    }
}
