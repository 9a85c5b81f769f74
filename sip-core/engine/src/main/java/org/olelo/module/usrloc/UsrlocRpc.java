package org.olelo.module.usrloc;

import java.util.List;
import java.util.function.ToLongBiFunction;
import org.olelo.db.DatabaseException;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.net.LocalSocket;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.RpcExport;

/** The commands ul.*. */
public final class UsrlocRpc {
    private static final String NOT_SET = "[not set]";

    private final UsrlocModule module;
    private final Engine engine;

    UsrlocRpc(UsrlocModule module, Engine engine) {
        this.module = module;
        this.engine = engine;
    }

    @RpcExport(value = "ul.dump", doc = "Dump user location tables")
    void dump(RpcCall call) {
        boolean brief = call.text(0, "").equals("brief");
        RpcValue.Struct domains = call.struct().namedList("Domains");
        for (ContactTable table : module.tables().values()) {
            RpcValue.Struct domain = domains.struct("Domain");
            domain.add("Domain", table.name()).add("Size", 1024);
            RpcValue.Struct aors = domain.namedList("AoRs");
            table.forEach((aor, contacts) -> {
                if (brief) {
                    aors.add("AoR", aor);
                    return;
                }
                RpcValue.Struct info = aors.struct("Info");
                info.add("AoR", aor).add("HashID", aor.hashCode() & 0x7FFFFFFF);
                contacts(info, contacts.all());
            });
            domain.struct("Stats").add("Records", table.users()).add("Max-Slots", 1);
        }
    }

    @RpcExport(value = "ul.lookup", doc = "Lookup one AOR in the usrloc location table")
    void lookup(RpcCall call) {
        LocationTable table = table(call);
        String aor = call.text(1);
        List<Contact> found = table.with(aor, LocationTable.Contacts::all);
        if (found.isEmpty()) {
            throw new RpcFault(500, "AOR not found in location table");
        }
        RpcValue.Struct record = call.struct();
        record.add("AoR", aor);
        contacts(record, found);
    }

    @RpcExport(value = "ul.rm", doc = "Delete a address of record including its contacts")
    void remove(RpcCall call) {
        LocationTable table = table(call);
        changed(() -> table.with(call.text(1), contacts -> {
            contacts.all().forEach(contacts::delete);
            return true;
        }));
    }

    @RpcExport(value = "ul.rm_contact", doc = "Delete a contact from an AOR record")
    void removeContact(RpcCall call) {
        LocationTable table = table(call);
        String uri = call.text(2);
        boolean[] removed = new boolean[1];
        changed(() -> table.with(call.text(1), contacts -> {
            for (Contact contact : contacts.all()) {
                if (contact.uri().equals(uri)) {
                    contacts.delete(contact);
                    removed[0] = true;
                }
            }
            return true;
        }));
        if (!removed[0]) {
            throw new RpcFault(404, "Contact not found");
        }
    }

    @RpcExport(
            value = "ul.add",
            doc = "Add a new contact for an address of record: table aor contact expires q path flags cflags methods")
    void add(RpcCall call) {
        if (call.count() < 9) {
            throw new RpcFault(500, "Not enough parameters or wrong format");
        }
        LocationTable table = table(call);
        String uri = call.text(2);
        changed(() -> table.with(call.text(1), contacts -> {
            Contact contact = contacts.all().stream()
                    .filter(c -> c.uri().equals(uri))
                    .findFirst()
                    .orElse(null);
            boolean known = contact != null;
            Contact target = contact != null ? contact : new Contact(module.newRuid(), uri);
            fill(call, target);
            if (known) {
                contacts.update(target);
            } else {
                contacts.insert(target);
            }
            return true;
        }));
    }

    private void fill(RpcCall call, Contact contact) {
        long now = engine.clock().wallMillis() / 1000;
        long expires = call.number(3);
        contact.expires(expires == 0 ? Contact.PERMANENT : now + expires);
        contact.q(q(call));
        String path = call.text(5);
        contact.path(path.equals("0") ? "" : path);
        contact.flags((int) call.number(6));
        contact.branchFlags((int) call.number(7));
        contact.methods((int) call.number(8));
        contact.callId("dfjrewr12386fd6-343@kamailio.rpc");
        contact.userAgent("SIP Router - RPC Server");
        contact.cseq(1);
        contact.lastModified(now);
    }

