package org.olelo.ejb.jpa;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.Operator;
import org.olelo.db.RowValues;
import org.olelo.ejb.jpa.MappedTable.MappedColumn;

/** Writes one JPQL statement on a mapped table; values become positional parameters. */
final class Jpql {
    private final MappedTable table;
    private final StringBuilder text = new StringBuilder(128);
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Jpql(MappedTable table) {
        this.table = table;
    }

    /** {@code select} of columns; of whole entities when none is given. */
    static Jpql select(MappedTable table, List<String> columns) {
        Jpql jpql = new Jpql(table);
        jpql.text.append("select ");
        for (int i = 0; i < columns.size(); i++) {
            jpql.text
                    .append(i == 0 ? "e." : ", e.")
                    .append(table.required(columns.get(i)).attribute());
        }
        jpql.text
                .append(columns.isEmpty() ? "e" : "")
                .append(" from ")
                .append(table.entity())
                .append(" e");
        return jpql;
    }

    /** {@code update}. */
    static Jpql update(MappedTable table, RowValues values) {
        Jpql jpql = new Jpql(table);
        jpql.text.append("update ").append(table.entity()).append(" e");
        for (int i = 0; i < values.columns().size(); i++) {
            MappedColumn column = table.required(values.columns().get(i));
            jpql.text
                    .append(i == 0 ? " set e." : ", e.")
                    .append(column.attribute())
                    .append(" = ");
            Object value = JpaValues.toJava(values.values().get(i), column);
            if (value == null) {
                jpql.text.append("null");
            } else {
                jpql.parameter(value);
            }
        }
        return jpql;
    }

    /** {@code delete}. */
    static Jpql delete(MappedTable table) {
        Jpql jpql = new Jpql(table);
        jpql.text.append("delete from ").append(table.entity()).append(" e");
        return jpql;
    }

    Jpql where(List<Condition> conditions) {
        String joint = " where ";
        for (Condition condition : conditions) {
            text.append(joint);
            condition(condition);
            joint = " and ";
        }
        return this;
    }

    /** Null when a term is no mapped column. */
    static @Nullable List<String[]> orderTerms(MappedTable table, @Nullable String orderBy) {
        List<String[]> terms = new ArrayList<>();
        if (orderBy == null || orderBy.isBlank()) {
            return terms;
        }
        for (String term : orderBy.split(",", -1)) {
            String[] words = term.trim().split("\\s+", -1);
            String direction = words.length == 2 ? words[1].toLowerCase(Locale.ROOT) : "asc";
            boolean directed = direction.equals("asc") || direction.equals("desc");
            if (words.length > 2 || !directed || table.column(words[0]) == null) {
                return null;
            }
            terms.add(new String[] {words[0], direction});
        }
        return terms;
    }

    Jpql orderBy(List<String[]> terms) {
        for (int i = 0; i < terms.size(); i++) {
            text.append(i == 0 ? " order by e." : ", e.")
                    .append(table.required(terms.get(i)[0]).attribute())
                    .append(' ')
                    .append(terms.get(i)[1]);
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    <Q extends Query> Q bind(Q query) {
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }

    private void condition(Condition condition) {
        MappedColumn column = table.required(condition.column());
        if (condition.value().isNull()) {
            text.append("e.").append(column.attribute()).append(nullTest(condition.operator()));
            return;
        }
        Object value = JpaValues.toJava(condition.value(), column);
        if (condition.operator() == Operator.BITS) {
            text.append("bitand(e.").append(column.attribute()).append(", cast(");
            parameter(value);
            text.append(" as Long)) <> 0");
        } else {
            text.append("e.")
                    .append(column.attribute())
                    .append(' ')
                    .append(condition.operator().symbol())
                    .append(' ');
            parameter(value);
        }
    }

    private void parameter(@Nullable Object value) {
        parameters.add(value);
        text.append('?').append(parameters.size());
    }

    private static String nullTest(Operator operator) {
        return switch (operator) {
            case EQ -> " is null";
            case NE -> " is not null";
            case LT, GT, LE, GE, BITS ->
                throw new DatabaseException(
                        DatabaseFault.BAD_ARGUMENT, "NULL cannot be compared by " + operator.symbol());
        };
    }
}
