package org.olelo.module.exec;

import java.util.ArrayList;
import java.util.List;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;

/** AVPs between semicolons, as argument. */
public record AvpList(List<Pv> variables) {
    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when one is no AVP
     */
    public static AvpList parseArgument(String text, PvParser parser) throws PvSyntaxException {
        List<Pv> variables = new ArrayList<>();
        for (String name : text.split(";")) {
            String one = name.strip();
            if (one.isEmpty()) {
                continue;
            }
            if (!one.startsWith("$avp(")) {
                throw new IllegalArgumentException(one + " is no AVP: $avp(a);$avp(b) is expected");
            }
            variables.add(parser.variable(one));
        }
        return new AvpList(List.copyOf(variables));
    }
}
