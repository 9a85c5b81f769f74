package org.olelo.module.avpops;

import java.util.ArrayList;
import java.util.List;
import org.olelo.pv.PvParser;

/** AVPs between semicolons: where the columns of a query go. */
public record AvpTargets(List<String> keys) {
    /** Reads them. */
    public static AvpTargets parseArgument(String text, PvParser unused) {
        List<String> keys = new ArrayList<>();
        for (String one : text.split(";")) {
            if (!one.isBlank()) {
                keys.add(AvpName.require(one.strip()).key());
            }
        }
        return new AvpTargets(List.copyOf(keys));
    }

    String key(int column) {
        return column < keys.size() ? keys.get(column) : "";
    }
}
