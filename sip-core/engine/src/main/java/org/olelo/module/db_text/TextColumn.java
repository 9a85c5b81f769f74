package org.olelo.module.db_text;

import java.time.Instant;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbTime;
import org.olelo.db.DbType;
import org.olelo.db.DbValue;

/**
 * A column of a text table, declared as {@code name(type,attribute)}.
 *
 * @param type INT, DOUBLE or STR
 * @param nullable whether it may be empty
 * @param auto whether a new row without a value gets the highest number plus one
 */
record TextColumn(String name, DbType type, boolean nullable, boolean auto) {
    /** Parses a declaration; throws {@link DatabaseException}. */
    static TextColumn parse(String declaration) {
        int open = declaration.indexOf('(');
        if (open <= 0 || !declaration.endsWith(")")) {
            throw bad(declaration);
        }
        String[] parts =
                declaration.substring(open + 1, declaration.length() - 1).split(",", -1);
        boolean nullable = false;
        boolean auto = false;
        for (int i = 1; i < parts.length; i++) {
            switch (parts[i].trim()) {
                case "null" -> nullable = true;
                case "auto" -> auto = true;
                default -> throw bad(declaration);
            }
        }
        return new TextColumn(declaration.substring(0, open), type(parts[0].trim(), declaration), nullable, auto);
    }

    private static DbType type(String name, String declaration) {
        return switch (name) {
            case "int" -> DbType.INT;
            case "double" -> DbType.DOUBLE;
            case "str", "string", "text", "blob" -> DbType.STR;
            default -> throw bad(declaration);
        };
    }

    /** The declaration as in a file. */
    String declaration() {
        String typeName = switch (type) {
            case INT -> "int";
            case DOUBLE -> "double";
            default -> "string";
        };
        return name + "(" + typeName + (nullable ? ",null" : "") + (auto ? ",auto" : "") + ")";
    }

    /** A value as this column stores it; throws {@link DatabaseException} (BAD_ARGUMENT) when it does not fit. */
    DbValue convert(DbValue value) {
        if (value.isNull()) {
            return value;
        }
        return switch (type) {
            case INT -> integer(value);
            case DOUBLE -> real(value);
            default -> DbValue.of(value.asText());
        };
    }

    private DbValue integer(DbValue value) {
        if (value instanceof DbValue.Int || value instanceof DbValue.BigInt) {
            return narrow(value.asLong(0));
        }
        String text = value.asText();
        if (text == null || value instanceof DbValue.DateTime) {
            return narrow(value.asLong(0));
        }
        try {
            return narrow(Long.parseLong(text.trim()));
        } catch (NumberFormatException e) {
            return timeOrFail(text);
        }
    }

    // Times are stored as seconds since 1970; queries may give them as text.
    private DbValue timeOrFail(String text) {
        Instant time = DbTime.parse(text);
        if (time == null) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "'" + text + "' is no number, column " + name);
        }
        return narrow(time.getEpochSecond());
    }

    private static DbValue narrow(long number) {
        return number == (int) number ? DbValue.of((int) number) : DbValue.of(number);
    }

    private DbValue real(DbValue value) {
        String text = String.valueOf(value.asText());
        try {
            return DbValue.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "'" + text + "' is no number, column " + name, e);
        }
    }

    private static DatabaseException bad(String declaration) {
        return new DatabaseException(
                DatabaseFault.FAILED, "not a column declaration name(type,attribute): '" + declaration + "'");
    }
}
