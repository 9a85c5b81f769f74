package org.olelo.module.auth_db;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.module.auth.api.AuthCode;
import org.olelo.module.auth.api.DigestAuth;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.DigestCredentials;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module auth_db. */
public final class AuthDbModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("auth_db");
    private static final int TABLE_VERSION = 7;
    private static final int CHECK_USER = 1;
    private static final int SKIP_CALLS = 2;
    private static final int BY_DOMAIN = 1;
    private static final int NO_CREDENTIALS = 2;
    private static final Set<Method> ANONYMOUS_ALLOWED =
            Set.of(Method.INVITE, Method.BYE, Method.PRACK, Method.UPDATE, Method.MESSAGE);

    private final Engine engine;
    private final List<Loaded> loaded = new ArrayList<>();
    private final Set<String> checkedTables = ConcurrentHashMap.newKeySet();
    private @Nullable DigestAuth auth;
    private @Nullable Database database;

    /** A column that goes to a variable. */
    private record Loaded(Pv target, String column) {}

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailioro:kamailioro@localhost/kamailio";

    @ModParam(value = "user_column", doc = "Column of the user name.")
    private String userColumn = "username";

    @ModParam(value = "domain_column", doc = "Column of the domain.")
    private String domainColumn = "domain";

    @ModParam(value = "password_column", doc = "Column of the password, or of HA1.")
    private String passwordColumn = "ha1";

    @ModParam(value = "password_column_2", doc = "Column of HA1 for user names with domain.")
    private String passwordColumn2 = "ha1b";

    @ModParam(value = "calculate_ha1", doc = "1: the column has plain passwords.")
    private int calculateHa1;

    @ModParam(value = "use_domain", doc = "1: users are looked up by name and domain.")
    private int useDomain;

    @ModParam(value = "load_credentials", doc = "Columns to store after success: $avp(x)=column;…")
    private String loadCredentials = "rpid";

    @ModParam(value = "version_table", doc = "1: the version of the table is checked.")
    private int versionTable = 1;

    /** On that engine. */
    public AuthDbModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        auth = engine.api(DigestAuth.class);
        CatalogPvParser parser = new CatalogPvParser(engine.pvs());
        for (String item : loadCredentials.split(";")) {
            if (!item.isBlank() && !item.equals("rpid")) {
                loaded.add(loaded(parser, item.trim()));
            }
        }
        try {
            database = engine.databases().open(dbUrl);
        } catch (DatabaseException e) {
            throw new ModuleException("cannot open the database: " + e.getMessage(), e);
        }
    }

    private static Loaded loaded(CatalogPvParser parser, String item) throws ModuleException {
        int equals = item.lastIndexOf('=');
        String variable =
                equals < 0 ? "$avp(" + item + ")" : item.substring(0, equals).trim();
        String column = equals < 0 ? item : item.substring(equals + 1).trim();
        try {
            return new Loaded(parser.variable(variable), column);
        } catch (PvSyntaxException e) {
            throw new ModuleException("load_credentials: " + e.getMessage(), e);
        }
    }

    @ScriptFunction(
            value = {"www_authenticate", "www_authorize"},
            routes = RouteKind.REQUEST,
            blocking = true,
            doc = "Verifies Authorization against the table.")
    public int wwwAuthenticate(MessageContext ctx, String realm, String table) {
        return authenticate(
                ctx, HeaderId.AUTHORIZATION, realm, table, ctx.request().methodName());
    }

    @ScriptFunction(
            value = "www_authenticate",
            routes = RouteKind.REQUEST,
            blocking = true,
            doc = "The same for another method.")
    public int wwwAuthenticate(MessageContext ctx, String realm, String table, String method) {
        return authenticate(ctx, HeaderId.AUTHORIZATION, realm, table, method);
    }

    @ScriptFunction(
            value = {"proxy_authenticate", "proxy_authorize"},
            routes = RouteKind.REQUEST,
            blocking = true,
            doc = "Verifies Proxy-Authorization against the table.")
    public int proxyAuthenticate(MessageContext ctx, String realm, String table) {
        return authenticate(
                ctx, HeaderId.PROXY_AUTHORIZATION, realm, table, ctx.request().methodName());
    }

    @ScriptFunction(
            value = "auth_check",
            routes = RouteKind.REQUEST,
            blocking = true,
            doc =
                    "Verifies the credentials; flag 1: the user is that of From, and of To in REGISTER; flag 2: not for calls.")
    public int authCheck(MessageContext ctx, String realm, String table, int flags) {
        SipRequest request = ctx.request();
        HeaderId header = request.isMethod(Method.REGISTER) ? HeaderId.AUTHORIZATION : HeaderId.PROXY_AUTHORIZATION;
        int result = authenticate(ctx, header, realm, table, request.methodName());
        boolean check = (flags & CHECK_USER) != 0
                && !((flags & SKIP_CALLS) != 0 && ANONYMOUS_ALLOWED.contains(request.method()));
        if (result != AuthCode.OK || !check || request.isMethod(Method.ACK) || request.isMethod(Method.CANCEL)) {
            return result;
        }
        return sameUser(request, header, realm) ? AuthCode.OK : AuthCode.USER_MISMATCH;
    }

    private static boolean sameUser(SipRequest request, HeaderId header, String realm) {
        DigestCredentials credentials = DigestCredentials.find(request, header, realm);
        if (credentials == null) {
            return false;
        }
        boolean from = isUser(request.from(), credentials.user());
        if (request.isMethod(Method.REGISTER)) {
            return from && isUser(request.to(), credentials.user());
        }
        if (request.isMethod(Method.PUBLISH)) {
            SipUri uri = SipUri.parse(request.requestUri());
            return from
                    && isUser(request.to(), credentials.user())
                    && uri != null
                    && uri.user().equals(credentials.user());
        }
        return from;
    }

    private static boolean isUser(@Nullable NameAddr address, String user) {
        SipUri uri = address == null ? null : address.uri();
        return uri != null && uri.user().equals(user);
    }

    @ScriptFunction(
            value = "is_subscriber",
            blocking = true,
            doc = "True when the table has the user of the URI; flags 1 by domain, 2 without loading credentials.")
    public int isSubscriber(MessageContext ctx, String uriText, String table, int flags) {
        SipUri uri = SipUri.parse(uriText);
        if (uri == null || uri.user().isEmpty()) {
            return -1;
        }
        try {
            Row row = find(table, uri.user(), (flags & BY_DOMAIN) != 0 ? uri.host() : null, passwordColumn);
            if (row != null && (flags & NO_CREDENTIALS) == 0) {
                store(ctx, row);
            }
            return row == null ? -1 : 1;
        } catch (DatabaseException e) {
            LOG.error("subscriber not read, Call-ID={}: {}", ctx.message().callId(), e.getMessage());
            return -1;
        }
    }

    private int authenticate(MessageContext ctx, HeaderId header, String realm, String table, String method) {
        DigestAuth digest = auth;
        if (digest == null || realm.isEmpty()) {
            return AuthCode.ERROR;
        }
        Row[] found = new Row[1];
        try {
            int result = digest.verify(ctx, header, realm, method, credentials -> {
                boolean withDomain = !credentials.domain().isEmpty();
                String column = withDomain && calculateHa1 == 0 ? passwordColumn2 : passwordColumn;
                String domain = useDomain == 0 ? null : withDomain ? credentials.domain() : credentials.realm();
                Row row = find(table, credentials.user(), domain, column);
                if (row == null) {
                    return null;
                }
                found[0] = row;
                String secret = row.textOrEmpty(0);
                return calculateHa1 == 0 ? secret : digest.ha1(credentials.username(), credentials.realm(), secret);
            });
            if (result == AuthCode.OK && found[0] != null) {
                store(ctx, found[0]);
            }
            return result;
        } catch (DatabaseException e) {
            LOG.error("credentials not read, Call-ID={}: {}", ctx.message().callId(), e.getMessage());
            return AuthCode.ERROR;
        }
    }

    private @Nullable Row find(String table, String user, @Nullable String domain, String column) {
        Database opened = database;
        if (opened == null) {
            return null;
        }
        if (versionTable != 0 && !checkedTables.contains(table)) {
            engine.databases().requireVersion(opened, table, TABLE_VERSION);
            checkedTables.add(table);
        }
        List<String> columns = new ArrayList<>();
        columns.add(column);
        loaded.forEach(l -> columns.add(l.column()));
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.eq(userColumn, user));
        if (domain != null) {
            conditions.add(Condition.eq(domainColumn, domain));
        }
        ResultRows rows = opened.query(new Query(table, columns, conditions, null));
        return rows.isEmpty() ? null : rows.row(0);
    }

    private void store(MessageContext ctx, Row row) {
        for (int i = 0; i < loaded.size(); i++) {
            String value = row.text(i + 1);
            if (value != null) {
                loaded.get(i).target().set(ctx, Value.of(value));
            }
        }
    }
}
