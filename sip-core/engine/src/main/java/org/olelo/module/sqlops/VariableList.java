package org.olelo.module.sqlops;

import java.util.ArrayList;
import java.util.List;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** The variables that sql_pvquery assigns, between commas or semicolons. */
final class VariableList {
    private VariableList() {}

    /** An AVP: a NULL is not assigned to it, as in Kamailio. */
    record Avp(Pv variable) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return variable.get(ctx);
        }

        @Override
        public boolean writable() {
            return variable.writable();
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            return variable.set(ctx, value);
        }
    }

    static List<Pv> parse(String text, PvParser parser) throws PvSyntaxException {
        List<Pv> variables = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean separator = c == ',' || c == ';';
            if ((depth == 0 && separator) || i == text.length()) {
                variables.add(variable(text.substring(start, i).trim(), parser));
                start = i + 1;
            }
        }
        return List.copyOf(variables);
    }

    private static Pv variable(String text, PvParser parser) throws PvSyntaxException {
        Pv variable = parser.variable(text);
        if (!variable.writable()) {
            throw new PvSyntaxException(text + " cannot be assigned");
        }
        return text.startsWith("$avp(") || text.startsWith("$(avp(") ? new Avp(variable) : variable;
    }
}
