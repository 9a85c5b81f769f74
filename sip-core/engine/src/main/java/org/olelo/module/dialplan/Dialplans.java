package org.olelo.module.dialplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.PvParser;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;

/** All dialplans, as they were read from the database. */
final class Dialplans {
    private static final int TABLE_VERSION = 2;

    private final Engine engine;
    private final PvParser parser;
    private volatile Map<Integer, Dialplan> byId = Map.of();

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailio:kamailiorw@localhost/kamailio";

    @ModParam(value = "table_name", doc = "Table of the rules.")
    private String table = "dialplan";

    @ModParam(value = "dpid_col", doc = "Column of the dialplan's id.")
    private String idColumn = "dpid";

    @ModParam(value = "pr_col", doc = "Column of the priority.")
    private String priorityColumn = "pr";

    @ModParam(value = "match_op_col", doc = "Column of the operator: 0 same text, 1 expression, 2 shell pattern.")
    private String operatorColumn = "match_op";

    @ModParam(value = "match_exp_col", doc = "Column of what is matched.")
    private String expressionColumn = "match_exp";

    @ModParam(value = "match_len_col", doc = "Column of the text's length, 0 for any.")
    private String lengthColumn = "match_len";

    @ModParam(value = "subst_exp_col", doc = "Column of the expression that is replaced.")
    private String substitutionColumn = "subst_exp";

    @ModParam(value = "repl_exp_col", doc = "Column of the replacement.")
    private String replacementColumn = "repl_exp";

    @ModParam(value = "attrs_col", doc = "Column of the attributes.")
    private String attributesColumn = "attrs";

    @ModParam(value = "fetch_rows", doc = "Rows fetched at once; accepted.")
    int fetchRows = 1000;

    Dialplans(Engine engine) {
        this.engine = engine;
        this.parser = new CatalogPvParser(engine.pvs());
    }

    /**
     * Reads all rules; the old ones stay when it fails. Blocks.
     *
     * @throws ModuleException naming what is wrong
     */
    void load() throws ModuleException {
        Map<Integer, List<Rule>> read = new HashMap<>();
        try {
            Database database = engine.databases().open(dbUrl);
            engine.databases().requireVersion(database, table, TABLE_VERSION);
            List<String> columns = List.of(
                    idColumn,
                    priorityColumn,
                    operatorColumn,
                    expressionColumn,
                    lengthColumn,
                    substitutionColumn,
                    replacementColumn,
                    attributesColumn);
            for (Row row : database.query(Query.of(table, columns).orderedBy(priorityColumn))) {
                Rule rule = Rule.of(
                        row.integer(1, 0),
                        row.integer(2, 0),
                        row.textOrEmpty(3),
                        row.integer(4, 0),
                        row.textOrEmpty(5),
                        row.textOrEmpty(6),
                        row.textOrEmpty(7),
                        parser);
                read.computeIfAbsent(row.integer(0, 0), id -> new ArrayList<>()).add(rule);
            }
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new ModuleException("dialplan: " + e.getMessage(), e);
        }
        Map<Integer, Dialplan> next = new HashMap<>();
        read.forEach((id, rules) -> next.put(id, new Dialplan(rules)));
        byId = next;
    }

    /** The dialplan of that id, or null. */
    @Nullable
    Dialplan find(int id) {
        return byId.get(id);
    }
}