    private static int q(RpcCall call) {
        RpcValue value = call.parameter(4);
        double q;
        try {
            q = value instanceof RpcValue.Real real ? real.value() : Double.parseDouble(call.text(4));
        } catch (NumberFormatException e) {
            throw new RpcFault(500, "Not enough parameters or wrong format");
        }
        return q < 0 ? Contact.Q_UNSPECIFIED : (int) Math.round(Math.min(q, 1) * 1000);
    }

    @RpcExport(value = "ul.flush", doc = "Flush the usrloc memory cache to DB")
    void flush(RpcCall call) {
        module.flush();
    }

    @RpcExport(
            value = "ul.db_users",
            doc = "Tell number of different unexpired users in database table (db_mode!=0 only)")
    void dbUsers(RpcCall call) {
        call.add(counted(call, (store, table) -> store.countValid(table, now(), true)));
    }

    @RpcExport(value = "ul.db_contacts", doc = "Tell number of unexpired contacts in database table (db_mode!=0 only)")
    void dbContacts(RpcCall call) {
        call.add(counted(call, (store, table) -> store.countValid(table, now(), false)));
    }

    @RpcExport(
            value = "ul.db_expired_contacts",
            doc = "Tell number of expired contacts in database table (db_mode!=0 only)")
    void dbExpiredContacts(RpcCall call) {
        call.add(counted(call, (store, table) -> store.countExpired(table, now())));
    }

    private long counted(RpcCall call, ToLongBiFunction<DatabaseStore, String> count) {
        DatabaseStore store = module.databaseStore();
        if (store == null) {
            throw new RpcFault(500, "Command is not supported in db_mode=0");
        }
        try {
            return count.applyAsLong(store, table(call).name());
        } catch (DatabaseException e) {
            throw new RpcFault(500, "Database failure");
        }
    }

    private long now() {
        return engine.clock().wallMillis() / 1000;
    }

    private LocationTable table(RpcCall call) {
        LocationTable table = module.tables().get(call.text(0));
        if (table == null) {
            throw new RpcFault(500, "Domain table not found");
        }
        return table;
    }

    private static void changed(Runnable change) {
        try {
            change.run();
        } catch (DatabaseException e) {
            throw new RpcFault(500, "Database failure");
        }
    }

    private void contacts(RpcValue.Struct record, List<Contact> contacts) {
        RpcValue.Struct all = record.namedList("Contacts");
        long now = engine.clock().wallMillis() / 1000;
        for (Contact contact : contacts) {
            RpcValue.Struct one = all.struct("Contact");
            one.add("Address", contact.uri());
            if (contact.expires() == Contact.PERMANENT) {
                one.add("Expires", "permanent");
            } else if (contact.validAt(now)) {
                one.add("Expires", contact.expires() - now);
            } else {
                one.add("Expires", "expired");
            }
            one.add(
                    "Q",
                    contact.q() == Contact.Q_UNSPECIFIED
                            ? new RpcValue.Real(-1)
                            : new RpcValue.Real(contact.q() / 1000.0));
            one.add("Call-ID", contact.callId());
            one.add("CSeq", contact.cseq());
            one.add("User-Agent", contact.userAgent().isEmpty() ? "n/a" : contact.userAgent());
            one.add("Received", set(contact.received()));
            one.add("Path", set(contact.path()));
            one.add("State", contact.state().shown());
            one.add("Flags", contact.flags());
            one.add("CFlags", contact.branchFlags());
            LocalSocket socket = contact.socket();
            one.add("Socket", socket == null ? NOT_SET : socket.sockString());
            one.add("Methods", Integer.toUnsignedLong(contact.methods()));
            one.add("Ruid", contact.ruid());
            one.add("Instance", set(contact.instance()));
            one.add("Reg-Id", contact.regId());
            one.add("Server-Id", contact.serverId());
            one.add("Tcpconn-Id", contact.connectionId());
            one.add("Keepalive", 0);
            one.add("Last-Keepalive", contact.lastModified());
            one.add("KA-Roundtrip", 0);
            one.add("Last-Modified", contact.lastModified());
        }
    }

    private static String set(String text) {
        return text.isEmpty() ? NOT_SET : text;
    }
}
