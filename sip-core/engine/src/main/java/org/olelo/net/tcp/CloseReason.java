package org.olelo.net.tcp;

/** Why a connection ended. */
public enum CloseReason {
    /** The peer closed it. */
    PEER,
    /** The peer reset it. */
    RESET,
    /** It was idle, or slow in sending a message, or did not take ours in time. */
    TIMEOUT,
    /** A stream without valid message bounds, or a longer message than allowed. */
    BAD_INPUT,
    /** The script, a module, or the server's end. */
    LOCAL,
    /** It could not be opened. */
    CONNECT_FAILED,
    /** A queue limit, or an error of the system. */
    ERROR
}
