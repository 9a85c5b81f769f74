package org.olelo.spi.bind;

import org.olelo.routing.MessageContext;

/** A function bound to the arguments of one place in the script. */
@FunctionalInterface
public interface ScriptCall {
    /** Runs it; Kamailio's code: above 0 true, below 0 false, 0 ends the script. */
    int call(MessageContext ctx);
}
