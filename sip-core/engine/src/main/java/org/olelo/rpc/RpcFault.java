package org.olelo.rpc;

/** An RPC command's refusal: code (400 bad parameter, 404 not found, 500 internal) and text. */
public final class RpcFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** A fault with code and text. */
    public RpcFault(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The code. */
    public int code() {
        return code;
    }

    /** The text. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
