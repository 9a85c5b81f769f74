package org.olelo.script.parse;

/** Unwinds to the place where parsing goes on; the fault is already reported. Without stack trace. */
final class SyntaxFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final SyntaxFault INSTANCE = new SyntaxFault();

    private SyntaxFault() {
        super(null, null, false, false);
    }
}
