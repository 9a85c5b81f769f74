package org.olelo.script.preprocess;

/** The dialect a configuration asks for in a {@code #!} line. */
public enum CompatMode {
    /** No mode line, or {@code #!MAXCOMPAT}: unknown {@code $x} are AVPs. */
    MAXCOMPAT,
    /** {@code #!KAMAILIO}. */
    KAMAILIO,
    /** {@code #!SER}. */
    SER
}
