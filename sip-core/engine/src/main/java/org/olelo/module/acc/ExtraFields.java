package org.olelo.module.acc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ModuleException;

/** Additional values of a record: {@code name=$variable;name=$variable}, read from the request. */
record ExtraFields(List<Field> fields) {
    /** One value. */
    record Field(String name, PvFormat format) {}

    static ExtraFields parse(String parameter, String text, CatalogPvParser parser) throws ModuleException {
        List<Field> fields = new ArrayList<>();
        for (String item : text.split(";")) {
            if (item.isBlank()) {
                continue;
            }
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new ModuleException(parameter + ": \"" + item + "\" is not name=$variable");
            }
            try {
                fields.add(new Field(
                        item.substring(0, equals).trim(),
                        parser.format(item.substring(equals + 1).trim())));
            } catch (PvSyntaxException e) {
                throw new ModuleException(parameter + ": " + e.getMessage(), e);
            }
        }
        return new ExtraFields(List.copyOf(fields));
    }

    /** The values now; a variable that is $null is empty. */
    List<String> values(MessageContext ctx) {
        List<String> values = new ArrayList<>(fields.size());
        for (String value : valuesOrNull(ctx)) {
            values.add(value == null ? "" : value);
        }
        return values;
    }

    /** The values now; null for a variable that is $null. */
    List<@Nullable String> valuesOrNull(MessageContext ctx) {
        List<@Nullable String> values = new ArrayList<>(fields.size());
        for (Field field : fields) {
            Pv single = field.format().singleVariable();
            if (single == null) {
                values.add(field.format().format(ctx));
                continue;
            }
            Value value = single.get(ctx);
            values.add(value.isNull() ? null : value.text());
        }
        return values;
    }
}
