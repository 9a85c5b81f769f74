package org.olelo.transaction;

/** Reason phrases of replies made here, as Kamailio words them. */
public final class ReplyText {
    private ReplyText() {}

    /** The usual phrase for a status code. */
    public static String of(int status) {
        return switch (status) {
            case 100 -> "Trying";
            case 180 -> "Ringing";
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 407 -> "Proxy Authentication Required";
            case 408 -> "Request Timeout";
            case 410 -> "Gone";
            case 477, 478 -> ErrorCode.reason(-status, "TM");
            case 480 -> "Temporarily Unavailable";
            case 481 -> "Call/Transaction Does Not Exist";
            case 486 -> "Busy Here";
            case 487 -> "Request Terminated";
            case 500 -> "Server Internal Error";
            case 503 -> "Service Unavailable";
            default -> status >= 600 ? "Global Failure" : status >= 500 ? "Server Failure" : "Request Failure";
        };
    }
}
