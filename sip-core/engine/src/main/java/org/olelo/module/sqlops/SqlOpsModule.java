package org.olelo.module.sqlops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Column;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.spi.TransformationExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module sqlops. */
public final class SqlOpsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("sqlops");
    private static final int FAILED = -1;
    private static final int ROWS = 1;
    private static final int NO_ROWS = 2;
    private static final int ROWS_UNUSED = 3;

    private final Engine engine;
    private final PvParser parser;
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final Map<String, List<Pv>> targets = new ConcurrentHashMap<>();

    @ModParam(value = "connect_mode", doc = "1: start even if a database cannot be reached.")
    int connectMode;

    @ModParam(value = "tr_buf_size", doc = "Accepted; quoted texts have no limit.")
    int transformationBuffer = 2_048;

    @ModParam(value = "log_buf_size", doc = "Accepted.")
    int logBuffer = 128;

    @ModParam(value = "results_maxsize", doc = "Accepted; results live as long as the message.")
    int resultsLimit = 32;

    /** On that engine. */
    public SqlOpsModule(Engine engine) {
        this.engine = engine;
        this.parser = new CatalogPvParser(engine.pvs());
    }

    @ModParam(value = "sqlcon", doc = "NAME=>URL of a database; may be given many times.")
    void connection(String text) {
        int arrow = text.indexOf("=>");
        if (arrow <= 0) {
            throw new IllegalArgumentException("expected NAME=>URL");
        }
        urls.put(text.substring(0, arrow).trim(), text.substring(arrow + 2).trim());
    }

    @ModParam(value = "sqlres", doc = "Accepted; results need no declaration.")
    void result(String name) {
        LOG.debug("result declared, name={}", name);
    }

    @Override
    public void init() throws ModuleException {
        for (Map.Entry<String, String> entry : urls.entrySet()) {
            try {
                engine.databases().open(entry.getValue());
            } catch (DatabaseException e) {
                if (connectMode == 0) {
                    throw new ModuleException("sqlops: connection " + entry.getKey() + ": " + e.getMessage(), e);
                }
                LOG.warn("database not reached, connection={}, cause={}", entry.getKey(), e.getMessage());
            }
        }
    }

    @ScriptFunction(value = "sql_query", blocking = true, doc = "Runs SQL and keeps the rows under a name for $dbr.")
    public int query(MessageContext ctx, @Literal String connection, String sql, @Literal String result) {
        ResultRows rows = run(ctx, connection, sql);
        if (rows == null) {
            SqlResults.of(ctx).free(result);
            return FAILED;
        }
        SqlResults.of(ctx).keep(result, rows);
        return rows.isEmpty() ? NO_ROWS : ROWS;
    }

    @ScriptFunction(value = "sql_query", blocking = true, doc = "Runs SQL and drops the rows.")
    public int query(MessageContext ctx, @Literal String connection, String sql) {
        ResultRows rows = run(ctx, connection, sql);
        if (rows == null) {
            return FAILED;
        }
        return rows.isEmpty() ? NO_ROWS : ROWS_UNUSED;
    }

    @ScriptFunction(
            value = "sql_xquery",
            blocking = true,
            doc = "Runs SQL and adds each row to an xavp, by column names.")
    public int xquery(MessageContext ctx, @Literal String connection, String sql, @Literal String xavp) {
        ResultRows rows = run(ctx, connection, sql);
        if (rows == null) {
            return FAILED;
        }
        List<Xavp> added = new ArrayList<>(rows.size());
        for (Row row : rows) {
            added.add(xavp(xavp, rows.columns(), row));
        }
        ctx.stores().xavps().addAll(0, added);
        return rows.isEmpty() ? NO_ROWS : ROWS;
    }

    @ScriptFunction(
            value = "sql_pvquery",
            blocking = true,
            doc = "Runs SQL and assigns the columns to variables, last row first.")
    public int pvquery(MessageContext ctx, @Literal String connection, String sql, @Literal String variables) {
        List<Pv> wanted = variables(variables);
        ResultRows rows = wanted == null ? null : run(ctx, connection, sql);
        if (rows == null || wanted == null) {
            return FAILED;
        }
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!assign(ctx, rows.row(i), wanted)) {
                return FAILED;
            }
        }
        return rows.isEmpty() ? NO_ROWS : ROWS;
    }

    @ScriptFunction(value = "sql_result_free", doc = "Drops the rows kept under a name.")
    public int free(MessageContext ctx, @Literal String result) {
        SqlResults.of(ctx).free(result);
        return ROWS;
    }

    @ScriptFunction(value = "sql_query_async", blocking = true, doc = "Runs SQL later; the script goes on at once.")
    public int queryAsync(MessageContext ctx, @Literal String connection, String sql) {
        try {
            Database database = database(connection);
            if (database == null) {
                return FAILED;
            }
            database.rawQueryAsync(sql);
            return ROWS;
        } catch (DatabaseException e) {
            return failed(sql, e);
        }
    }

    @PvExport(value = "dbr", doc = "Rows kept by sql_query: NAME=>rows, cols, [ROW,COLUMN], colname[COLUMN].")
    public Pv dbr(PvName name) throws PvSyntaxException {
        return DbrVariable.parse(name, parser);
    }

    @PvExport(value = "sqlrows", doc = "How many rows the last statement on that connection changed.")
    public Pv sqlrows(PvName name) throws PvSyntaxException {
        String connection = name.constantInner();
        return ctx -> {
            Integer affected = SqlResults.of(ctx).affected(connection);
            return affected == null ? Value.NULL : Value.of(affected);
        };
    }

    @TransformationExport("sql")
    public Transformation quote(String name, @Nullable String arguments, PvParser unused) throws PvSyntaxException {
        return SqlQuoting.create(name);
    }

    private @Nullable ResultRows run(MessageContext ctx, String connection, String sql) {
        try {
            Database database = database(connection);
            if (database == null) {
                return null;
            }
            ResultRows rows = database.rawQuery(sql);
            SqlResults.of(ctx).affected(connection, rows.affected());
            return rows;
        } catch (DatabaseException e) {
            failed(sql, e);
            return null;
        }
    }

    private static int failed(String sql, DatabaseException e) {
        LOG.error("cannot do the query [{}], cause={}", sql, e.getMessage());
        return FAILED;
    }

    private @Nullable Database database(String connection) {
        String url = urls.get(connection);
        if (url == null) {
            LOG.error("no connection of this name, connection={}", connection);
            return null;
        }
        return engine.databases().open(url);
    }

    private @Nullable List<Pv> variables(String text) {
        List<Pv> known = targets.get(text);
        if (known != null) {
            return known;
        }
        try {
            List<Pv> parsed = VariableList.parse(text, parser);
            targets.put(text, parsed);
            return parsed;
        } catch (PvSyntaxException e) {
            LOG.error("not a list of variables [{}], cause={}", text, e.getMessage());
            return null;
        }
    }

    private static boolean assign(MessageContext ctx, Row row, List<Pv> wanted) {
        for (int i = 0; i < row.values().size(); i++) {
            if (i >= wanted.size()) {
                LOG.error("no variable for column {}", i + 1);
                return false;
            }
            Value value = SqlResults.value(row.value(i));
            boolean skipped = value.isNull() && wanted.get(i) instanceof VariableList.Avp;
            if (!skipped && !wanted.get(i).set(ctx, value)) {
                return false;
            }
        }
        return true;
    }

    private static Xavp xavp(String name, List<Column> columns, Row row) {
        Xavp xavp = new Xavp(name, Value.NULL);
        List<Xavp> children = xavp.makeChildren();
        for (int i = 0; i < columns.size(); i++) {
            children.add(new Xavp(columns.get(i).name(), SqlResults.value(row.value(i))));
        }
        return xavp;
    }
}
