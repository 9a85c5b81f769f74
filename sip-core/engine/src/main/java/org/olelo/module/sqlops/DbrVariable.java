package org.olelo.module.sqlops;

import org.jspecify.annotations.Nullable;
import org.olelo.db.ResultRows;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** {@code $dbr(NAME=>KEY)}. */
final class DbrVariable {
    private static final String COLUMN_NAME = "colname[";

    private DbrVariable() {}

    static Pv parse(PvName name, PvParser parser) throws PvSyntaxException {
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner == null || arrow <= 0) {
            throw new PvSyntaxException("$dbr needs NAME=>KEY");
        }
        String result = inner.substring(0, arrow).trim();
        String key = inner.substring(arrow + 2).trim();
        if (key.equals("rows")) {
            return ctx -> Value.of(size(ctx, result));
        }
        if (key.equals("cols")) {
            return ctx -> Value.of(width(ctx, result));
        }
        if (key.startsWith(COLUMN_NAME) && key.endsWith("]")) {
            Pv column = number(key.substring(COLUMN_NAME.length(), key.length() - 1), parser);
            return ctx -> columnName(ctx, result, column.get(ctx).number());
        }
        int comma = key.indexOf(',');
        if (!key.startsWith("[") || !key.endsWith("]") || comma < 0) {
            throw new PvSyntaxException("$dbr knows rows, cols, [ROW,COLUMN] and colname[COLUMN], not " + key);
        }
        Pv row = number(key.substring(1, comma), parser);
        Pv column = number(key.substring(comma + 1, key.length() - 1), parser);
        return ctx -> cell(ctx, result, row.get(ctx).number(), column.get(ctx).number());
    }

    private static Pv number(String text, PvParser parser) throws PvSyntaxException {
        String trimmed = text.trim();
        if (trimmed.startsWith("$")) {
            return parser.variable(trimmed);
        }
        try {
            return new Constant(Value.of(Integer.parseInt(trimmed)));
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("not a number or variable in $dbr: " + trimmed);
        }
    }

    private static int size(MessageContext ctx, String name) {
        ResultRows rows = SqlResults.of(ctx).find(name);
        return rows == null ? 0 : rows.size();
    }

    private static int width(MessageContext ctx, String name) {
        ResultRows rows = SqlResults.of(ctx).find(name);
        return rows == null ? 0 : rows.columns().size();
    }

    private static Value columnName(MessageContext ctx, String name, int column) {
        ResultRows rows = SqlResults.of(ctx).find(name);
        return rows == null || outside(column, rows.columns().size())
                ? Value.NULL
                : Value.of(rows.columns().get(column).name());
    }

    private static Value cell(MessageContext ctx, String name, int row, int column) {
        @Nullable ResultRows rows = SqlResults.of(ctx).find(name);
        if (rows == null
                || outside(row, rows.size())
                || outside(column, rows.columns().size())) {
            return Value.NULL;
        }
        return SqlResults.value(rows.row(row).value(column));
    }

    private static boolean outside(int index, int size) {
        return index < 0 || index >= size;
    }
}
