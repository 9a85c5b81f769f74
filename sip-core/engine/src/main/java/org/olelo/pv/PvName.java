package org.olelo.pv;

import org.jspecify.annotations.Nullable;

/**
 * The parsed reference {@code $(className(inner)[index])} before transformations.
 *
 * @param className the name of the class, as {@code avp}
 * @param inner the text between the inner parentheses as written, null when absent; may contain pseudo-variables
 * @param innerFormat the inner text compiled when it contains pseudo-variables, else null
 * @param index the index
 */
public record PvName(
        String className, @Nullable String inner, @Nullable PvFormat innerFormat, PvIndex index) {
    /** The inner name where it must be there and constant. */
    public String constantInner() throws PvSyntaxException {
        if (inner == null || innerFormat != null) {
            throw new PvSyntaxException("$" + className + " needs a constant name in parentheses");
        }
        return inner;
    }

    /** Refuses a name in parentheses and an index, for classes that take neither. */
    public void bare() throws PvSyntaxException {
        if (inner != null) {
            throw new PvSyntaxException("$" + className + " takes no name in parentheses");
        }
        unindexed();
    }

    /** Refuses an index, for classes that take none. */
    public void unindexed() throws PvSyntaxException {
        if (index.present()) {
            throw new PvSyntaxException("$" + className + " takes no index");
        }
    }

    /** The name now; "" when there is none. */
    public String inner(org.olelo.routing.MessageContext ctx) {
        PvFormat format = innerFormat;
        if (format != null) {
            return format.format(ctx);
        }
        String constant = inner;
        return constant == null ? "" : constant;
    }
}
