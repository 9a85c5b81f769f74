package org.olelo.module.textops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;
import org.olelo.spi.Engine;
import org.olelo.spi.SipModule;
import org.olelo.spi.Substitution;
import org.olelo.spi.TransformationExport;
import org.olelo.text.RegexSubstitution;

/** Module textops: functions by subject in their own classes, and the transformation {@code {re.subst}}. */
public final class TextopsModule implements SipModule {
    /** On that engine. */
    public TextopsModule(Engine engine) {}

    @Override
    public List<Object> exports() {
        return List.of(
                this,
                new HeaderFunctions(),
                new BodyFunctions(),
                new MultipartFunctions(),
                new SearchFunctions(),
                new TextFunctions());
    }

    @TransformationExport("re")
    Transformation regex(String name, @Nullable String arguments, PvParser parser) throws PvSyntaxException {
        if (!name.equals("subst") || arguments == null) {
            throw new PvSyntaxException("{re.subst,/pattern/replacement/flags} is the only transformation of class re");
        }
        if (arguments.startsWith("$")) { // the whole expression comes from a variable
            PvFormat format = parser.format(arguments);
            return (ctx, in) -> in.text().isEmpty() ? Value.FAILED : substitute(format.format(ctx), in);
        }
        Substitution substitution;
        try {
            substitution = Substitution.parseArgument(arguments, parser);
        } catch (IllegalArgumentException e) {
            throw new PvSyntaxException("re.subst: " + e.getMessage());
        }
        return (ctx, in) -> {
            if (in.text().isEmpty()) {
                return Value.FAILED;
            }
            return substituted(substitution.regex(ctx), in);
        };
    }

    // a match of nothing fails, and then there is no text
    private static Value substituted(RegexSubstitution substitution, Value in) {
        String changed = substitution.apply(in.text());
        return changed != null ? Value.of(changed) : substitution.matches(in.text()) ? Value.of("") : in;
    }

    private static Value substitute(String expression, Value in) {
        try {
            return substituted(RegexSubstitution.parse(expression), in);
        } catch (IllegalArgumentException e) {
            return Value.NULL;
        }
    }
}
