package jakarta.servlet.sip;

import jakarta.servlet.ServletException;

/** A request cannot be sent on because its Max-Forwards has come to zero. */
public class TooManyHopsException extends ServletException {
    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public TooManyHopsException() {}

    /** With a message. */
    public TooManyHopsException(String msg) {
        super(msg);
    }

    /** With a message and a cause. */
    public TooManyHopsException(String message, Throwable rootCause) {
        super(message, rootCause);
    }

    /** With a cause. */
    public TooManyHopsException(Throwable rootCause) {
        super(rootCause);
    }
}
