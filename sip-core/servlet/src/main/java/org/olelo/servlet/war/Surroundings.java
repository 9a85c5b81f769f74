package org.olelo.servlet.war;

import java.util.function.Function;

/** What the application server gives an application, as the container needs it. */
public interface Surroundings {
    /** Runs something of the application's with its class loader and, where the server can do it, its names in JNDI. */
    void run(Runnable task);

    /** Makes instances of servlets and listeners, with what is injected. */
    Function<Class<?>, Object> instances();

    /** The application's class loader. */
    ClassLoader loader();
}
