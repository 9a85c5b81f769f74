package org.olelo.module.pv;

import org.olelo.routing.MessageContext;

/** A variable that may hold several values, for $cnt. */
interface Countable {
    /** How many values the name has now. */
    int count(MessageContext ctx);
}
