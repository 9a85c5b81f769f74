package org.olelo.script.check;

import java.util.Map;
import org.olelo.routing.RouteKind;
import org.olelo.spi.bind.FunctionDeclaration;

/** Which routes may call a function: found by trying each with Kamailio 5.6.3; what it does not have is as declared. */
final class FunctionRoutes {
    // module/name, then for each restricted number of arguments: number, colon, a letter for each route that may call
    private final Map<String, String> table = NameTable.read("function-routes.txt");

    /** True when a route of that kind may call it. */
    boolean allowed(FunctionDeclaration function, RouteKind kind) {
        char letter = letter(kind);
        boolean known = false;
        for (String name : function.names()) {
            String rows = table.get(function.module() + "/" + name);
            if (rows != null) {
                known = true;
                for (String row : rows.split(" ")) {
                    int colon = row.indexOf(':');
                    if (Integer.parseInt(row.substring(0, colon)) == function.arity()) {
                        return row.indexOf(letter, colon) >= 0;
                    }
                }
            }
        }
        return known || function.allowedIn(kind);
    }

    // an event route may call what a request route may
    private static char letter(RouteKind kind) {
        return switch (kind) {
            case REPLY -> 'P';
            case ONREPLY -> 'O';
            case FAILURE -> 'F';
            case BRANCH -> 'B';
            case ONSEND -> 'S';
            case REQUEST, LOCAL, EVENT, BRANCH_FAILURE, ERROR -> 'R';
        };
    }
}
