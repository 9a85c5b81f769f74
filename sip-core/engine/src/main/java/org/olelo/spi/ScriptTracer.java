package org.olelo.spi;

import org.olelo.pv.Pv;
import org.olelo.routing.MessageContext;

/** Hears of every step of the script. Scripts are compiled with it only when a module published it. */
public interface ScriptTracer {
    /** Whether steps are to be told now. */
    boolean on();

    /**
     * A statement or function is about to run.
     *
     * @param route as {@code request_route=[NAME]}
     * @param line in that file, from 1
     * @param code Kamailio's number of the action
     * @param name of the function, or the word of the statement
     */
    void step(MessageContext ctx, String route, String file, int line, int code, String name);

    /** The script uses that variable; told while it is compiled. */
    void variable(String text, Pv variable);
}
