package org.olelo.module.alias_db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module alias_db. */
public final class AliasDbModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("alias_db");

    private final Engine engine;
    private @Nullable Database database;

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailio:kamailiorw@localhost/kamailio";

    @ModParam(value = "user_column", doc = "Column of the user's name.")
    private String userColumn = "username";

    @ModParam(value = "domain_column", doc = "Column of the user's domain.")
    private String domainColumn = "domain";

    @ModParam(value = "alias_user_column", doc = "Column of the alias's name.")
    private String aliasUserColumn = "alias_username";

    @ModParam(value = "alias_domain_column", doc = "Column of the alias's domain.")
    private String aliasDomainColumn = "alias_domain";

    @ModParam(value = "domain_prefix", doc = "Prefix taken off the domain before the search.")
    private String domainPrefix = "";

    @ModParam(value = "use_domain", doc = "1: the domain of the alias must match too.")
    private int useDomain;

    @ModParam(value = "append_branches", doc = "1: further rows become branches.")
    private int appendBranches;

    /** On that engine. */
    public AliasDbModule(Engine engine) {
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
            value = "alias_db_lookup",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "Replaces the Request-URI by the user of the alias.")
    public int lookup(MessageContext ctx, String table) {
        return lookup(ctx, table, "");
    }

    @ScriptFunction(
            value = "alias_db_lookup",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "The same; flag d: without the domain, r: from user to alias, u: with the domain.")
    public int lookup(MessageContext ctx, String table, String flags) {
        SipUri uri = ctx.parsedUri();
        List<String> found = uri == null ? List.of() : find(ctx, table, uri, flags);
        if (found.isEmpty()) {
            return -1;
        }
        ctx.uri(found.get(0));
        if (appendBranches != 0) {
            found.subList(1, found.size()).forEach(u -> ctx.branches().add(new Branch(u)));
        }
        return 1;
    }

    @ScriptFunction(
            value = "alias_db_find",
            blocking = true,
            doc = "Stores the URI of the user of the alias that a variable holds.")
    public int find(MessageContext ctx, String table, Pv uri, Pv result) {
        return find(ctx, table, uri, result, "");
    }

    @ScriptFunction(value = "alias_db_find", blocking = true, doc = "The same with flags.")
    public int find(MessageContext ctx, String table, Pv source, Pv result, String flags) {
        Value text = source.get(ctx);
        SipUri uri = text.isNull() ? null : SipUri.parse(text.text());
        List<String> found = uri == null ? List.of() : find(ctx, table, uri, flags);
        return !found.isEmpty() && result.set(ctx, Value.of(found.getLast())) ? 1 : -1; // the last row stays
    }

    private List<String> find(MessageContext ctx, String table, SipUri uri, String flags) {
        Database opened = database;
        if (opened == null || uri.user().isEmpty()) {
            return List.of();
        }
        boolean reverse = flags.indexOf('r') >= 0;
        boolean byDomain = flags.indexOf('u') >= 0 || useDomain != 0 && flags.indexOf('d') < 0;
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.eq(reverse ? userColumn : aliasUserColumn, uri.user()));
        if (byDomain) {
            String domain = uri.host();
            if (!domainPrefix.isEmpty() && domain.startsWith(domainPrefix)) {
                domain = domain.substring(domainPrefix.length());
            }
            conditions.add(Condition.eq(reverse ? domainColumn : aliasDomainColumn, domain));
        }
        List<String> columns =
                reverse ? List.of(aliasUserColumn, aliasDomainColumn) : List.of(userColumn, domainColumn);
        try {
            ResultRows rows = opened.query(new Query(table, columns, conditions, null));
            List<String> uris = new ArrayList<>();
            for (Row row : rows) {
                uris.add("sip:" + row.textOrEmpty(0) + "@" + row.textOrEmpty(1));
            }
            return uris;
        } catch (DatabaseException e) {
            LOG.error("alias not read, Call-ID={}: {}", ctx.message().callId(), e.getMessage());
            return List.of();
        }
    }
}
