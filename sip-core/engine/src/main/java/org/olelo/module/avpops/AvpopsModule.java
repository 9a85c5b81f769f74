package org.olelo.module.avpops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbValue;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.db.RowValues;
import org.olelo.pv.PvFormat;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module avpops: wiring, and the functions of the database. */
public final class AvpopsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("avpops");
    private static final int FAILED = -1;
    private static final int NOTHING = -2;
    // bits of the column type
    private static final int NUMBER_VALUE = 1;
    private static final int NUMBER_NAME = 2;

    private final Engine engine;
    private final Map<String, Scheme> schemes = new HashMap<>();
    private @Nullable Database database;

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "";

    @ModParam(value = "avp_table", doc = "Table of preferences, as usr_preferences.")
    private String table = "";

    @ModParam(value = "use_domain", doc = "1: the domain must match too.")
    private int useDomain;

    @ModParam(value = "uuid_column", doc = "Column of the unique identifier.")
    private String uuidColumn = "uuid";

    @ModParam(value = "username_column", doc = "Column of the user.")
    private String userColumn = "username";

    @ModParam(value = "domain_column", doc = "Column of the domain.")
    private String domainColumn = "domain";

    @ModParam(value = "attribute_column", doc = "Column of the name.")
    private String attributeColumn = "attribute";

    @ModParam(value = "value_column", doc = "Column of the value.")
    private String valueColumn = "value";

    @ModParam(value = "type_column", doc = "Column of the type: 1 the value is a number, 2 the name is one.")
    private String typeColumn = "type";

    /** Columns of another table. */
    private record Scheme(String table, String uuid, String user, String domain, String value, boolean number) {}

    /** On that engine. */
    public AvpopsModule(Engine engine) {
        this.engine = engine;
    }

    @ModParam(
            value = "db_scheme",
            doc = "NAME:username_col=…;domain_col=…;uuid_col=…;value_col=…;value_type=string|integer;table=…")
    void scheme(String definition) {
        int colon = definition.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("expected NAME:field=value;…");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : definition.substring(colon + 1).split(";")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        schemes.put(
                definition.substring(0, colon).strip(),
                new Scheme(
                        fields.getOrDefault("table", ""),
                        fields.getOrDefault("uuid_col", "uuid"),
                        fields.getOrDefault("username_col", "username"),
                        fields.getOrDefault("domain_col", "domain"),
                        fields.getOrDefault("value_col", "value"),
                        fields.getOrDefault("value_type", "string").equals("integer")));
    }

    @Override
    public List<Object> exports() {
        return List.of(this, new AvpFunctions());
    }

    @Override
    public void init() throws ModuleException {
        if (dbUrl.isEmpty()) {
            return;
        }
        if (table.isEmpty()) {
            throw new ModuleException(
                    "db_url is set and avp_table is not; for example modparam(\"avpops\", \"avp_table\", \"usr_preferences\")");
        }
        try {
            database = engine.databases().open(dbUrl);
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new ModuleException("avpops: " + e.getMessage(), e);
        }
    }

    private Database database() {
        Database open = database;
        if (open == null) {
            throw new DatabaseException(DatabaseFault.NOT_SUPPORTED, "db_url of avpops is not set");
        }
        return open;
    }

    private String table(Preference preference) {
        return preference.table().isEmpty() ? table : preference.table();
    }

    private List<Condition> conditions(PreferenceOwner.Key key, Preference preference) {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, uuidColumn, key.uuid());
        add(conditions, userColumn, key.user());
        add(conditions, domainColumn, key.domain());
        String name = preference.key();
        add(conditions, attributeColumn, name == null ? null : attribute(name));
        return conditions;
    }

    private static void add(List<Condition> conditions, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(Condition.eq(column, value));
        }
    }

    private static String attribute(String key) {
        return key.startsWith("i:") ? key.substring(2) : key;
    }

    @ScriptFunction(
            value = "avp_db_load",
            blocking = true,
            doc = "Loads preferences of a user into AVPs; false when there are none.")
    public boolean load(MessageContext ctx, PreferenceOwner owner, Preference preference) {
        PreferenceOwner.Key key = owner.key(ctx, useDomain != 0);
        if (key == null) {
            return false;
        }
        try {
            Scheme scheme = schemes.get(preference.scheme());
            return preference.scheme().isEmpty()
                    ? loadPreferences(ctx, key, preference)
                    : scheme != null && loadColumn(ctx, key, preference, scheme);
        } catch (DatabaseException e) {
            LOG.error("avp_db_load: {}", e.getMessage());
            return false;
        }
    }

    private boolean loadPreferences(MessageContext ctx, PreferenceOwner.Key key, Preference preference) {
        Query query = new Query(
                table(preference),
                List.of(attributeColumn, valueColumn, typeColumn),
                conditions(key, preference),
                null);
        boolean any = false;
        for (Row row : database().query(query)) {
            int type = row.integer(2, 0);
            String name = row.textOrEmpty(0);
            String text = row.textOrEmpty(1);
            boolean number = (type & NUMBER_NAME) != 0;
            ctx.stores()
                    .avps()
                    .push(
                            number ? "i:" + Latin.parseInt(name) : name,
                            (type & NUMBER_VALUE) != 0 ? Value.of(Latin.parseInt(text)) : Value.of(text));
            any = true;
        }
        return any;
    }

    private boolean loadColumn(MessageContext ctx, PreferenceOwner.Key key, Preference preference, Scheme scheme) {
        String name = preference.key();
        if (name == null) {
            return false;
        }
        List<Condition> conditions = new ArrayList<>();
        add(conditions, scheme.uuid, key.uuid());
        add(conditions, scheme.user, key.user());
        add(conditions, scheme.domain, key.domain());
        boolean any = false;
        for (Row row : database().query(new Query(scheme.table, List.of(scheme.value), conditions, null))) {
            String text = row.textOrEmpty(0);
            ctx.stores().avps().push(name, scheme.number ? Value.of(Latin.parseInt(text)) : Value.of(text));
            any = true;
        }
        return any;
    }

    @ScriptFunction(
            value = "avp_db_store",
            blocking = true,
            doc = "Stores the values of an AVP as preferences of a user; false without a value.")
    public boolean store(MessageContext ctx, PreferenceOwner owner, Preference preference) {
        PreferenceOwner.Key key = owner.key(ctx, useDomain != 0);
        String name = preference.key();
        if (key == null || name == null) {
            return false;
        }
        List<Value> values = new AvpName(name).values(ctx);
        try {
            for (Value value : values) {
                boolean number = value.isInt() && !value.isString();
                int type = (number ? NUMBER_VALUE : 0) | (name.startsWith("i:") ? NUMBER_NAME : 0);
                RowValues.Builder row = RowValues.builder();
                set(row, uuidColumn, key.uuid());
                set(row, userColumn, key.user());
                set(row, domainColumn, key.domain());
                row.set(attributeColumn, attribute(name))
                        .set(valueColumn, value.text())
                        .set(typeColumn, type);
                database().insert(table(preference), row.build());
            }
        } catch (DatabaseException e) {
            LOG.error("avp_db_store: {}", e.getMessage());
            return false;
        }
        return !values.isEmpty();
    }

    private static void set(RowValues.Builder row, String column, @Nullable String value) {
        if (value != null) {
            row.set(column, value);
        }
    }

    @ScriptFunction(value = "avp_db_delete", blocking = true, doc = "Deletes preferences of a user.")
    public boolean delete(MessageContext ctx, PreferenceOwner owner, Preference preference) {
        PreferenceOwner.Key key = owner.key(ctx, useDomain != 0);
        if (key == null) {
            return false;
        }
        try {
            database().delete(table(preference), conditions(key, preference));
            return true;
        } catch (DatabaseException e) {
            LOG.error("avp_db_delete: {}", e.getMessage());
            return false;
        }
    }

    @ScriptFunction(
            value = "avp_db_query",
            blocking = true,
            doc = "Runs SQL; the columns go into $avp(i:1), $avp(i:2), …; -2: no row.")
    public int query(MessageContext ctx, PvFormat sql) {
        return query(ctx, sql, null);
    }

    @ScriptFunction(
            value = "avp_db_query",
            blocking = true,
            doc = "Runs SQL; the columns go into AVPs, the first row is the newest value; -2: no row.")
    public int query(MessageContext ctx, PvFormat sql, @Nullable AvpTargets targets) {
        try {
            ResultRows rows = database().rawQuery(sql.format(ctx));
            for (Row row : rows.rows().reversed()) {
                for (int column = 0; column < rows.columns().size(); column++) {
                    String key = targets == null ? "i:" + (column + 1) : targets.key(column);
                    if (!key.isEmpty() && !row.isNull(column)) {
                        ctx.stores().avps().push(key, value(row, column));
                    }
                }
            }
            return rows.isEmpty() ? NOTHING : 1;
        } catch (DatabaseException e) {
            LOG.error("avp_db_query: {}", e.getMessage());
            return FAILED;
        }
    }

    private static Value value(Row row, int column) {
        return switch (row.value(column)) {
            case DbValue.Int number -> Value.of(number.value());
            case DbValue.BigInt number -> Value.of((int) number.value());
            case DbValue.UInt number -> Value.of(number.value());
            case DbValue.Bitmap number -> Value.of(number.value());
            default -> Value.of(row.textOrEmpty(column));
        };
    }
}
