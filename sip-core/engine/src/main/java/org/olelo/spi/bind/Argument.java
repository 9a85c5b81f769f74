package org.olelo.spi.bind;

import org.olelo.pv.Pv;

/** An argument of a function call as the script has it. */
public sealed interface Argument {
    /** A string literal; may contain pseudo-variables. */
    record Text(String text) implements Argument {}

    /** A number literal. */
    record Number(int value) implements Argument {}

    /** A pseudo-variable or another expression, evaluated at each call. */
    record Expression(Pv value, boolean plainVariable) implements Argument {}
}
