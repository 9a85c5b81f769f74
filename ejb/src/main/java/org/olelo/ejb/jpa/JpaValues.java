package org.olelo.ejb.jpa;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbText;
import org.olelo.db.DbTime;
import org.olelo.db.DbType;
import org.olelo.db.DbValue;
import org.olelo.ejb.jpa.MappedTable.MappedColumn;

/** Values between the engine and attributes of entities. */
final class JpaValues {
    private JpaValues() {}

    /** A value as the attribute's Java type; throws {@link DatabaseException} (BAD_ARGUMENT) when it does not fit. */
    static @Nullable Object toJava(DbValue value, MappedColumn column) {
        if (value.isNull()) {
            return null;
        }
        Class<?> type = column.javaType();
        try {
            if (type == String.class) {
                return DbText.toUnicode(text(value));
            }
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact(whole(value));
            }
            if (type == long.class || type == Long.class) {
                return whole(value);
            }
            if (type == double.class || type == Double.class) {
                return Double.valueOf(text(value));
            }
            if (type == BigDecimal.class) {
                return new BigDecimal(text(value));
            }
            if (type == LocalDateTime.class) {
                return time(value);
            }
            if (type == byte[].class) {
                return text(value).getBytes(StandardCharsets.ISO_8859_1);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw misfit(value, column, e);
        }
        throw misfit(value, column, null);
    }

    /** An attribute's value for the engine. */
    static DbValue toDatabase(@Nullable Object value) {
        return switch (value) {
            case null -> DbValue.none();
            case String v -> DbValue.of(DbText.fromUnicode(v));
            case Integer v -> DbValue.of(v.intValue());
            case Long v -> DbValue.of(v.longValue());
            case Double v -> DbValue.of(v.doubleValue());
            case BigDecimal v -> DbValue.of(v.doubleValue());
            case LocalDateTime v -> DbValue.of(DbTime.instant(v));
            case byte[] v -> DbValue.blob(new String(v, StandardCharsets.ISO_8859_1));
            default -> DbValue.of(DbText.fromUnicode(value.toString()));
        };
    }

    /** The database type of a Java type. */
    static DbType type(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return DbType.INT;
        }
        if (type == long.class || type == Long.class) {
            return DbType.BIGINT;
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return DbType.DOUBLE;
        }
        if (type == LocalDateTime.class) {
            return DbType.DATETIME;
        }
        return type == byte[].class ? DbType.BLOB : DbType.STR;
    }

    private static long whole(DbValue value) {
        boolean text = value instanceof DbValue.Text || value instanceof DbValue.Blob;
        return text ? Long.parseLong(text(value).trim()) : value.asLong(0);
    }

    private static LocalDateTime time(DbValue value) {
        Instant time = switch (value) {
            case DbValue.DateTime v -> v.value();
            case DbValue.Text v -> DbTime.parse(v.value());
            default -> Instant.ofEpochSecond(value.asLong(0));
        };
        if (time == null) {
            throw new NumberFormatException("no time");
        }
        return DbTime.local(time);
    }

    private static String text(DbValue value) {
        return String.valueOf(value.asText());
    }

    private static DatabaseException misfit(DbValue value, MappedColumn column, @Nullable Throwable cause) {
        return new DatabaseException(
                DatabaseFault.BAD_ARGUMENT, "value " + value + " does not fit into " + column.attribute(), cause);
    }
}
