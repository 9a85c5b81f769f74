package org.olelo.module.avpops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** What avp_check() looks at: an AVP with all its values, or another variable. */
public record CheckedVariable(Pv variable, @Nullable String avp) {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is no variable
     */
    public static CheckedVariable parseArgument(String text, PvParser parser) throws PvSyntaxException {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("a variable is expected, not " + text);
        }
        AvpName name = AvpName.of(text);
        return new CheckedVariable(parser.variable(text), name == null ? null : name.key());
    }

    List<Value> values(MessageContext ctx, boolean all) {
        return avp != null && all ? new AvpName(avp).values(ctx) : List.of(variable.get(ctx));
    }
}
