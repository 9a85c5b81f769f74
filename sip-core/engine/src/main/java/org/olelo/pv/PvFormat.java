package org.olelo.pv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** A string with pseudo-variables in it, compiled at load (Kamailio's pv_elem_t list). {@code $null} values print as {@code <null>}. */
public final class PvFormat {
    private final String[] literals;
    private final Pv[] variables;

    /**
     * Literal and variable parts alternate: literal 0, variable 0, literal 1, … , the last literal.
     *
     * @throws IllegalArgumentException unless there is one literal more than variables
     */
    public PvFormat(List<String> literals, List<Pv> variables) {
        if (literals.size() != variables.size() + 1) {
            throw new IllegalArgumentException("literals and variables do not alternate");
        }
        this.literals = literals.toArray(String[]::new);
        this.variables = variables.toArray(Pv[]::new);
    }

    /** A format without variables. */
    public static PvFormat constant(String text) {
        return new PvFormat(List.of(text), List.of());
    }

    /** The text when there is no variable in it, else null. */
    public @Nullable String constant() {
        return variables.length == 0 ? literals[0] : null;
    }

    /** The only variable when the format is exactly one, else null. */
    public @Nullable Pv singleVariable() {
        return variables.length == 1 && literals[0].isEmpty() && literals[1].isEmpty() ? variables[0] : null;
    }

    /** The variable the format begins with, else null. */
    public @Nullable Pv firstVariable() {
        return variables.length > 0 && literals[0].isEmpty() ? variables[0] : null;
    }

    /** The text with every variable replaced. */
    public String format(MessageContext ctx) {
        if (variables.length == 0) {
            return literals[0];
        }
        if (variables.length == 1 && literals[0].isEmpty() && literals[1].isEmpty()) {
            return variables[0].get(ctx).toString();
        }
        StringBuilder out = ctx.worker().borrowText();
        for (int i = 0; i < variables.length; i++) {
            out.append(literals[i]).append(variables[i].get(ctx));
        }
        out.append(literals[variables.length]);
        return ctx.worker().returnText(out);
    }
}
