package org.olelo.module.usrloc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DbValue;
import org.olelo.db.Operator;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.db.RowCursor;
import org.olelo.db.RowValues;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.net.LocalSocket;
import org.olelo.net.SocketRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contacts in SQL (table version 9): written at once (db_mode 1, 3) or when the timer comes (db_mode 2). */
final class DatabaseStore implements ContactStore {
    private static final Logger LOG = LoggerFactory.getLogger("usrloc");
    private static final long DAY = 86_400;

    private final Database database;
    private final DbMode mode;
    private final boolean useDomain;
    private final SocketRegistry sockets;
    private final LocationColumns columns;
    private final DatabaseOptions options;
    private final List<String> read;
    private final int serverId;

    DatabaseStore(
            Database database,
            DbMode mode,
            boolean useDomain,
            SocketRegistry sockets,
            LocationColumns columns,
            DatabaseOptions options,
            int serverId) {
        this.database = database;
        this.mode = mode;
        this.useDomain = useDomain;
        this.sockets = sockets;
        this.columns = columns;
        this.options = options;
        this.read = columns.read();
        this.serverId = serverId;
    }

    @Override
    public void insert(String table, String aor, Contact contact) {
        if (mode == DbMode.WRITE_BACK) {
            contact.state(Contact.State.NEW);
            return;
        }
        database.insert(table, row(aor, contact));
        contact.state(Contact.State.SYNCHRONIZED);
    }

    @Override
    public void update(String table, String aor, Contact contact) {
        if (mode == DbMode.WRITE_BACK) {
            if (contact.state() == Contact.State.SYNCHRONIZED) {
                contact.state(Contact.State.DIRTY);
            }
            return;
        }
        write(table, aor, contact);
    }

    private void write(String table, String aor, Contact contact) {
        if (options.updateAsInsert != 0) {
            database.insert(table, row(aor, contact));
            contact.state(Contact.State.SYNCHRONIZED);
            return;
        }
        int changed = database.update(table, row(aor, contact), List.of(Condition.eq(columns.ruid, contact.ruid())));
        if (changed == 0) {
            database.insert(table, row(aor, contact));
        }
        contact.state(Contact.State.SYNCHRONIZED);
    }

    @Override
    public void delete(String table, Contact contact) {
        if (mode == DbMode.WRITE_BACK && contact.state() == Contact.State.NEW) {
            return;
        }
        try {
            database.delete(table, List.of(Condition.eq(columns.ruid, contact.ruid())));
        } catch (DatabaseException e) {
            if (mode != DbMode.WRITE_BACK) {
                throw e;
            }
            LOG.error("cannot delete a contact, ruid={}: {}", contact.ruid(), e.getMessage());
        }
    }

    @Override
    public void expired(String table, Contact contact) {
        try {
            delete(table, contact);
        } catch (DatabaseException e) {
            LOG.error("cannot delete an expired contact, ruid={}: {}", contact.ruid(), e.getMessage());
        }
    }

    @Override
    public void writeBack(String table, String aor, Contact contact) {
        if (mode != DbMode.WRITE_BACK || contact.state() == Contact.State.SYNCHRONIZED) {
            return;
        }
        try {
            if (contact.state() == Contact.State.NEW) {
                database.insert(table, row(aor, contact));
                contact.state(Contact.State.SYNCHRONIZED);
            } else {
                write(table, aor, contact);
            }
        } catch (DatabaseException e) {
            LOG.error("cannot write a contact, it is tried again, ruid={}: {}", contact.ruid(), e.getMessage());
        }
    }

    @Override
    public boolean readsThrough() {
        return mode == DbMode.DATABASE_ONLY;
    }

