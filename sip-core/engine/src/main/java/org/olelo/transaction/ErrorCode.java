package org.olelo.transaction;

/** Kamailio's internal error codes (ser_error) with the reply each becomes. */
public final class ErrorCode {
    public static final int OK = 1;
    public static final int UNSPECIFIED = -1;
    /** No empty line after the header fields. */
    public static final int HEADERS_OPEN = -2;

    public static final int BUG = -5;
    public static final int CONFIG = -6;
    public static final int NO_SOCKET = -7;
    public static final int BAD_VIA = -8;
    public static final int BAD_TUPLE = -9;
    public static final int SCRIPT = -10;
    public static final int TOO_MANY_BRANCHES = -12;
    public static final int BAD_REQUEST = -400;
    public static final int SEND = -477;
    public static final int BAD_ADDRESS = -478;
    public static final int BAD_URI = -479;
    public static final int BAD_PROTOCOL = -480;
    public static final int CANCELED = -487;

    private ErrorCode() {}

    /** Status code of the reply that tells of the error. */
    public static int status(int error) {
        return switch (error) {
            case SEND, BAD_ADDRESS, BAD_URI -> -error;
            case BAD_REQUEST, BAD_TUPLE -> 400;
            case CANCELED -> 487;
            default -> 500;
        };
    }

    /**
     * Reason phrase of that reply.
     *
     * @param who "SL" or "TM"
     */
    public static String reason(int error, String who) {
        String text = switch (error) {
            case SEND -> "Unfortunately error on sending to next hop occurred";
            case BAD_ADDRESS -> "Unresolvable destination";
            case BAD_REQUEST -> "Bad Request";
            case BAD_URI -> "Regretfully, we were not able to process the URI";
            case BAD_TUPLE -> "Transaction tuple incomplete";
            case CANCELED -> "Transaction canceled";
            case TOO_MANY_BRANCHES -> "Forking capacity exceeded";
            case 0, OK -> "No error";
            default -> "I'm terribly sorry, server error occurred";
        };
        return text + " (" + (error < 0 ? -error : error) + '/' + who + ')';
    }
}
