package org.olelo.module.db_text;

import org.olelo.db.DatabaseFault;

/** Names of tables and columns. */
final class TextNames {
    private TextNames() {}

    /** Why something of this name does not exist. */
    static DatabaseFault fault(String name) {
        return isName(name) ? DatabaseFault.NO_SUCH_OBJECT : DatabaseFault.BAD_ARGUMENT;
    }

    /** Letters, digits, underscores, minus; no path. */
    static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*");
    }
}
