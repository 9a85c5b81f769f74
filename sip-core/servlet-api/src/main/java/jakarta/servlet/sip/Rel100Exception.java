package jakarta.servlet.sip;

import jakarta.servlet.ServletException;

/** A provisional response cannot be sent or acknowledged reliably (RFC 3262). */
public class Rel100Exception extends ServletException {
    /** The response is not provisional, or it is 100. */
    public static final int NOT_1XX = 0;

    /** The request is not an INVITE. */
    public static final int NOT_INVITE = 1;

    /** The client does not support it. */
    public static final int NO_REQ_SUPPORT = 2;

    /** The container does not support it. */
    public static final int NOT_SUPPORTED = 3;

    /** The response to acknowledge was not sent reliably. */
    public static final int NOT_100rel = 4;

    private static final long serialVersionUID = 1L;

    private final int reason;

    /** For one of the reasons above. */
    public Rel100Exception(int reason) {
        this.reason = reason;
    }

    /** The reason in words. */
    @Override
    public String getMessage() {
        return switch (reason) {
            case NOT_1XX -> "the response is not 101 to 199";
            case NOT_INVITE -> "the request is not an INVITE";
            case NO_REQ_SUPPORT -> "the client does not support 100rel";
            case NOT_SUPPORTED -> "the container does not support 100rel";
            case NOT_100rel -> "the response was not sent reliably";
            default -> "reliable provisional response failed";
        };
    }

    /** The reason, one of the constants. */
    public int getReason() {
        return reason;
    }
}
