package org.olelo.servlet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users of applications: table subscriber, whose domain is the realm, and table grp for their roles. Calls may wait. */
final class Subscribers {
    private static final Logger LOG = LoggerFactory.getLogger("sipapp");

    private final @Nullable Database database;

    /** @param database null: there are no users */
    Subscribers(@Nullable Database database) {
        this.database = database;
    }

    /** HA1 in hexadecimal; null for an unknown user. */
    @Nullable
    String ha1(String user, String realm) {
        List<Row> rows = find("subscriber", "ha1", user, realm);
        return rows.isEmpty() ? null : rows.getFirst().textOrEmpty(0);
    }

    Set<String> roles(String user, String realm) {
        Set<String> roles = new HashSet<>();
        find("grp", "grp", user, realm).forEach(row -> roles.add(row.textOrEmpty(0)));
        return roles;
    }

    private List<Row> find(String table, String column, String user, String domain) {
        Database known = database;
        if (known == null) {
            LOG.error("an application asks for a login, but module sipapp has no db_url");
            return List.of();
        }
        try {
            ResultRows rows = known.query(new Query(
                    table,
                    List.of(column),
                    List.of(Condition.eq("username", user), Condition.eq("domain", domain)),
                    null));
            List<Row> all = new ArrayList<>();
            rows.forEach(all::add);
            return all;
        } catch (DatabaseException e) {
            LOG.error("users cannot be read, table={} reason={}", table, e.getMessage());
            return List.of();
        }
    }
}
