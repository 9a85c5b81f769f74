package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.olelo.routing.RouteKind;

/**
 * A function of the script. The method is the declaration: it is public, its first parameter is {@link org.olelo.routing.MessageContext}, its
 * result Kamailio's code as int (&gt;0 true, &lt;0 false, 0 ends the script) or boolean (true 1, false -1). Overloads are methods of the same
 * name with other numbers of parameters. Parameter types:
 *
 * <ul>
 *   <li>String: text with pseudo-variables, printed at each call; int: a number, or a variable or text that gives one. A {@code $null}
 *       argument makes the call fail with -1 unless the parameter is {@code @Nullable}.
 *   <li>{@link org.olelo.pv.Pv}: the argument is one pseudo-variable; {@link org.olelo.pv.PvFormat}: printed by the function itself.
 *   <li>{@link ScriptRoute} with {@link RouteName}: the name of a route, resolved at load.
 *   <li>any class with {@code public static T parseArgument(String)} that throws {@link IllegalArgumentException}: a literal is converted once
 *       at load, a text with variables at each call. {@link Literal} forbids variables. With {@code parseArgument(String, PvParser)} the class
 *       gets the text as written, and does with variables what it wants.
 * </ul>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ScriptFunction {
    /** The name in the script, then aliases. */
    String[] value();

    /** The kinds of route it may be called from; empty means any. */
    RouteKind[] routes() default {};

    /** True when it may wait for a database, DNS or HTTP: messages that can reach it run on a virtual thread. */
    boolean blocking() default false;

    /** One sentence of documentation. */
    String doc() default "";
}
