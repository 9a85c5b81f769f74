package org.olelo.module.sqlops;

import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;

/** {@code {sql.val}}, {@code {sql.val.int}}, {@code {sql.val.str}}: a value as it stands in SQL of MySQL's kind. */
final class SqlQuoting {
    private SqlQuoting() {}

    static Transformation create(String name) throws PvSyntaxException {
        return switch (name) {
            case "val" -> quoting("NULL");
            case "val.int" -> quoting("0");
            case "val.str" -> quoting("''");
            default ->
                throw new PvSyntaxException(
                        "{sql.val}, {sql.val.int}, {sql.val.str} are the transformations of class sql");
        };
    }

    private static Transformation quoting(String ofNull) {
        return (ctx, in) -> {
            if (in.isNull()) {
                return Value.of(ofNull);
            }
            return in.isInt() ? Value.of(Integer.toString(in.number())) : Value.of(quote(in.text()));
        };
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'', '"', '\\' -> quoted.append('\\').append(c);
                case '\0' -> quoted.append("\\0");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
