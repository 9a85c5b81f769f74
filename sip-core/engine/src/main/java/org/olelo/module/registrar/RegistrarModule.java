package org.olelo.module.registrar;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.module.sl.api.Replies;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.net.LocalSocket;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;

/** Module registrar: the functions of the script. */
public final class RegistrarModule implements SipModule {
    /** Bit of registered()'s action. */
    private static final int SKIP_RECORD = 2;

    private final Engine engine;
    private final RegistrarSettings settings;
    private final Map<String, ContactProfile> profiles = new ConcurrentHashMap<>();
    private @Nullable UserLocation location;
    private @Nullable Saver saver;
    private @Nullable Finder finder;
    private @Nullable Replies replies;

    /** On that engine. */
    public RegistrarModule(Engine engine) {
        this.engine = engine;
        this.settings = new RegistrarSettings(engine);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings);
    }

    @Override
    public void init() throws ModuleException {
        settings.init();
        UserLocation found = engine.api(UserLocation.class);
        location = found;
        Replies sl = engine.api(Replies.class);
        replies = sl;
        saver = new Saver(engine, settings, found, sl);
        finder = new Finder(engine, settings, found);
        engine.statistics().gauge("registrar", "max_expires", "highest expires", settings.maxExpires::get);
        engine.statistics().gauge("registrar", "max_contacts", "most contacts", settings.maxContacts::get);
        engine.statistics()
                .gauge("registrar", "default_expire", "expires when none is given", settings.defaultExpires::get);
        engine.statistics().gauge("registrar", "default_expires_range", "percent", settings.defaultExpiresRange::get);
        engine.statistics().gauge("registrar", "expires_range", "percent", settings.expiresRange::get);
    }

    @Override
    public void start() {
        ScriptRoute route = engine.route(RouteKind.EVENT, "usrloc:contact-expired");
        if (route != null && location != null) {
            location.listen(new ExpiryEvent(engine, route));
        }
    }

    /** Functions wait only when usrloc writes to the database at once. */
    @Override
    public boolean mayBlock() {
        UserLocation found = location;
        return found == null || found.writesThrough();
    }

    private LocationTable table(String name) {
        UserLocation found = location;
        if (found == null) {
            throw new IllegalStateException("not initialised");
        }
        return found.table(name);
    }

    private Saver saver() {
        Saver known = saver;
        if (known == null) {
            throw new IllegalStateException("not initialised");
        }
        return known;
    }

    private Finder finder() {
        Finder known = finder;
        if (known == null) {
            throw new IllegalStateException("not initialised");
        }
        return known;
    }

    @ScriptFunction(
            value = "save",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.REPLY, RouteKind.ONREPLY},
            blocking = true,
            doc =
                    "Processes REGISTER and answers it: 1 inserted, 2 updated, 3 deleted, 4 asked; -1 refused, -2 too many.")
    public int save(MessageContext ctx, TableName table) {
        return saver().save(ctx, table(table.name()), 0, null);
    }

    @ScriptFunction(
            value = "save",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.REPLY, RouteKind.ONREPLY},
            blocking = true,
            doc =
                    "The same with flags: 2 no reply, 4 one contact, 8 no random expires, 16 prepare the reply's headers.")
    public int save(MessageContext ctx, TableName table, int flags) {
        return saver().save(ctx, table(table.name()), flags, null);
    }

    @ScriptFunction(
            value = "save",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.REPLY, RouteKind.ONREPLY},
            blocking = true,
            doc = "The same for that URI in place of To.")
    public int save(MessageContext ctx, TableName table, int flags, String uri) {
        return saver().save(ctx, table(table.name()), flags, uri);
    }

    @ScriptFunction(
            value = "lookup",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "Replaces the Request-URI by the registered contacts: -1 none, -2 method not allowed, -3 failure.")
    public int lookup(MessageContext ctx, TableName table) {
        return finder().lookup(ctx, table(table.name()), null, false);
    }

    @ScriptFunction(
            value = "lookup",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "The same for the contacts of that URI.")
    public int lookup(MessageContext ctx, TableName table, String uri) {
        return finder().lookup(ctx, table(table.name()), uri, false);
    }

    @ScriptFunction(
            value = "lookup_to_dset",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "Adds the registered contacts of the Request-URI as branches.")
    public int lookupToBranches(MessageContext ctx, TableName table) {
        return finder().lookup(ctx, table(table.name()), null, true);
    }

    @ScriptFunction(
            value = "lookup_to_dset",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "Adds the registered contacts of that URI as branches.")
    public int lookupToBranches(MessageContext ctx, TableName table, String uri) {
        return finder().lookup(ctx, table(table.name()), uri, true);
    }

    @ScriptFunction(
            value = "lookup_branches",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "Looks up the Request-URI and every branch; each is replaced by its contacts.")
    public int lookupBranches(MessageContext ctx, TableName table) {
        List<String> uris = ctx.branches().all().stream().map(b -> b.uri()).toList();
        ctx.branches().clear();
        int result = finder().lookup(ctx, table(table.name()), null, false);
        for (String uri : uris) {
            int found = finder().lookup(ctx, table(table.name()), uri, true);
            result = Math.max(result, found);
        }
        return result;
    }

    @ScriptFunction(
            value = {"registered", "is_registered"},
            blocking = true,
            doc = "True when the user of the Request-URI has a valid contact.")
    public boolean registered(MessageContext ctx, TableName table) {
        return registered(ctx, table, ctx.parsedUri(), 0, 0);
    }

    @ScriptFunction(
            value = {"registered", "is_registered"},
            blocking = true,
            doc = "True when the user of that URI has a valid contact.")
    public boolean registered(MessageContext ctx, TableName table, String uri) {
        return registered(ctx, table, SipUri.parse(uri), 0, 0);
    }

    @ScriptFunction(
            value = {"registered", "is_registered"},
            blocking = true,
            doc = "The same; bits of match: 1 Call-ID, 2 received, 4 contact, as xavp_cfg has them.")
    public boolean registered(MessageContext ctx, TableName table, String uri, int match) {
        return registered(ctx, table, SipUri.parse(uri), match, 0);
    }

    @ScriptFunction(
            value = {"registered", "is_registered"},
            blocking = true,
            doc = "The same; action 2: the record found is not shown in xavp_rcd.")
    public boolean registered(MessageContext ctx, TableName table, String uri, int match, int action) {
        return registered(ctx, table, SipUri.parse(uri), match, action);
    }

    private boolean registered(MessageContext ctx, TableName table, @Nullable SipUri uri, int match, int action) {
        List<Contact> contacts = uri == null ? null : finder().contacts(table(table.name()), uri);
        if (contacts == null) {
            return false;
        }
        long now = engine.clock().wallMillis() / 1000;
        for (Contact contact : contacts) {
            if (contact.validAt(now) && finder().matches(ctx, contact, match)) {
                if ((action & SKIP_RECORD) == 0) {
                    finder().record(ctx, contact);
                }
                return true;
            }
        }
        return false;
    }

    @ScriptFunction(value = "unregister", blocking = true, doc = "Removes all contacts of that URI: -1 bad URI.")
    public int unregister(MessageContext ctx, TableName table, String uri) {
        return unregister(ctx, table, uri, null);
    }

    @ScriptFunction(value = "unregister", blocking = true, doc = "Removes the contact of that URI with that ruid.")
    public int unregister(MessageContext ctx, TableName table, String uri, @Nullable String ruid) {
        SipUri parsed = SipUri.parse(uri);
        UserLocation found = location;
        String aor = parsed == null || found == null ? null : new Aors(settings, found.useDomain()).of(parsed);
        if (aor == null) {
            return -1;
        }
        return table(table.name()).with(aor, record -> {
            List<Contact> known = record.all();
            known.stream().filter(c -> ruid == null || c.ruid().equals(ruid)).forEach(record::delete);
            return 1;
        });
    }

    @ScriptFunction(
            value = "add_sock_hdr",
            routes = RouteKind.REQUEST,
            doc = "Adds a header with the socket the request came in on.")
    public boolean addSocketHeader(MessageContext ctx, String name) {
        LocalSocket socket = ctx.flow().socket();
        String text = settings.sockMode != 0 ? socket.advertisedSockString() : socket.sockString();
        ctx.edits().appendHeader(ctx.message(), name + ": " + text + "\r\n");
        return true;
    }

    @ScriptFunction(
            value = "reg_send_reply",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Sends the reply that save prepared.")
    public boolean sendReply(MessageContext ctx) {
        Replies known = replies;
        return known != null && known.reply(ctx, 200, "OK") > 0;
    }

    @ScriptFunction(
            value = "reg_fetch_contacts",
            blocking = true,
            doc = "Copies the contacts of that URI to a profile of $ulc.")
    public boolean fetchContacts(MessageContext ctx, TableName table, String uri, String profile) {
        SipUri parsed = SipUri.parse(uri);
        List<Contact> contacts = parsed == null ? null : finder().contacts(table(table.name()), parsed);
        UserLocation found = location;
        if (parsed == null || contacts == null || contacts.isEmpty() || found == null) {
            return false;
        }
        String aor = new Aors(settings, found.useDomain()).of(parsed);
        profiles.put(profile, new ContactProfile(aor == null ? "" : aor, table.name(), contacts));
        return true;
    }

    @ScriptFunction(value = "reg_free_contacts", doc = "Empties a profile of $ulc.")
    public boolean freeContacts(MessageContext ctx, String profile) {
        profiles.remove(profile);
        return true;
    }

    @PvExport(value = "ulc", doc = "Contacts that reg_fetch_contacts copied: profile=>attribute.")
    Pv contact(PvName name) throws PvSyntaxException {
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner == null || arrow < 0) {
            throw new PvSyntaxException("$ulc needs (profile=>attribute)");
        }
        PvFormat profile = PvFormat.constant(inner.substring(0, arrow).trim());
        String attribute = inner.substring(arrow + 2).trim();
        return ctx -> {
            String wanted = profile.format(ctx);
            ContactProfile expired = wanted.equals(ExpiryEvent.PROFILE) ? ctx.attachment(ExpiryEvent.EXPIRED) : null;
            ContactProfile found = expired != null ? expired : profiles.get(wanted);
            return found == null
                    ? Value.NULL
                    : found.value(attribute, name.index().number(ctx));
        };
    }
}
