package org.olelo.script.compile;

/** How an action ended: its code in the low 32 bits, and whether the script goes on, in one long. */
final class Flow {
    /** Leave the innermost while or switch, else the route. */
    static final long BREAK = 1L << 32;

    /** Leave the route. */
    static final long RETURN = 1L << 33;

    /** The script has ended. */
    static final long EXIT = 1L << 34;

    private static final long CODE = 0xFFFFFFFFL;
    private static final long JUMP = BREAK | RETURN | EXIT;

    private Flow() {}

    static long next(int code) {
        return code & CODE;
    }

    static long of(long jump, int code) {
        return jump | (code & CODE);
    }

    static int code(long flow) {
        return (int) flow;
    }

    /** True when the next statement does not run. */
    static boolean jumps(long flow) {
        return (flow & JUMP) != 0;
    }

    static boolean exits(long flow) {
        return (flow & EXIT) != 0;
    }
}
