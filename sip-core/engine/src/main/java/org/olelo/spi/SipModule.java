package org.olelo.spi;

import java.util.List;

/**
 * A loaded Kamailio module. Made by its factory when {@code loadmodule} is met; its annotated fields and methods ({@link ModParam},
 * {@link ScriptFunction}, {@link PvExport}, {@link RpcExport}) are its exports. Then, in load order: parameters are set, {@link #init}
 * runs for all modules, routes are compiled, {@link #start} runs when the sockets are bound; {@link #stop} in reverse order.
 */
public interface SipModule {
    /** The objects whose annotated methods are the module's exports; this one and others it made in its constructor. */
    default List<Object> exports() {
        return List.of(this);
    }

    /**
     * Kamailio's mod_init: all parameters are set, other modules are loaded.
     *
     * @throws ModuleException stops the start of the server
     */
    default void init() throws ModuleException {}

    /**
     * False when, as it is configured, none of the functions declared blocking can wait; asked after init. Routes that call them then run on the
     * event loop.
     */
    default boolean mayBlock() {
        return true;
    }

    /**
     * Kamailio's child_init and main loop: sockets are bound, timers and traffic may start.
     *
     * @throws ModuleException stops the start of the server
     */
    default void start() throws ModuleException {}

    /** Kamailio's mod_destroy; releases everything; does not throw. */
    default void stop() {}
}
