package org.olelo.module.htable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/**
 * The definition of a table, {@code name=>size=4;autoexpire=7200;…}.
 *
 * @param name name in the script
 * @param slots number of slots, a power of two; only for listings
 * @param autoExpire seconds until an item goes; 0 never
 * @param updateExpire an update starts the time anew
 * @param initial what a missing key reads as
 * @param dbTable table it is loaded from, "" none
 * @param columns columns of that table in order, key first; empty: the usual ones
 * @param dbMode 1: written back when the server stops
 * @param replicate dmqreplicate
 */
record TableSettings(
        String name,
        int slots,
        int autoExpire,
        boolean updateExpire,
        @Nullable Value initial,
        String dbTable,
        List<String> columns,
        int dbMode,
        boolean replicate) {

    static TableSettings parse(String text) {
        int arrow = text.indexOf("=>");
        String name = arrow < 0 ? text.strip() : text.substring(0, arrow).strip();
        if (name.isEmpty() || arrow < 0) {
            throw new IllegalArgumentException("a table is written name=>size=number;…");
        }
        int size = 3;
        int autoExpire = 0;
        int dbMode = 0;
        boolean updateExpire = true;
        boolean replicate = false;
        Value initial = null;
        String dbTable = "";
        List<String> columns = List.of();
        byte[] bytes = Latin.bytes(arrow < 0 ? "" : text.substring(arrow + 2));
        Parameters all = new Parameters(bytes, 0, bytes.length);
        while (all.next()) {
            switch (all.name().strip()) {
                case "size" -> size = number(all);
                case "autoexpire" -> autoExpire = number(all);
                case "dbtable" -> dbTable = all.value();
                case "cols" -> columns = List.of(all.value().strip().split("\\s*,\\s*"));
                case "dbmode" -> dbMode = number(all);
                case "initval" -> initial = Value.of(number(all));
                case "updateexpire" -> updateExpire = number(all) != 0;
                case "dmqreplicate" -> replicate = number(all) != 0;
                default ->
                    throw new IllegalArgumentException("unknown attribute \"" + all.name() + "\" of table " + name);
            }
        }
        int bits = size < 2 ? 3 : Math.min(size, 14);
        return new TableSettings(
                name, 1 << bits, autoExpire, updateExpire, initial, dbTable, columns, dbMode, replicate);
    }

    private static int number(Parameters attribute) {
        try {
            return Integer.parseInt(attribute.value().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("attribute " + attribute.name() + " needs a number", e);
        }
    }
}
