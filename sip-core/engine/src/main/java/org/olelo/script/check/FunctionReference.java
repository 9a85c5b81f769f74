package org.olelo.script.check;

import java.lang.reflect.Parameter;
import java.util.List;
import org.olelo.pv.Pv;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Literal;
import org.olelo.spi.RouteName;
import org.olelo.spi.bind.FunctionDeclaration;

/** How a function is shown to a reader. */
public final class FunctionReference {
    // an event route may call what a request route may
    private static final List<RouteKind> KINDS = List.of(
            RouteKind.REQUEST,
            RouteKind.REPLY,
            RouteKind.ONREPLY,
            RouteKind.FAILURE,
            RouteKind.BRANCH,
            RouteKind.ONSEND);

    private FunctionReference() {}

    /** An argument by its name and what it may be. */
    public static String argument(Parameter parameter) {
        String what;
        if (parameter.isAnnotationPresent(RouteName.class)) {
            what = "route";
        } else if (parameter.getType() == int.class) {
            what = "number";
        } else if (parameter.getType() == Pv.class) {
            what = "variable";
        } else {
            what = parameter.isAnnotationPresent(Literal.class) ? "literal text" : "text";
        }
        return parameter.isNamePresent() ? parameter.getName() + ": " + what : what;
    }

    /** The kinds of route that may call it. */
    public static String routes(FunctionDeclaration function) {
        FunctionRoutes table = new FunctionRoutes();
        StringBuilder out = new StringBuilder();
        for (RouteKind kind : KINDS) {
            if (table.allowed(function, kind)) {
                out.append(out.isEmpty() ? "" : ", ").append(RouteChecker.label(kind));
            }
        }
        return out.toString();
    }
}
