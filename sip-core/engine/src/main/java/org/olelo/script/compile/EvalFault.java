package org.olelo.script.compile;

/** An expression that cannot be evaluated: division by zero, a bad regular expression made at run time. Logged where it arises. */
final class EvalFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final EvalFault INSTANCE = new EvalFault();

    private EvalFault() {
        super("expression failed", null, false, false);
    }
}
