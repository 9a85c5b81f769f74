package org.olelo.net;

/** A listening socket could not be opened. */
public final class BindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LocalSocket socket;

    public BindException(LocalSocket socket, Throwable cause) {
        super("cannot listen on " + socket.sockString() + ": " + cause.getMessage(), cause);
        this.socket = socket;
    }

    /** The socket that could not be opened. */
    public LocalSocket socket() {
        return socket;
    }
}
