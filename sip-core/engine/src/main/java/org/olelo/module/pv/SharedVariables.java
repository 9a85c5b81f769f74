package org.olelo.module.pv;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** $shv: variables that all workers share; 0 until assigned. */
final class SharedVariables {
    private final Map<String, Cell> cells = new ConcurrentSkipListMap<>();

    /** One value, replaced as a whole. */
    static final class Cell {
        private volatile Value value = Value.of(0);

        Value value() {
            return value;
        }

        void value(Value next) {
            value = next;
        }
    }

    Cell cell(String name) {
        return cells.computeIfAbsent(name, n -> new Cell());
    }

    @Nullable
    Cell find(String name) {
        return cells.get(name);
    }

    Map<String, Cell> all() {
        return cells;
    }

    Pv variable(PvName name) throws PvSyntaxException {
        name.unindexed();
        Cell cell = cell(name.constantInner());
        return new VariableTable.WritablePv((MessageContext ctx) -> cell.value(), (ctx, value) -> {
            cell.value(value.isNull() ? Value.EMPTY : value);
            return true;
        });
    }
}
