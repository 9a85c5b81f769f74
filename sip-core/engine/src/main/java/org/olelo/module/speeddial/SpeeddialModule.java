package org.olelo.module.speeddial;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module speeddial. */
public final class SpeeddialModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("speeddial");

    private final Engine engine;
    private @Nullable Database database;

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailio:kamailiorw@localhost/kamailio";

    @ModParam(value = "user_column", doc = "Column of the owner's name.")
    private String userColumn = "username";

    @ModParam(value = "domain_column", doc = "Column of the owner's domain.")
    private String domainColumn = "domain";

    @ModParam(value = "sd_user_column", doc = "Column of the short number.")
    private String shortUserColumn = "sd_username";

    @ModParam(value = "sd_domain_column", doc = "Column of the short number's domain.")
    private String shortDomainColumn = "sd_domain";

    @ModParam(value = "new_uri_column", doc = "Column of the URI it stands for.")
    private String newUriColumn = "new_uri";

    @ModParam(value = "domain_prefix", doc = "Prefix taken off domains before the search.")
    private String domainPrefix = "";

    @ModParam(value = "use_domain", doc = "1: domains must match too.")
    private int useDomain;

    /** On that engine. */
    public SpeeddialModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        try {
            database = engine.databases().open(dbUrl);
        } catch (DatabaseException e) {
            throw new ModuleException("cannot open the database: " + e.getMessage(), e);
        }
    }

    @ScriptFunction(
            value = "sd_lookup",
            routes = RouteKind.REQUEST,
            blocking = true,
            doc = "Replaces the Request-URI by what the caller's short number stands for.")
    public int lookup(MessageContext ctx, String table) {
        NameAddr from = ctx.message().from();
        return lookup(ctx, table, from == null ? null : from.uri());
    }

    @ScriptFunction(
            value = "sd_lookup",
            routes = RouteKind.REQUEST,
            blocking = true,
            doc = "The same for the short number of another owner.")
    public int lookup(MessageContext ctx, String table, String owner) {
        return lookup(ctx, table, SipUri.parse(owner));
    }

    private int lookup(MessageContext ctx, String table, @Nullable SipUri owner) {
        Database opened = database;
        SipUri dialled = ctx.parsedUri();
        if (opened == null || owner == null || dialled == null) {
            return -1;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.eq(userColumn, owner.user()));
        conditions.add(Condition.eq(shortUserColumn, dialled.user()));
        if (useDomain != 0) {
            conditions.add(Condition.eq(domainColumn, domain(owner)));
            conditions.add(Condition.eq(shortDomainColumn, domain(dialled)));
        }
        try {
            ResultRows rows = opened.query(new Query(table, List.of(newUriColumn), conditions, null));
            String uri = rows.isEmpty() ? null : rows.row(0).text(0);
            if (uri == null || !uri.regionMatches(true, 0, "sip:", 0, 4)) {
                return -1;
            }
            ctx.uri(uri);
            return 1;
        } catch (DatabaseException e) {
            LOG.error("short number not read, Call-ID={}: {}", ctx.message().callId(), e.getMessage());
            return -1;
        }
    }

    private String domain(SipUri uri) {
        String host = uri.host();
        return !domainPrefix.isEmpty() && host.startsWith(domainPrefix) ? host.substring(domainPrefix.length()) : host;
    }
}
