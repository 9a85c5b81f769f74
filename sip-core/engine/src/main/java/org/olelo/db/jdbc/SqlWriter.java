package org.olelo.db.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbValue;
import org.olelo.db.Operator;
import org.olelo.db.Query;
import org.olelo.db.RowValues;

/** Writes statements from tables, columns and conditions. Values never become text. */
public final class SqlWriter {
    private final Dialect dialect;

    /** A writer for one dialect. */
    public SqlWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    /** SELECT. */
    public SqlText select(Query query) {
        return select(query, "");
    }

    /** SELECT ... FOR UPDATE; SQLite locks the whole database already when a transaction begins. */
    public SqlText selectForUpdate(Query query) {
        return select(query, dialect == Dialect.SQLITE ? "" : " FOR UPDATE");
    }

    /** INSERT. */
    public SqlText insert(String table, RowValues values) {
        return insert("INSERT INTO ", table, values, "");
    }

    /** MySQL's INSERT DELAYED; MariaDB 11 and InnoDB refuse it, so an ordinary INSERT everywhere. */
    public SqlText insertDelayed(String table, RowValues values) {
        return insert(table, values);
    }

    /** Whether {@link #replace} exists in this dialect. */
    public boolean hasReplace() {
        return dialect == Dialect.MARIADB || dialect == Dialect.SQLITE;
    }

    /** REPLACE. */
    public SqlText replace(String table, RowValues values) {
        return insert("REPLACE INTO ", table, values, "");
    }

    /** Whether {@link #insertUpdate} exists in this dialect. */
    public boolean hasInsertUpdate() {
        return dialect == Dialect.MARIADB;
    }

    /** INSERT ... ON DUPLICATE KEY UPDATE. */
    public SqlText insertUpdate(String table, RowValues values) {
        StringBuilder tail = new StringBuilder(" ON DUPLICATE KEY UPDATE ");
        for (int i = 0; i < values.columns().size(); i++) {
            tail.append(i == 0 ? "" : ", ");
            dialect.quote(tail, values.columns().get(i));
            tail.append("=VALUES(");
            dialect.quote(tail, values.columns().get(i));
            tail.append(')');
        }
        return insert("INSERT INTO ", table, values, tail.toString());
    }

    /** UPDATE. */
    public SqlText update(String table, RowValues values, List<Condition> conditions) {
        requireColumns(values);
        List<DbValue> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder(128).append("UPDATE ");
        dialect.quote(sql, table);
        sql.append(" SET ");
        for (int i = 0; i < values.columns().size(); i++) {
            sql.append(i == 0 ? "" : ", ");
            dialect.quote(sql, values.columns().get(i));
            sql.append("=?");
            parameters.add(values.values().get(i));
        }
        where(sql, parameters, conditions);
        return new SqlText(sql.toString(), parameters);
    }

    /** DELETE. */
    public SqlText delete(String table, List<Condition> conditions) {
        List<DbValue> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder(64).append("DELETE FROM ");
        dialect.quote(sql, table);
        where(sql, parameters, conditions);
        return new SqlText(sql.toString(), parameters);
    }

    /** The conditions that pick the row with these values in the key columns. */
    public static List<Condition> keyConditions(RowValues values, List<String> keys) {
        if (keys.isEmpty()) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "no key columns given");
        }
        List<Condition> conditions = new ArrayList<>(keys.size());
        for (String key : keys) {
            int index = values.columns().indexOf(key);
            if (index < 0) {
                throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "no value for key column '" + key + "'");
            }
            conditions.add(Condition.eq(key, values.values().get(index)));
        }
        return conditions;
    }

    private SqlText select(Query query, String tail) {
        List<DbValue> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder(128).append("SELECT ");
        if (query.columns().isEmpty()) {
            sql.append('*');
        }
        for (int i = 0; i < query.columns().size(); i++) {
            sql.append(i == 0 ? "" : ", ");
            dialect.quote(sql, query.columns().get(i));
        }
        sql.append(" FROM ");
        dialect.quote(sql, query.table());
        where(sql, parameters, query.conditions());
        String orderBy = query.orderBy();
        if (orderBy != null && !orderBy.isBlank()) {
            order(sql, orderBy);
        }
        return new SqlText(sql.append(tail).toString(), parameters);
    }

    private SqlText insert(String verb, String table, RowValues values, String tail) {
        requireColumns(values);
        StringBuilder sql = new StringBuilder(128).append(verb);
        dialect.quote(sql, table);
        sql.append(" (");
        for (int i = 0; i < values.columns().size(); i++) {
            sql.append(i == 0 ? "" : ", ");
            dialect.quote(sql, values.columns().get(i));
        }
        sql.append(") VALUES (")
                .append("?, ".repeat(values.columns().size() - 1))
                .append("?)");
        return new SqlText(sql.append(tail).toString(), values.values());
    }

    private void where(StringBuilder sql, List<DbValue> parameters, List<Condition> conditions) {
        String joint = " WHERE ";
        for (Condition condition : conditions) {
            sql.append(joint);
            condition(sql, parameters, condition);
            joint = " AND ";
        }
    }

    private void condition(StringBuilder sql, List<DbValue> parameters, Condition condition) {
        if (condition.value().isNull()) {
            dialect.quote(sql, condition.column());
            sql.append(nullTest(condition));
            return;
        }
        parameters.add(condition.value());
        if (condition.operator() != Operator.BITS) {
            dialect.quote(sql, condition.column());
            sql.append(condition.operator().symbol()).append('?');
        } else if (dialect == Dialect.H2) {
            sql.append("BITAND(");
            dialect.quote(sql, condition.column());
            sql.append(", CAST(? AS BIGINT))<>0");
        } else {
            sql.append('(');
            dialect.quote(sql, condition.column());
            sql.append(" & ?)<>0");
        }
    }

    private static String nullTest(Condition condition) {
        return switch (condition.operator()) {
            case EQ -> " IS NULL";
            case NE -> " IS NOT NULL";
            case LT, GT, LE, GE, BITS ->
                throw new DatabaseException(
                        DatabaseFault.BAD_ARGUMENT,
                        "NULL cannot be compared by " + condition.operator().symbol());
        };
    }

    private void order(StringBuilder sql, String orderBy) {
        String joint = " ORDER BY ";
        for (String term : orderBy.split(",", -1)) {
            String[] words = term.trim().split("\\s+", -1);
            String direction = words.length == 2 ? words[1].toUpperCase(Locale.ROOT) : "";
            boolean known = direction.isEmpty() || direction.equals("ASC") || direction.equals("DESC");
            if (words.length > 2 || !known) {
                throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "cannot sort by '" + term + "'");
            }
            sql.append(joint);
            dialect.quote(sql, words[0]);
            sql.append(direction.isEmpty() ? "" : " " + direction);
            joint = ", ";
        }
    }

    private static void requireColumns(RowValues values) {
        if (values.columns().isEmpty()) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "no columns given");
        }
    }
}
