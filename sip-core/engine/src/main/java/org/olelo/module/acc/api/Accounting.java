package org.olelo.module.acc.api;

import org.olelo.routing.MessageContext;

/** Records of requests that a module asks for. */
public interface Accounting {
    /**
     * Records the request.
     *
     * @param function acc_log_request, acc_db_request, or another name: log and database
     * @param comment code and reason, as "302 Moved"
     * @param table table of the database record
     */
    void record(MessageContext ctx, String function, String comment, String table);
}
