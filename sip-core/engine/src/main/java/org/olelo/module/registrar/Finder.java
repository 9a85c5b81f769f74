package org.olelo.module.registrar;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.ContactListener;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.net.LocalSocket;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** lookup and its relatives: sets destinations from registered contacts. */
final class Finder {
    private static final Logger LOG = LoggerFactory.getLogger("registrar");

    private static final int BY_FLAGS = 1;
    private static final int BY_CONNECTION = 2;

    static final int NOT_FOUND = -1;
    static final int METHOD_NOT_ALLOWED = -2;
    static final int FAILED = -3;

    private final Engine engine;
    private final RegistrarSettings settings;
    private final Aors aors;
    private final CallSettings call;
    /** Address of record by ruid, for temporary GRUUs; only contacts with an instance. */
    private final Map<String, String> aorOfRuid = new ConcurrentHashMap<>();

    Finder(Engine engine, RegistrarSettings settings, UserLocation location) {
        this.engine = engine;
        this.settings = settings;
        this.aors = new Aors(settings, location.useDomain());
        this.call = new CallSettings(settings.xavpCfg);
        location.listen(this::contactChanged);
    }

    private void contactChanged(ContactListener.Change change, String table, String aor, Contact contact) {
        if (contact.instance().isEmpty()) {
            return;
        }
        if (change == ContactListener.Change.DELETE || change == ContactListener.Change.EXPIRE) {
            aorOfRuid.remove(contact.ruid());
        } else {
            aorOfRuid.put(contact.ruid(), aor);
        }
    }

    /** The usable contacts of the address; null after a database failure. */
    @Nullable
    List<Contact> contacts(LocationTable table, SipUri uri) {
        String gruu = uri.gr();
        boolean temporary = gruu != null && gruu.isEmpty();
        String aor = temporary ? aorOfRuid.get(uri.user()) : aors.of(uri);
        if (aor == null) {
            return List.of();
        }
        try {
            List<Contact> all = table.with(aor, LocationTable.Contacts::all);
            if (gruu == null) {
                return all;
            }
            return all.stream()
                    .filter(c -> temporary
                            ? c.ruid().equals(uri.user())
                            : plain(c.instance()).equals(gruu))
                    .toList();
        } catch (DatabaseException e) {
            LOG.error("lookup failed, aor={}: {}", aor, e.getMessage());
            return null;
        }
    }

    private static String plain(String instance) {
        return instance.startsWith("<") && instance.endsWith(">")
                ? instance.substring(1, instance.length() - 1)
                : instance;
    }

    /**
     * lookup(): 1 found, 2 found but some do not allow the method, or a negative code.
     *
     * @param toBranches the Request-URI stays, all contacts become branches
     */
    int lookup(MessageContext ctx, LocationTable table, @Nullable String uriText, boolean toBranches) {
        SipUri uri = uriText == null ? ctx.parsedUri() : SipUri.parse(uriText);
        if (uri == null) {
            return FAILED;
        }
        List<Contact> contacts = contacts(table, uri);
        if (contacts == null) {
            return FAILED;
        }
        long now = engine.clock().wallMillis() / 1000;
        boolean anyValid = false;
        boolean set = toBranches;
        int result = NOT_FOUND;
        int wanted = (settings.lookupFilterMode & BY_FLAGS) == 0 ? 0 : call.number(ctx, "rlf_bflags", 0);
        for (Contact contact : contacts) {
            if (settings.useExpiredContacts.get() == 0 && !contact.validAt(now) || isFiltered(contact, wanted)) {
                continue;
            }
            anyValid = true;
            if (!allows(ctx, contact)) {
                continue;
            }
            if (!set) {
                toRequest(ctx, contact);
                record(ctx, contact);
                set = true;
                result = 1;
                if (settings.appendBranches.get() == 0) {
                    break;
                }
            } else if (ctx.branches().size() < engine.settings().integer("max_branches") - 1) {
                ctx.branches().add(branch(contact));
                result = 1;
            }
        }
        return result < 0 && anyValid ? METHOD_NOT_ALLOWED : result;
    }

