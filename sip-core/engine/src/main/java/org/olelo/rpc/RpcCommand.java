package org.olelo.rpc;

/**
 * A registered command.
 *
 * @param name {@code group.command}
 * @param doc one sentence
 * @param returnsArray Kamailio's RET_ARRAY: the results form a list even when there is one
 * @param handler what runs
 */
public record RpcCommand(String name, String doc, boolean returnsArray, Handler handler) {
    /** The body of a command; runs on a virtual thread and may block. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Reads parameters and adds results.
         *
         * @throws RpcFault the command's refusal
         */
        void run(RpcCall call);
    }
}
