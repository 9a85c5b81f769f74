package org.olelo.module.usrloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.net.SocketRegistry;

/** A database that goes away: no registration that was acknowledged under the mode chosen is lost. */
class DatabaseLossTest {
    private static final String AOR = "alice@test";
    private static final long FAR = 4_000_000_000L;

    private final List<String> written = new ArrayList<>();
    private boolean gone;

    private final Database database = (Database) Proxy.newProxyInstance(
            Database.class.getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> {
                if (gone) {
                    throw new DatabaseException(DatabaseFault.CONNECTION, "gone");
                }
                written.add(method.getName());
                return switch (method.getName()) {
                    case "update", "delete" -> 1;
                    case "insert" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                };
            });

    private ContactTable table(DbMode mode) {
        ContactStore store = new DatabaseStore(
                database, mode, false, new SocketRegistry(), new LocationColumns(), new DatabaseOptions(), 0);
        return new ContactTable("location", () -> store, new ContactOrder(false), List.of());
    }

    private static Contact contact(String ruid) {
        Contact contact = new Contact(ruid, "sip:alice@192.0.2.1");
        contact.expires(FAR);
        return contact;
    }

    private static void add(ContactTable table, String ruid) {
        table.with(AOR, contacts -> {
            contacts.insert(contact(ruid));
            return true;
        });
    }

    @Test
    void shouldRefuseWhatWriteThroughCannotStore() {
        ContactTable table = table(DbMode.WRITE_THROUGH);
        add(table, "1");
        gone = true;
        assertThrows(DatabaseException.class, () -> add(table, "2"));
        assertEquals(1, table.contacts(), "what was not acknowledged is not there either");
        gone = false;
        add(table, "2");
        assertEquals(List.of("insert", "insert"), written);
    }

    @Test
    void shouldKeepWhatWriteBackHasAcknowledgedUntilItIsWritten() {
        ContactTable table = table(DbMode.WRITE_BACK);
        gone = true;
        add(table, "1");
        table.maintain(1, contact -> false);
        table.maintain(2, contact -> false);
        assertEquals(1, table.contacts());
        gone = false;
        table.maintain(3, contact -> false);
        table.maintain(4, contact -> false);
        assertEquals(List.of("insert"), written);
    }

    @Test
    void shouldWriteAChangeThatFailedOnceMore() {
        ContactTable table = table(DbMode.WRITE_BACK);
        add(table, "1");
        table.maintain(1, contact -> false);
        gone = true;
        table.with(AOR, contacts -> {
            Contact contact = contacts.all().getFirst();
            contact.cseq(7);
            contacts.update(contact);
            return true;
        });
        table.maintain(2, contact -> false);
        gone = false;
        table.maintain(3, contact -> false);
        assertEquals(List.of("insert", "update"), written);
    }

    @Test
    void shouldWriteWhatWaitsWhenTheServerStops() {
        ContactTable table = table(DbMode.WRITE_BACK);
        add(table, "1");
        table.flush();
        assertEquals(List.of("insert"), written);
    }
}
