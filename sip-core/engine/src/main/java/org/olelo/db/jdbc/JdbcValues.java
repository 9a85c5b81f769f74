package org.olelo.db.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Column;
import org.olelo.db.DbText;
import org.olelo.db.DbTime;
import org.olelo.db.DbType;
import org.olelo.db.DbValue;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;

/** Values from and to JDBC. */
final class JdbcValues {
    private final Dialect dialect;

    JdbcValues(Dialect dialect) {
        this.dialect = dialect;
    }

    void bind(PreparedStatement statement, List<DbValue> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private void bind(PreparedStatement statement, int index, DbValue value) throws SQLException {
        switch (value) {
            case DbValue.Int v -> statement.setInt(index, v.value());
            case DbValue.BigInt v -> statement.setLong(index, v.value());
            case DbValue.Real v -> statement.setDouble(index, v.value());
            case DbValue.Text v -> statement.setString(index, DbText.toUnicode(v.value()));
            case DbValue.DateTime v -> bindTime(statement, index, v.value());
            case DbValue.Blob v -> statement.setBytes(index, v.value().getBytes(StandardCharsets.ISO_8859_1));
            case DbValue.Bitmap v -> statement.setInt(index, v.value());
            case DbValue.UInt v -> statement.setLong(index, Integer.toUnsignedLong(v.value()));
            case DbValue.UBigInt v -> bindUnsigned(statement, index, v.value());
            case DbValue.Null v -> statement.setNull(index, Types.NULL);
        }
    }

    private void bindTime(PreparedStatement statement, int index, Instant time) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            statement.setDouble(index, JulianDay.of(time));
        } else {
            statement.setObject(index, DbTime.local(time));
        }
    }

    private static void bindUnsigned(PreparedStatement statement, int index, long value) throws SQLException {
        if (value >= 0) {
            statement.setLong(index, value);
        } else {
            statement.setBigDecimal(index, new BigDecimal(Long.toUnsignedString(value)));
        }
    }

    /** Reads up to {@code limit} rows; all when it is 0. */
    ResultRows read(ResultSet results, int limit) throws SQLException {
        ResultSetMetaData meta = results.getMetaData();
        List<Column> columns = columns(meta);
        List<Row> rows = new ArrayList<>();
        while ((limit == 0 || rows.size() < limit) && results.next()) {
            List<DbValue> values = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                values.add(read(results, i + 1, columns.get(i).type()));
            }
            rows.add(new Row(values));
        }
        return new ResultRows(columns, rows);
    }

    private List<Column> columns(ResultSetMetaData meta) throws SQLException {
        List<Column> columns = new ArrayList<>(meta.getColumnCount());
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(DbText.fromUnicode(meta.getColumnLabel(i)), type(meta, i)));
        }
        return columns;
    }

    private DbType type(ResultSetMetaData meta, int column) throws SQLException {
        if (dialect == Dialect.SQLITE && isSqliteTime(meta.getColumnTypeName(column))) {
            return DbType.DATETIME;
        }
        return switch (meta.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.BOOLEAN -> DbType.INT;
            case Types.INTEGER -> meta.isSigned(column) || dialect == Dialect.SQLITE ? DbType.INT : DbType.UINT;
            case Types.BIGINT -> meta.isSigned(column) ? DbType.BIGINT : DbType.UBIGINT;
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.NUMERIC, Types.DECIMAL -> DbType.DOUBLE;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE -> DbType.DATETIME;
            case Types.BIT -> dialect == Dialect.POSTGRESQL ? DbType.INT : DbType.BITMAP;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> DbType.BLOB;
            default -> DbType.STR;
        };
    }

    private static boolean isSqliteTime(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        return type.startsWith("DATETIME") || type.startsWith("TIMESTAMP");
    }

    private DbValue read(ResultSet results, int column, DbType type) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            return sqlite(results.getObject(column), type);
        }
        DbValue value = switch (type) {
            case INT -> new DbValue.Int(results.getInt(column));
            case BITMAP -> new DbValue.Bitmap((int) results.getLong(column));
            case UINT -> new DbValue.UInt((int) results.getLong(column));
            case BIGINT -> new DbValue.BigInt(results.getLong(column));
            case UBIGINT -> unsigned(results.getObject(column));
            case DOUBLE -> new DbValue.Real(results.getDouble(column));
            case DATETIME -> time(results.getObject(column, LocalDateTime.class));
            case BLOB -> blob(results.getBytes(column));
            case STRING, STR -> text(results.getString(column));
        };
        return results.wasNull() ? DbValue.none() : value;
    }

    private static DbValue unsigned(@Nullable Object value) {
        return switch (value) {
            case null -> DbValue.none();
            case BigInteger v -> new DbValue.UBigInt(v.longValue());
            case BigDecimal v -> new DbValue.UBigInt(v.longValue());
            case Number v -> new DbValue.UBigInt(v.longValue());
            default -> text(value.toString());
        };
    }

    private static DbValue time(@Nullable LocalDateTime value) {
        return value == null ? DbValue.none() : new DbValue.DateTime(DbTime.instant(value));
    }

    private static DbValue text(@Nullable String value) {
        return value == null ? DbValue.none() : new DbValue.Text(DbText.fromUnicode(value));
    }

    private static DbValue blob(byte @Nullable [] value) {
        return value == null ? DbValue.none() : new DbValue.Blob(new String(value, StandardCharsets.ISO_8859_1));
    }

    // SQLite's values have types, its columns only wishes.
    private static DbValue sqlite(@Nullable Object value, DbType type) {
        boolean time = type == DbType.DATETIME;
        if (time && value instanceof Number days) {
            return JulianDay.toDateTime(days.doubleValue());
        }
        return switch (value) {
            case null -> DbValue.none();
            case Integer v -> new DbValue.Int(v);
            case Long v -> new DbValue.BigInt(v);
            case Number v -> new DbValue.Real(v.doubleValue());
            case byte[] v -> blob(v);
            default -> time ? sqliteTime(value.toString()) : text(value.toString());
        };
    }

    private static DbValue sqliteTime(String text) {
        Instant time = DbTime.parse(text);
        return time == null ? text(text) : new DbValue.DateTime(time);
    }
}
