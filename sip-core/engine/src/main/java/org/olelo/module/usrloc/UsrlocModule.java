package org.olelo.module.usrloc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.ContactListener;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.net.Protocol;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module usrloc. */
public final class UsrlocModule implements SipModule, UserLocation {
    private static final Logger LOG = LoggerFactory.getLogger("usrloc");
    private static final int TABLE_VERSION = 9;
    private static final String USUAL_TABLE = "location";

    private final Engine engine;
    private final Map<String, ContactTable> tables = new ConcurrentHashMap<>();
    private final List<ContactListener> listeners = new CopyOnWriteArrayList<>();
    private final LocationColumns columns = new LocationColumns();
    private final DatabaseOptions options = new DatabaseOptions();
    private final AtomicLong ruidCounter = new AtomicLong();
    private final String ruidPrefix;
    private final List<String> preloads = new ArrayList<>();
    private ContactStore store = ContactStore.MEMORY;
    private @Nullable DatabaseStore databaseStore;
    private @Nullable Database database;
    private DbMode mode = DbMode.NONE;
    private volatile boolean started;

    @ModParam(value = "use_domain", doc = "1: addresses of record are user@domain, 0: user.")
    private int useDomain;

    @ModParam(value = "timer_interval", doc = "Seconds between removals of expired contacts and writes of db_mode 2.")
    private int timerInterval = 60;

    @ModParam(value = "timer_procs", doc = "Timer processes; one virtual thread serves here.")
    private int timerProcs;

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "";

    @ModParam(
            value = "db_mode",
            doc = "0 memory, 1 write-through, 2 write-back, 3 database only, 4 read at the start and never written.")
    private int dbMode;

    @ModParam(value = "db_load", doc = "0: contacts are not read from the database at the start.")
    private int dbLoad = 1;

    @ModParam(
            value = "db_insert_null",
            doc = "Accepted; NULL is written where a value is empty and the column allows it.")
    private int dbInsertNull;

    @ModParam(
            value = "handle_lost_tcp",
            doc = "1: the timer removes contacts whose connection is gone; not in db_mode 3.")
    private int handleLostTcp;

    @ModParam(value = "close_expired_tcp", doc = "1: the connection of a contact whose time is over is closed.")
    private int closeExpiredTcp;

    @ModParam(value = "hash_size", doc = "Accepted; the tables grow by themselves.")
    private int hashSize = 10;

    @ModParam(
            value = "matching_mode",
            doc = "Which contacts are the same: 0 URI, 1 URI and Call-ID, 2 and path, 3 URI without parameters.")
    private int matchingMode;

    @ModParam(value = "desc_time_order", doc = "1: newest contact first, 0: by q.")
    private int descTimeOrder;

    @ModParam(value = "nat_bflag", doc = "Branch flag of contacts behind NAT, -1 none.")
    private int natBflag = -1;

    @ModParam(value = "cseq_delay", doc = "Seconds in which a registration with the same CSeq is a retransmission.")
    private int cseqDelay = 20;

    @ModParam(value = "preload", doc = "Accepted for tables that no function names.")
    void preload(String table) {
        preloads.add(table);
    }

