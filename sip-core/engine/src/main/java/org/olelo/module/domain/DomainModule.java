package org.olelo.module.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module domain. The tables are read at the start and by domain.reload; lookups use memory only. */
public final class DomainModule implements SipModule {
    private static final int DOMAIN_VERSION = 2;
    private static final int ATTRS_VERSION = 1;
    private static final int INTEGER = 0;

    private final Engine engine;
    private @Nullable Database database;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());

    /** What the tables said when they were read: the id of each domain, the attributes of each id. */
    private record Snapshot(Map<String, String> ids, Map<String, List<Attribute>> attributes) {}

    /** One attribute; the value is an Integer or a String. */
    private record Attribute(String name, Value value) {}

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailio:kamailiorw@localhost/kamailio";

    @ModParam(value = "domain_table", doc = "Table of the domains.")
    private String domainTable = "domain";

    @ModParam(value = "domain_col", doc = "Column of the domain.")
    private String domainColumn = "domain";

    @ModParam(value = "did_col", doc = "Column of the domain's id.")
    private String idColumn = "did";

    @ModParam(value = "domain_attrs_table", doc = "Table of the attributes.")
    private String attrsTable = "domain_attrs";

    @ModParam(value = "domain_attrs_did", doc = "Column of the id in the attributes.")
    private String attrsIdColumn = "did";

    @ModParam(value = "domain_attrs_name", doc = "Column of an attribute's name.")
    private String nameColumn = "name";

    @ModParam(value = "domain_attrs_type", doc = "Column of an attribute's type: 0 number, else text.")
    private String typeColumn = "type";

    @ModParam(value = "domain_attrs_value", doc = "Column of an attribute's value.")
    private String valueColumn = "value";

    @ModParam(value = "register_myself", doc = "1: the domains count as this server (uri==myself).")
    private int registerMyself;

    @ModParam(value = "load_extra", doc = "0: attributes are not read.")
    private int loadExtra = 1;

    /** On that engine. */
    public DomainModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        try {
            Database opened = engine.databases().open(dbUrl);
            engine.databases().requireVersion(opened, domainTable, DOMAIN_VERSION);
            if (loadExtra != 0) {
                engine.databases().requireVersion(opened, attrsTable, ATTRS_VERSION);
            }
            database = opened;
            snapshot = read(opened);
        } catch (DatabaseException e) {
            throw new ModuleException(String.valueOf(e.getMessage()), e);
        }
        if (registerMyself != 0) {
            engine.sockets().addMyselfCheck((host, port, protocol) -> isLocal(host));
        }
    }

    private Snapshot read(Database from) {
        Map<String, String> ids = new HashMap<>();
        for (Row row : from.query(Query.of(domainTable, List.of(domainColumn, idColumn)))) {
            String domain = row.textOrEmpty(0).toLowerCase(Locale.ROOT);
            String id = row.text(1);
            ids.put(domain, id == null || id.isEmpty() ? domain : id);
        }
        Map<String, List<Attribute>> attributes = new HashMap<>();
        if (loadExtra != 0) {
            List<String> columns = List.of(attrsIdColumn, nameColumn, typeColumn, valueColumn);
            for (Row row : from.query(Query.of(attrsTable, columns))) {
                Value value = row.integer(2, 1) == INTEGER ? Value.of(row.integer(3, 0)) : Value.of(row.textOrEmpty(3));
                attributes
                        .computeIfAbsent(row.textOrEmpty(0), k -> new ArrayList<>())
                        .add(new Attribute(row.textOrEmpty(1), value));
            }
        }
        return new Snapshot(ids, attributes);
    }

    private boolean isLocal(String host) {
        return snapshot.ids().containsKey(host.toLowerCase(Locale.ROOT));
    }

    @ScriptFunction(value = "is_from_local", doc = "True when the host of From is one of the domains.")
    public boolean isFromLocal(MessageContext ctx) {
        NameAddr from = ctx.message().from();
        SipUri uri = from == null ? null : from.uri();
        return uri != null && isLocal(uri.host());
    }

    @ScriptFunction(
            value = "is_uri_host_local",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc =
                    "True when the host of the Request-URI (in failure_route: of the first branch) is one of the domains.")
    public boolean isUriHostLocal(MessageContext ctx) {
        if (ctx.routeKind() == RouteKind.FAILURE && ctx.hasBranches()) {
            Branch first = ctx.branches().get(0);
            SipUri uri = SipUri.parse(first.uri());
            return uri != null && isLocal(uri.host());
        }
        SipUri uri = ctx.parsedUri();
        return uri != null && isLocal(uri.host());
    }

    @ScriptFunction(value = "is_domain_local", doc = "True when the text is one of the domains.")
    public boolean isDomainLocal(MessageContext ctx, String domain) {
        return isLocal(domain);
    }

    @ScriptFunction(
            value = "lookup_domain",
            doc = "True when the text is one of the domains; its attributes become AVPs.")
    public boolean lookupDomain(MessageContext ctx, String domain) {
        return lookupDomain(ctx, domain, "");
    }

    @ScriptFunction(value = "lookup_domain", doc = "The same with a prefix before the names of the AVPs.")
    public boolean lookupDomain(MessageContext ctx, String domain, String prefix) {
        Snapshot known = snapshot;
        String id = known.ids().get(domain.toLowerCase(Locale.ROOT));
        if (id == null) {
            return false;
        }
        ctx.stores().avps().push(prefix + "did", Value.of(id));
        for (Attribute attribute : known.attributes().getOrDefault(id, List.of())) {
            ctx.stores().avps().push(prefix + attribute.name(), attribute.value());
        }
        return true;
    }

    @RpcExport(value = "domain.reload", doc = "Reload domain table from database")
    void reload(RpcCall call) {
        Database opened = database;
        if (opened == null) {
            throw new RpcFault(500, "Domain Table Reload Failed");
        }
        try {
            snapshot = read(opened);
        } catch (DatabaseException e) {
            throw new RpcFault(500, "Domain Table Reload Failed");
        }
    }

    @RpcExport(value = "domain.dump", doc = "Return the contents of domain and domain_attrs tables")
    void dump(RpcCall call) {
        Snapshot known = snapshot;
        RpcValue.Struct all = call.struct().struct("domains");
        for (Map.Entry<String, String> entry : new TreeMap<>(known.ids()).entrySet()) {
            RpcValue.Struct one = all.struct("domain");
            one.add("domain", entry.getKey()).add("did", entry.getValue());
            RpcValue.Struct attributes = one.struct("attributes");
            for (Attribute attribute : known.attributes().getOrDefault(entry.getValue(), List.of())) {
                attributes
                        .struct("attribute")
                        .add("name", attribute.name())
                        .add("type", attribute.value().isInt() ? "int" : "string")
                        .add("value", attribute.value().text());
            }
        }
    }
}