    /** The filters of lookup_filter_mode: branch flags, and the connection the registration came on. */
    private boolean isFiltered(Contact contact, int wanted) {
        if (wanted != 0 && (contact.branchFlags() & wanted) == 0) {
            return true;
        }
        LocalSocket socket = contact.socket();
        return (settings.lookupFilterMode & BY_CONNECTION) != 0
                && socket != null
                && engine.transports().transport(socket.protocol()) instanceof TcpTransport tcp
                && tcp.connections().get(contact.connectionId()) == null;
    }

    /** Shows the record that was found in the XAVP of xavp_rcd. */
    void record(MessageContext ctx, Contact contact) {
        if (settings.xavpRcd.isEmpty()) {
            return;
        }
        Xavp root = new Xavp(settings.xavpRcd, Value.NULL);
        show(root, 1, "ruid", Value.of(contact.ruid()));
        show(root, 2, "contact", Value.of(contact.uri()));
        show(root, 4, "expires", Value.of((int)
                (contact.expires() - engine.clock().wallMillis() / 1000)));
        show(root, 8, "received", text(contact.received()));
        show(root, 16, "path", text(contact.path()));
        ctx.stores().xavps().add(0, root);
    }

    private void show(Xavp root, int bit, String name, Value value) {
        if ((settings.xavpRcdMask & bit) == 0 && !value.isNull()) {
            root.makeChildren().add(new Xavp(name, value));
        }
    }

    private static Value text(String text) {
        return text.isEmpty() ? Value.NULL : Value.of(text);
    }

    /** Whether a contact fits what registered() was told to compare: bits 1 Call-ID, 2 received, 4 contact, with values of xavp_cfg. */
    boolean matches(MessageContext ctx, Contact contact, int match) {
        return fits(ctx, match & 1, "match_callid", contact.callId())
                && fits(ctx, match & 2, "match_received", contact.received())
                && fits(ctx, match & 4, "match_contact", contact.uri());
    }

    private boolean fits(MessageContext ctx, int bit, String name, String value) {
        String wanted = bit == 0 ? null : call.text(ctx, name);
        return wanted == null || wanted.equals(value);
    }

    private boolean allows(MessageContext ctx, Contact contact) {
        if (settings.methodFiltering == 0
                || !(ctx.message() instanceof SipRequest request)
                || request.to().hasTag()) {
            return true;
        }
        return (contact.methods() & request.method().bit()) != 0;
    }

    private void toRequest(MessageContext ctx, Contact contact) {
        ctx.uri(contact.uri());
        ctx.path(contact.path().isEmpty() ? null : contact.path());
        ctx.dstUri(nextHop(contact));
        ctx.ruid(contact.ruid());
        ctx.instance(contact.instance());
        ctx.regId(contact.regId());
        ctx.locationUserAgent(contact.userAgent());
        ctx.q(contact.q());
        ctx.branchFlags(contact.branchFlags());
        if (contact.socket() != null) {
            ctx.sendSocket(contact.socket());
        }
    }

    private Branch branch(Contact contact) {
        Branch branch = new Branch(contact.uri());
        branch.path(contact.path().isEmpty() ? null : contact.path());
        branch.dstUri(nextHop(contact));
        branch.ruid(contact.ruid());
        branch.instance(contact.instance());
        branch.regId(contact.regId());
        branch.userAgent(contact.userAgent());
        branch.q(contact.q());
        branch.flags(contact.branchFlags());
        branch.socket(contact.socket());
        return branch;
    }

    /** Where a contact is reached when it is not its URI: the first Path, or where the registration came from. */
    private @Nullable String nextHop(Contact contact) {
        if (!contact.path().isEmpty()) {
            NameAddr first = NameAddr.parse(contact.path());
            if (first != null && !(settings.pathCheckLocal != 0 && isLocal(first.uri()))) {
                return first.uriText();
            }
        }
        return contact.received().isEmpty() ? null : contact.received();
    }

    private boolean isLocal(@Nullable SipUri uri) {
        return uri != null && engine.sockets().isMyself(uri.host(), Math.max(uri.port(), 0), null);
    }
}
