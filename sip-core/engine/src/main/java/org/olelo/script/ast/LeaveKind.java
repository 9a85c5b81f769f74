package org.olelo.script.ast;

/** The statements that leave a block. */
public enum LeaveKind {
    /** Ends the route; 0 ends the script. */
    RETURN,
    /** Ends the script. */
    EXIT,
    /** Ends the script, the message is not sent. */
    DROP,
    /** Leaves a while or case, else the route. */
    BREAK;

    /** The word of the script. */
    public String word() {
        return switch (this) {
            case RETURN -> "return";
            case EXIT -> "exit";
            case DROP -> "drop";
            case BREAK -> "break";
        };
    }
}
