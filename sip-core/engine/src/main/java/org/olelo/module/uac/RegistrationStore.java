package org.olelo.module.uac;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.Query;
import org.olelo.db.Row;

/** Reads table uacreg. */
record RegistrationStore(Database database, String table) {
    /** The text columns, in the order they are read. */
    enum Column {
        UUID("l_uuid"),
        LOCAL_USER("l_username"),
        LOCAL_DOMAIN("l_domain"),
        REMOTE_USER("r_username"),
        REMOTE_DOMAIN("r_domain"),
        REALM("realm"),
        AUTH_USER("auth_username"),
        AUTH_PASSWORD("auth_password"),
        AUTH_HA1("auth_ha1"),
        AUTH_PROXY("auth_proxy"),
        CONTACT_ADDRESS("contact_addr"),
        SOCKET("socket");

        final String text;

        Column(String text) {
            this.text = text;
        }

        /** The column of that name that a filter of the RPC commands and functions may use, or null. */
        static @Nullable Column filter(String name) {
            return switch (name) {
                case "l_uuid" -> UUID;
                case "l_username" -> LOCAL_USER;
                case "r_username" -> REMOTE_USER;
                case "auth_username" -> AUTH_USER;
                default -> null;
            };
        }
    }

    private static final List<String> COLUMNS = columns();

    private static List<String> columns() {
        List<String> names = new ArrayList<>();
        for (Column column : Column.values()) {
            names.add(column.text);
        }
        names.addAll(List.of("expires", "flags", "reg_delay"));
        return List.copyOf(names);
    }

    /** All rows, or that of one l_uuid; throws {@link org.olelo.db.DatabaseException}. */
    List<Registration> read(@Nullable String uuid) {
        List<Condition> conditions = uuid == null ? List.of() : List.of(Condition.eq(Column.UUID.text, uuid));
        List<Registration> found = new ArrayList<>();
        for (Row row : database.query(new Query(table, COLUMNS, conditions, null))) {
            found.add(Registration.of(row));
        }
        return found;
    }
}
