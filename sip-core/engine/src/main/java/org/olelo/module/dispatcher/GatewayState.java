package org.olelo.module.dispatcher;

/** The bits of a gateway's state, as in the list file. */
final class GatewayState {
    static final int INACTIVE = 1;
    static final int TRYING = 2;
    static final int DISABLED = 4;
    static final int PROBING = 8;
    /** The host of the URI is not resolved. */
    static final int NO_DNS = 16;
    /** All that a change of state replaces. */
    static final int STATES = INACTIVE | TRYING | DISABLED | PROBING;

    private GatewayState() {}

    /** True when it must not be selected. */
    static boolean isDown(int flags) {
        return (flags & (INACTIVE | DISABLED)) != 0;
    }

    /** The letters of ds_mark_dst(): each adds its bit, {@code a} takes back those before; -1 for any other letter. */
    static int ofLetters(String letters) {
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'a', 'A' -> flags &= ~STATES;
                case 'i', 'I' -> flags |= INACTIVE;
                case 'd', 'D' -> flags |= DISABLED;
                case 't', 'T' -> flags |= TRYING;
                case 'p', 'P' -> flags |= PROBING;
                default -> {
                    return -1;
                }
            }
        }
        return flags;
    }

    /** The state of dispatcher.set_state: one letter or old number, then {@code p} for probing; nothing is inactive; -1 when unknown. */
    static int ofCommand(String text) {
        int state = switch (text.isEmpty() ? 'i' : text.charAt(0)) {
            case '0', 'i', 'I' -> INACTIVE;
            case '1', 'a', 'A' -> 0;
            case '2', 'd', 'D' -> DISABLED;
            case '3', 't', 'T' -> TRYING;
            default -> -1;
        };
        boolean probing = text.length() > 1 && (text.charAt(1) == 'p' || text.charAt(1) == 'P');
        return probing && state >= 0 && state != DISABLED ? state | PROBING : state;
    }

    /** Two letters: A, I, T or D, then P or X. */
    static String shown(int flags) {
        char state = 'A';
        if ((flags & INACTIVE) != 0) {
            state = 'I';
        } else if ((flags & DISABLED) != 0) {
            state = 'D';
        } else if ((flags & TRYING) != 0) {
            state = 'T';
        }
        return new String(new char[] {state, (flags & PROBING) != 0 ? 'P' : 'X'});
    }
}
