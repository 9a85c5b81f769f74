package org.olelo.module.db_text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbValue;
import org.olelo.db.Operator;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowValues;

/**
 * The SQL that text tables understand: {@code select COLUMNS from TABLE [where C op V and ...] [order by ...]},
 * {@code insert into TABLE (COLUMNS) values (...)}, {@code update TABLE set C=V, ... [where ...]},
 * {@code delete from TABLE [where ...]}. Texts stand between single or double quotes.
 */
final class TextSql {
    private final Database database;
    private List<String> tokens = List.of();
    private int position;

    /** For one statement on that database. */
    TextSql(Database database) {
        this.database = database;
    }

    ResultRows run(String sql) {
        tokens = TextSqlLexer.tokens(sql);
        position = 0;
        return switch (word()) {
            case "select" -> select();
            case "insert" -> insert();
            case "update" -> ResultRows.changed(update());
            case "delete" -> ResultRows.changed(delete());
            default -> throw bad();
        };
    }

    private ResultRows select() {
        List<String> columns = names();
        expect("from");
        String table = next();
        List<Condition> conditions = where();
        String orderBy = null;
        if (accept("order")) {
            expect("by");
            orderBy = orderBy();
        }
        expectEnd();
        boolean all = columns.equals(List.of("*"));
        return database.query(new Query(table, all ? List.of() : columns, conditions, orderBy));
    }

    private ResultRows insert() {
        expect("into");
        String table = next();
        expect("(");
        List<String> columns = names();
        expect(")");
        expect("values");
        expect("(");
        List<DbValue> values = new ArrayList<>();
        do {
            values.add(value());
        } while (accept(","));
        expect(")");
        expectEnd();
        database.insert(table, new RowValues(columns, values));
        return ResultRows.changed(1);
    }

    private int update() {
        String table = next();
        expect("set");
        RowValues.Builder values = RowValues.builder();
        do {
            String column = next();
            expect("=");
            values.set(column, value());
        } while (accept(","));
        List<Condition> conditions = where();
        expectEnd();
        return database.update(table, values.build(), conditions);
    }

    private int delete() {
        expect("from");
        String table = next();
        List<Condition> conditions = where();
        expectEnd();
        return database.delete(table, conditions);
    }

    private List<Condition> where() {
        List<Condition> conditions = new ArrayList<>();
        if (!accept("where")) {
            return conditions;
        }
        do {
            String column = next();
            Operator operator = operator(next());
            conditions.add(new Condition(column, operator, value()));
        } while (accept("and"));
        return conditions;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(next());
        } while (accept(","));
        return names;
    }

    private String orderBy() {
        StringBuilder text = new StringBuilder();
        while (position < tokens.size()) {
            text.append(next()).append(' ');
        }
        return text.toString().trim();
    }

    private DbValue value() {
        String token = next();
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            return DbValue.of(token.substring(1));
        }
        if (token.equalsIgnoreCase("null")) {
            return DbValue.none();
        }
        try {
            return token.indexOf('.') < 0 ? DbValue.of(Long.parseLong(token)) : DbValue.of(Double.parseDouble(token));
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private Operator operator(String symbol) {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw bad();
    }

    private String word() {
        return next().toLowerCase(Locale.ROOT);
    }

    private String next() {
        if (position == tokens.size()) {
            throw bad();
        }
        return tokens.get(position++);
    }

    private boolean accept(String wanted) {
        if (position < tokens.size() && tokens.get(position).equalsIgnoreCase(wanted)) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        if (!accept(wanted)) {
            throw bad();
        }
    }

    private void expectEnd() {
        if (position < tokens.size()) {
            throw bad();
        }
    }

    private DatabaseException bad() {
        return new DatabaseException(
                DatabaseFault.FAILED,
                "SQL that text tables do not understand, near word " + position + ": " + String.join(" ", tokens));
    }
}
