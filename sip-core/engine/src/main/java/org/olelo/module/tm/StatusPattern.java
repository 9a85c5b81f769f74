package org.olelo.module.tm;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** A regular expression on status codes, or a variable that holds one. */
public final class StatusPattern {
    private final @Nullable Pattern pattern;
    private final @Nullable Pv variable;

    private StatusPattern(@Nullable Pattern pattern, @Nullable Pv variable) {
        this.pattern = pattern;
        this.variable = variable;
    }

    /**
     * Compiles the argument of t_check_status.
     *
     * @throws IllegalArgumentException when it is no regular expression
     */
    public static StatusPattern parseArgument(String text, PvParser parser) {
        try {
            return text.startsWith("$")
                    ? new StatusPattern(null, parser.variable(text))
                    : new StatusPattern(Pattern.compile(text, Pattern.CASE_INSENSITIVE), null);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("bad regular expression: " + e.getMessage(), e);
        } catch (PvSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    boolean matches(MessageContext ctx, int status) {
        Pattern wanted = pattern;
        if (wanted == null) {
            Value value = variable == null ? Value.NULL : variable.get(ctx);
            if (value.isNull()) {
                return false;
            }
            try {
                wanted = Pattern.compile(value.text(), Pattern.CASE_INSENSITIVE);
            } catch (PatternSyntaxException e) {
                return false;
            }
        }
        return wanted.matcher(Integer.toString(status)).find();
    }
}
