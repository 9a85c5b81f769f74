package org.olelo.ejb.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.jpa.MappedTable.MappedColumn;

/** The tables of a persistence unit by name. */
final class MappedTables {
    private final Map<String, MappedTable> tables = new HashMap<>();

    MappedTables(EntityManagerFactory factory) {
        for (EntityType<?> entity : factory.getMetamodel().getEntities()) {
            MappedTable table = table(entity);
            tables.put(tableName(entity), table);
        }
    }

    /** The table of that name, null if it is no entity. */
    @Nullable
    MappedTable find(String table) {
        return tables.get(table);
    }

    private static MappedTable table(EntityType<?> entity) {
        Map<String, MappedColumn> columns = new HashMap<>();
        for (Attribute<?, ?> attribute : entity.getAttributes()) {
            if (attribute.getJavaMember() instanceof Field field) {
                field.setAccessible(true);
                columns.put(columnName(field), new MappedColumn(attribute.getName(), field));
            }
        }
        return new MappedTable(entity.getName(), entity.getJavaType(), Map.copyOf(columns));
    }

    private static String tableName(EntityType<?> entity) {
        Table table = entity.getJavaType().getAnnotation(Table.class);
        return plain(table == null ? entity.getName() : table.name());
    }

    private static String columnName(Field field) {
        Column column = field.getAnnotation(Column.class);
        return plain(column == null || column.name().isEmpty() ? field.getName() : column.name());
    }

    private static String plain(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
