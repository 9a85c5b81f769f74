package org.olelo.module.uac;

import org.olelo.db.DatabaseException;
import org.olelo.module.uac.RegistrationStore.Column;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands uac.reg_*. */
final class RegistrationRpc {
    private static final Logger LOG = LoggerFactory.getLogger("uac");
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;
    private static final int ADDED_PARAMETERS = 15;
    private static final String NOTHING = ".";

    private final Registrations registrations;
    private final RegistrationSettings settings;

    RegistrationRpc(Registrations registrations, RegistrationSettings settings) {
        this.registrations = registrations;
        this.settings = settings;
    }

    @RpcExport(value = "uac.reg_dump", doc = "Dump the contents of user registrations table.", returnsArray = true)
    void dump(RpcCall call) {
        registrations.guarded(() -> {
            for (Registration one : registrations.all()) {
                describe(call.struct(), one);
            }
        });
    }

    @RpcExport(value = "uac.reg_info", doc = "Return the details of registration for a particular record.")
    void info(RpcCall call) {
        Registration found = find(call);
        registrations.guarded(() -> describe(call.struct(), found));
    }

    private void describe(RpcValue.Struct out, Registration one) {
        for (Column column : Column.values()) {
            if (column.ordinal() > Column.AUTH_PROXY.ordinal()) {
                break;
            }
            String text = one.get(column);
            out.add(column.text, column == Column.AUTH_HA1 && text.isEmpty() ? "none" : text);
        }
        String address = one.get(Column.CONTACT_ADDRESS);
        String socket = one.get(Column.SOCKET);
        out.add("expires", one.expires)
                .add("flags", one.flags)
                .add("diff_expires", one.timerExpires - registrations.now())
                .add("timer_expires", one.timerExpires)
                .add("reg_init", one.initialised)
                .add("reg_delay", one.delay)
                .add("contact_addr", address.isEmpty() ? settings.contactAddress : address)
                .addNullable("socket", socket.isEmpty() ? null : socket);
    }

    private Registration find(RpcCall call) {
        if (call.count() < 2) {
            throw new RpcFault(BAD_REQUEST, "Invalid Parameters");
        }
        Column column = Column.filter(call.text(0));
        if (column == null) {
            throw new RpcFault(BAD_REQUEST, "Unsupported filter attribute");
        }
        Registration found = registrations.find(column, call.text(1));
        if (found == null) {
            throw notFound();
        }
        return found;
    }

    private static RpcFault notFound() {
        return new RpcFault(NOT_FOUND, "Record not found");
    }

    @RpcExport(value = "uac.reg_enable", doc = "Enable registration for a particular record.")
    void enable(RpcCall call) {
        registrations.enable(find(call), true);
    }

    @RpcExport(value = "uac.reg_disable", doc = "Disable registration for a particular record.")
    void disable(RpcCall call) {
        registrations.enable(find(call), false);
    }

    @RpcExport(value = "uac.reg_unregister", doc = "Unregister a particular record.")
    void unregister(RpcCall call) {
        registrations.unregister(find(call));
    }

    @RpcExport(value = "uac.reg_reload", doc = "Reload records from database.")
    void reload(RpcCall call) {
        boolean done;
        try {
            done = registrations.reload();
        } catch (DatabaseException e) {
            LOG.error("the registrations are kept as they are, reason={}", e.getMessage());
            done = false;
        }
        if (!done) {
            throw new RpcFault(INTERNAL, "Failed to shift records - check log messages");
        }
    }

    @RpcExport(value = "uac.reg_refresh", doc = "Refresh a record from database.")
    void refresh(RpcCall call) {
        if (call.count() < 1) {
            throw new RpcFault(BAD_REQUEST, "Invalid Parameters");
        }
        try {
            if (registrations.refresh(call.text(0))) {
                return;
            }
        } catch (DatabaseException e) {
            LOG.error("registration not read, l_uuid={}: {}", call.text(0), e.getMessage());
            throw new RpcFault(INTERNAL, "Failed to refresh record - check log messages");
        }
        throw notFound();
    }

    @RpcExport(value = "uac.reg_active", doc = "Set remote registration active or not.")
    void active(RpcCall call) {
        if (call.count() < 1) {
            throw new RpcFault(INTERNAL, "Missing parameter");
        }
        int next = (int) call.number(0);
        int before = registrations.activate(next);
        call.struct().add("omode", before).add("nmode", next);
    }

    @RpcExport(value = "uac.reg_add", doc = "Add a new registration.")
    void add(RpcCall call) {
        if (call.count() < ADDED_PARAMETERS) {
            throw new RpcFault(BAD_REQUEST, "Invalid Parameters");
        }
        String[] columns = new String[Column.values().length];
        int text = 0;
        for (Column column : Column.values()) {
            if (column.ordinal() <= Column.AUTH_PROXY.ordinal()) {
                columns[column.ordinal()] = call.text(text++);
            }
        }
        int expires = (int) call.number(text);
        int flags = (int) call.number(text + 1);
        int delay = (int) call.number(text + 2);
        columns[Column.SOCKET.ordinal()] = call.text(text + 3);
        columns[Column.CONTACT_ADDRESS.ordinal()] = call.text(text + 4);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].equals(NOTHING) ? "" : columns[i];
        }
        registrations.put(new Registration(columns, expires, flags, delay));
    }

    @RpcExport(value = "uac.reg_remove", doc = "Remove a registration.")
    void remove(RpcCall call) {
        if (call.count() < 1) {
            throw new RpcFault(BAD_REQUEST, "Invalid Parameters");
        }
        if (!registrations.remove(call.text(0))) {
            throw notFound();
        }
    }
}
