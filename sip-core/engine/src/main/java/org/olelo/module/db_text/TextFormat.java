package org.olelo.module.db_text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbType;
import org.olelo.db.DbValue;

/**
 * How rows stand in a file: fields between delimiters, {@code \n \r \t \0 \\} and the delimiter escaped, nothing for NULL.
 *
 * @param delimiter between fields, {@code :} by default
 * @param emptyText whether an empty field of a text column is an empty text and not NULL
 */
record TextFormat(char delimiter, boolean emptyText) {
    /** The columns of the first line. */
    static List<TextColumn> columns(String line) {
        List<TextColumn> columns = new ArrayList<>();
        for (String declaration : line.trim().split("\\s+", -1)) {
            columns.add(TextColumn.parse(declaration));
        }
        return List.copyOf(columns);
    }

    /** The first line, without its end. */
    static String header(List<TextColumn> columns) {
        return String.join(" ", columns.stream().map(TextColumn::declaration).toList());
    }

    /** The values of a line; throws {@link DatabaseException}. */
    List<DbValue> row(List<TextColumn> columns, String line) {
        List<DbValue> values = new ArrayList<>(columns.size());
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == delimiter) {
                values.add(value(columns, values.size(), field));
            } else if (c == '\\' && i + 1 < line.length()) {
                i++;
                field.append(unescape(line.charAt(i)));
            } else {
                field.append(c);
            }
        }
        values.add(value(columns, values.size(), field));
        if (values.size() != columns.size()) {
            throw new DatabaseException(
                    DatabaseFault.FAILED, values.size() + " fields but " + columns.size() + " columns: " + line);
        }
        return List.copyOf(values);
    }

    private DbValue value(List<TextColumn> columns, int index, StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        if (index >= columns.size()) {
            throw new DatabaseException(DatabaseFault.FAILED, "more fields than columns");
        }
        TextColumn column = columns.get(index);
        boolean isText = column.type() == DbType.STR;
        if (!text.isEmpty() || (isText && emptyText)) {
            return column.convert(DbValue.of(text));
        }
        if (!column.nullable()) {
            throw new DatabaseException(DatabaseFault.FAILED, "column '" + column.name() + "' must not be empty");
        }
        return DbValue.none();
    }

    /** A line, without its end. */
    String line(List<DbValue> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(delimiter);
            }
            DbValue value = values.get(i);
            if (value instanceof DbValue.Real real) {
                line.append(String.format(Locale.ROOT, "%.2f", real.value()));
            } else {
                escape(line, value.asText() == null ? "" : String.valueOf(value.asText()));
            }
        }
        return line.toString();
    }

    private void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case '\0' -> line.append("\\0");
                case '\\' -> line.append("\\\\");
                default -> line.append(c == delimiter ? "\\" : "").append(c);
            }
        }
    }

    private static char unescape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> '\0';
            default -> c;
        };
    }
}
