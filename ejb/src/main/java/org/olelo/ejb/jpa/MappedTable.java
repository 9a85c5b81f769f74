package org.olelo.ejb.jpa;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Column;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbValue;
import org.olelo.db.RowValues;

/**
 * A table that is an entity.
 *
 * @param entity the entity's name in JPQL
 * @param type its class
 * @param attributes the attributes by column name in lower case
 */
record MappedTable(String entity, Class<?> type, Map<String, MappedColumn> attributes) {
    /** The attribute of a column, null if the column is not mapped. */
    @Nullable
    MappedColumn column(String name) {
        return attributes.get(name);
    }

    /** Whether every column of these is mapped. */
    boolean hasAll(List<String> columns) {
        return attributes.keySet().containsAll(columns);
    }

    /** Whether every column of the conditions is mapped. */
    boolean hasAllOf(List<Condition> conditions) {
        return conditions.stream().allMatch(condition -> attributes.containsKey(condition.column()));
    }

    /** A mapped column; throws {@link IllegalArgumentException} if it is not mapped. */
    MappedColumn required(String name) {
        MappedColumn column = attributes.get(name);
        if (column == null) {
            throw new IllegalArgumentException("column is not mapped: " + name);
        }
        return column;
    }

    /** A new entity with these values; columns not given have their defaults. */
    Object create(RowValues values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object row = constructor.newInstance();
            for (int i = 0; i < values.columns().size(); i++) {
                MappedColumn column = required(values.columns().get(i));
                column.field().set(row, JpaValues.toJava(values.values().get(i), column));
            }
            return row;
        } catch (ReflectiveOperationException e) {
            throw new DatabaseException(DatabaseFault.FAILED, "entity " + entity + " cannot be made", e);
        }
    }

    /** The value of a column in an entity. */
    DbValue read(Object row, String column) {
        MappedColumn mapped = required(column);
        try {
            return JpaValues.toDatabase(mapped.field().get(row));
        } catch (IllegalAccessException e) {
            throw new DatabaseException(DatabaseFault.FAILED, "column cannot be read: " + column, e);
        }
    }

    /** The names and types of columns. */
    List<Column> describe(List<String> columns) {
        return columns.stream()
                .map(name -> new Column(name, JpaValues.type(required(name).javaType())))
                .toList();
    }

    /**
     * A column that is an attribute.
     *
     * @param attribute its name in JPQL
     * @param field where the entity keeps it
     */
    record MappedColumn(String attribute, Field field) {
        Class<?> javaType() {
            return field.getType();
        }
    }
}
