package org.olelo.pv;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** The pseudo-variables that exist without a module: $null, $rc ($retcode, $?), $env, $envn, $def, $defn. */
public final class CoreVariables {
    private CoreVariables() {}

    /** Where the values of {@code #!define} come from. */
    @FunctionalInterface
    public interface Defines {
        /** The value of that define; null when it is not defined. */
        @Nullable
        String value(String name);
    }

    /** Adds them to a catalogue; defines are read when the script is parsed. */
    public static void addTo(PvCatalog catalog, Defines defines) {
        catalog.addVariable("null", CoreVariables::nothing);
        PvFactory code = CoreVariables::returnCode;
        catalog.addVariable("rc", code);
        catalog.addVariable("retcode", code);
        catalog.addVariable("?", code);
        catalog.addVariable("env", name -> new Constant(Value.of(System.getenv(name.constantInner()))));
        catalog.addVariable("envn", name -> new Constant(number(System.getenv(name.constantInner()))));
        catalog.addVariable("def", name -> new Constant(Value.of(defines.value(name.constantInner()))));
        catalog.addVariable("defn", name -> new Constant(defined(defines.value(name.constantInner()))));
    }

    private static Pv nothing(PvName name) throws PvSyntaxException {
        name.bare();
        return new Constant(Value.NULL);
    }

    private static Pv returnCode(PvName name) throws PvSyntaxException {
        name.bare();
        return new ReturnCode();
    }

    /** Kamailio's str2sint: an optional sign and digits, else null. */
    private static Value number(@Nullable String text) {
        if (text == null) {
            return Value.NULL;
        }
        try {
            return Value.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return Value.NULL;
        }
    }

    /** A number when the text is one, else the text; 0 for a name that is not defined. */
    private static Value defined(@Nullable String text) {
        Value number = number(text);
        return text == null ? Value.of(0) : number.isNull() ? Value.of(text) : number;
    }

    private static final class ReturnCode implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.of(ctx.returnCode());
        }

        @Override
        public PvType type() {
            return PvType.INT;
        }
    }
}
