package org.olelo.script.compile;

import org.olelo.routing.MessageContext;

/** A compiled statement. */
abstract class Action {
    /** Runs it; the result is a {@link Flow}. */
    abstract long run(MessageContext ctx);
}