    @Override
    public List<Contact> load(String table, String aor) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.eq(columns.username, user(aor)));
        if (useDomain) {
            conditions.add(Condition.eq(columns.domain, domain(aor)));
        }
        List<Contact> contacts = new ArrayList<>();
        for (Row row : database.query(new Query(table, read, conditions, null))) {
            if (!isSkipped(row)) {
                contacts.add(contact(row));
            }
        }
        return contacts;
    }

    @Override
    public Set<String> addresses(String table) {
        Set<String> found = new HashSet<>();
        try (RowCursor rows = database.fetch(Query.of(table, read.subList(0, 3)), options.fetchRows)) {
            for (var batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
                batch.forEach(row -> found.add(aor(row)));
            }
        }
        return found;
    }

    /** Reads a whole table into memory in batches; returns how many contacts there are. */
    int preload(ContactTable table) {
        List<Condition> conditions = ownServer();
        if (options.cleanTcp != 0) {
            conditions.add(new Condition(columns.connectionId, Operator.GT, DbValue.of(0)));
            database.delete(table.name(), conditions);
            conditions.removeLast();
        }
        int count = 0;
        try (RowCursor rows = database.fetch(new Query(table.name(), read, conditions, null), options.fetchRows)) {
            for (var batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
                for (Row row : batch) {
                    if (!isSkipped(row)) {
                        table.preload(aor(row), contact(row));
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private boolean isSkipped(Row row) {
        String socket = row.textOrEmpty(14);
        return options.skipRemoteSocket != 0 && !socket.isEmpty() && sockets.ofText(socket) == null;
    }

    /** The condition of server_id_filter, if any. */
    private List<Condition> ownServer() {
        List<Condition> conditions = new ArrayList<>();
        if (options.serverIdFilter != 0) {
            conditions.add(Condition.eq(columns.serverId, serverId));
        }
        return conditions;
    }

    /** Deletes the rows whose time is over. */
    void deleteExpired(String table, long now) {
        List<Condition> conditions = ownServer();
        conditions.addAll(expiredAt(now));
        database.delete(table, conditions);
    }

    /** Rows that are valid now; each user once, or each contact. */
    long countValid(String table, long now, boolean users) {
        Set<String> seen = new HashSet<>();
        long contacts = 0;
        for (Row row : database.query(Query.of(table, List.of(columns.username, columns.domain, columns.expires)))) {
            long expires = expires(seconds(row, 2));
            if (expires == Contact.PERMANENT || expires > now) {
                contacts++;
                seen.add(row.textOrEmpty(0) + "@" + row.textOrEmpty(1));
            }
        }
        return users ? seen.size() : contacts;
    }

    /** Rows whose time is over. */
    long countExpired(String table, long now) {
        return database.query(
                        Query.of(table, List.of(columns.ruid), expiredAt(now).toArray(Condition[]::new)))
                .size();
    }

    private List<Condition> expiredAt(long now) {
        return List.of(
                new Condition(columns.expires, Operator.LT, time(now)),
                new Condition(columns.expires, Operator.GT, time(DAY)));
    }

    private DbValue time(long seconds) {
        return options.expiresType == 0 ? DbValue.ofEpochSecond(seconds) : DbValue.of(seconds);
    }

    private long seconds(Row row, int column) {
        if (options.expiresType != 0) {
            return row.longInteger(column, 0);
        }
        Instant time = row.time(column);
        return time == null ? 0 : time.getEpochSecond();
    }

    private RowValues row(String aor, Contact contact) {
        LocalSocket socket = contact.socket();
        return RowValues.builder()
                .set(columns.ruid, contact.ruid())
                .set(columns.username, user(aor))
                .set(columns.domain, useDomain ? domain(aor) : null)
                .set(columns.contact, contact.uri())
                .set(columns.received, emptyToNull(contact.received()))
                .set(columns.path, emptyToNull(contact.path()))
                .set(columns.expires, time(contact.expires()))
                .set(columns.q, contact.q() == Contact.Q_UNSPECIFIED ? -1.0 : contact.q() / 1000.0)
                .set(columns.callid, contact.callId())
                .set(columns.cseq, contact.cseq())
                .set("last_modified", time(contact.lastModified()))
                .set(columns.flags, contact.flags())
                .set(columns.cflags, contact.branchFlags())
                .set(columns.userAgent, contact.userAgent())
                .set(columns.socket, socket == null ? null : socket.sockString())
                .set(columns.methods, contact.methods() == -1 ? DbValue.none() : DbValue.of(contact.methods()))
                .set(columns.instance, emptyToNull(contact.instance()))
                .set(columns.regId, contact.regId())
                .set(columns.serverId, contact.serverId())
                .set(columns.connectionId, contact.connectionId())
                .set(columns.keepalive, 0)
                .set(columns.partition, 0)
                .build();
    }

    private Contact contact(Row row) {
        Contact contact = new Contact(row.textOrEmpty(0), row.textOrEmpty(3));
        contact.received(row.textOrEmpty(4));
        contact.path(row.textOrEmpty(5));
        contact.expires(expires(seconds(row, 6)));
        double q = row.real(7, -1);
        contact.q(q < 0 ? Contact.Q_UNSPECIFIED : (int) Math.round(q * 1000));
        contact.callId(row.textOrEmpty(8));
        contact.cseq(row.integer(9, 0));
        contact.lastModified(seconds(row, 10));
        contact.flags(row.integer(11, 0));
        contact.branchFlags(row.integer(12, 0));
        contact.userAgent(row.textOrEmpty(13));
        String socket = row.text(14);
        contact.socket(socket == null ? null : sockets.ofText(socket));
        contact.methods(row.integer(15, -1));
        contact.instance(row.textOrEmpty(16));
        contact.regId(row.integer(17, 0));
        contact.serverId(row.integer(18, 0));
        contact.connectionId(row.integer(19, -1));
        contact.state(Contact.State.SYNCHRONIZED);
        return contact;
    }

    /** Kamailio writes permanent contacts with the start of 1970, whatever the time zone. */
    private static long expires(long seconds) {
        return seconds < DAY ? Contact.PERMANENT : seconds;
    }

    private String aor(Row row) {
        String user = row.textOrEmpty(1);
        return useDomain ? user + "@" + row.textOrEmpty(2) : user;
    }

    private static String user(String aor) {
        int at = aor.indexOf('@');
        return at < 0 ? aor : aor.substring(0, at);
    }

    private static String domain(String aor) {
        int at = aor.indexOf('@');
        return at < 0 ? "" : aor.substring(at + 1);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