    /** On that engine. */
    public UsrlocModule(Engine engine) {
        this.engine = engine;
        this.ruidPrefix = "uloc-" + Long.toHexString(engine.clock().wallMillis() / 1000) + "-"
                + Long.toHexString(ProcessHandle.current().pid()) + "-";
        engine.publish(UserLocation.class, this);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, columns, options, new UsrlocRpc(this, engine));
    }

    @Override
    public void init() throws ModuleException {
        if (dbMode < 0 || dbMode > 4) {
            throw new ModuleException("db_mode " + dbMode + " is not supported; use 0, 1, 2, 3 or 4");
        }
        if (timerInterval < 1 || timerProcs < 0 || hashSize < 0) {
            throw new ModuleException("timer_interval must be at least 1");
        }
        if (natBflag > 31) {
            throw new ModuleException("nat_bflag must be from 0 to 31");
        }
        if (matchingMode < 0 || matchingMode > 3) {
            throw new ModuleException("matching_mode must be from 0 to 3");
        }
        mode = DbMode.values()[dbMode];
        engine.statistics().gauge("usrloc", "registered_users", "addresses of record", this::userCount);
        if (closeExpiredTcp != 0) {
            listen(this::closeConnection);
        }
        preloads.forEach(this::table);
        table(USUAL_TABLE);
        if (mode == DbMode.NONE) {
            return;
        }
        if (dbUrl.isEmpty()) {
            throw new ModuleException("db_mode " + dbMode + " needs modparam(\"usrloc\", \"db_url\", ...)");
        }
        try {
            Database opened = engine.databases().open(dbUrl);
            database = opened;
            DatabaseStore made = new DatabaseStore(
                    opened,
                    mode,
                    useDomain != 0,
                    engine.sockets(),
                    columns,
                    options,
                    engine.settings().integer("server_id"));
            databaseStore = made;
            if (mode != DbMode.READ_ONLY) {
                store = made;
            }
        } catch (DatabaseException e) {
            throw new ModuleException("cannot open the database: " + e.getMessage(), e);
        }
    }

    /** The usual table is read at the start; others when the script first uses them, or when named by the parameter preload. */
    @Override
    public void start() throws ModuleException {
        started = true;
        DatabaseStore known = databaseStore;
        Database opened = database;
        if (known != null && opened != null) {
            for (ContactTable table : tables.values()) {
                load(known, opened, table);
            }
        }
        engine.periodicTimers().register("USRLOC Timer", timerInterval * 1000L, this::maintain);
    }

    private void load(DatabaseStore from, Database opened, ContactTable table) throws ModuleException {
        try {
            if (options.versionTable != 0) {
                engine.databases().requireVersion(opened, table.name(), TABLE_VERSION);
            }
            if ((dbLoad != 0 || mode == DbMode.READ_ONLY) && mode != DbMode.DATABASE_ONLY) {
                int count = from.preload(table);
                LOG.info("contacts loaded, table={}, contacts={}", table.name(), count);
            }
        } catch (DatabaseException e) {
            throw new ModuleException("table " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private void loadLate(ContactTable table) {
        DatabaseStore known = databaseStore;
        Database opened = database;
        if (known == null || opened == null) {
            return;
        }
        try {
            load(known, opened, table);
        } catch (ModuleException e) {
            LOG.error("{}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        if (mode == DbMode.WRITE_BACK) {
            tables.values().forEach(ContactTable::flush);
        }
    }

    private void maintain() {
        long now = engine.clock().wallMillis() / 1000;
        for (ContactTable table : tables.values()) {
            table.maintain(now, handleLostTcp == 0 ? contact -> false : this::hasLostItsConnection);
        }
        DatabaseStore known = databaseStore;
        boolean databaseOnly = mode == DbMode.DATABASE_ONLY;
        if (known != null && (databaseOnly || options.timerClean != 0 && mode != DbMode.READ_ONLY)) {
            long until = databaseOnly ? now - options.removalDelay : now;
            try {
                tables.keySet().forEach(t -> known.deleteExpired(t, until));
            } catch (DatabaseException e) {
                LOG.error("cannot delete expired contacts: {}", e.getMessage());
            }
        }
    }

    private boolean hasLostItsConnection(Contact contact) {
        return contact.connectionId() > 0 && connection(contact) == null;
    }

    private @Nullable TcpConnection connection(Contact contact) {
        return engine.transports().transport(Protocol.TCP) instanceof TcpTransport tcp
                ? tcp.connections().get(contact.connectionId())
                : null;
    }

    private void closeConnection(ContactListener.Change change, String table, String aor, Contact contact) {
        TcpConnection connection =
                change == ContactListener.Change.EXPIRE && contact.connectionId() > 0 ? connection(contact) : null;
        if (connection != null) {
            connection.closeWritten();
        }
    }

    /** Writes what waits to the database now. */
    void flush() {
        tables.values().forEach(ContactTable::flush);
    }

    /** The tables by name. */
    Map<String, ContactTable> tables() {
        return tables;
    }

    /** The database, or null in db_mode 0. */
    @Nullable
    DatabaseStore databaseStore() {
        return databaseStore;
    }

    private long userCount() {
        return tables.values().stream().mapToLong(LocationTable::users).sum();
    }

    @Override
    public LocationTable table(String name) {
        return tables.computeIfAbsent(name, n -> {
            ContactTable table = new ContactTable(n, () -> store, new ContactOrder(descTimeOrder != 0), listeners);
            engine.statistics().gauge("usrloc", n + "_users", "addresses of record", table::users);
            engine.statistics().gauge("usrloc", n + "_contacts", "contacts", table::contacts);
            engine.statistics().gauge("usrloc", n + "_expires", "contacts whose time ended", table::expired);
            if (started) {
                loadLate(table);
            }
            return table;
        });
    }

    @Override
    public @Nullable LocationTable tableOrNull(String name) {
        return tables.get(name);
    }

    @Override
    public int matchingMode() {
        return matchingMode;
    }

    @Override
    public int cseqDelay() {
        return cseqDelay;
    }

    @Override
    public boolean useDomain() {
        return useDomain != 0;
    }

    @Override
    public int natFlag() {
        return natBflag < 0 ? 0 : 1 << natBflag;
    }

    @Override
    public String newRuid() {
        return ruidPrefix + Long.toHexString(ruidCounter.incrementAndGet());
    }

    @Override
    public boolean writesThrough() {
        return mode == DbMode.WRITE_THROUGH || mode == DbMode.DATABASE_ONLY;
    }

    @Override
    public void listen(ContactListener listener) {
        listeners.add(listener);
    }
}
