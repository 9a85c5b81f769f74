package jakarta.servlet.sip;

import jakarta.servlet.ServletException;

/** A text is not what it should be: a URI, an address, a value with parameters. */
public class ServletParseException extends ServletException {
    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public ServletParseException() {}

    /** With a message. */
    public ServletParseException(String msg) {
        super(msg);
    }

    /** With a message and a cause. */
    public ServletParseException(String message, Throwable rootCause) {
        super(message, rootCause);
    }

    /** With a cause. */
    public ServletParseException(Throwable rootCause) {
        super(rootCause);
    }
}
