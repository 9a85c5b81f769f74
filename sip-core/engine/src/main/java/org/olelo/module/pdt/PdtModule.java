package org.olelo.module.pdt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module pdt. The table is read at the start and by pdt.reload; translations use memory only. */
public final class PdtModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("pdt");
    private static final int VERSION = 1;
    private static final String ANY = "*";

    private final Engine engine;
    private @Nullable Database database;
    private volatile Map<String, Map<String, String>> domains = Map.of(); // source domain, prefix, domain

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailio:kamailiorw@localhost/kamailio";

    @ModParam(value = "db_table", doc = "The table.")
    private String table = "pdt";

    @ModParam(value = "sdomain_column", doc = "Column of the source domain.")
    private String sourceColumn = "sdomain";

    @ModParam(value = "prefix_column", doc = "Column of the prefix.")
    private String prefixColumn = "prefix";

    @ModParam(value = "domain_column", doc = "Column of the domain.")
    private String domainColumn = "domain";

    @ModParam(value = "prefix", doc = "Digits before the prefix; a user without them is not translated.")
    private String leading = "";

    @ModParam(value = "char_list", doc = "Characters of prefixes.")
    private String characters = "0123456789";

    @ModParam(value = "fetch_rows", doc = "Accepted; the driver decides how many rows it fetches at once.")
    private int fetchRows = 1000;

    @ModParam(value = "check_domain", doc = "1: a domain has one prefix for each source domain.")
    private int checkDomain = 1;

    /** On that engine. */
    public PdtModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        if (characters.isEmpty()) {
            throw new ModuleException("char_list is empty");
        }
        try {
            Database opened = engine.databases().open(dbUrl);
            engine.databases().requireVersion(opened, table, VERSION);
            database = opened;
            domains = read(opened);
        } catch (DatabaseException e) {
            throw new ModuleException(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, Map<String, String>> read(Database from) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Row row : from.query(Query.of(table, List.of(sourceColumn, prefixColumn, domainColumn)))) {
            String source = row.textOrEmpty(0);
            String prefix = row.textOrEmpty(1);
            String domain = row.textOrEmpty(2);
            if (source.isEmpty() || prefix.isEmpty() || domain.isEmpty() || !isPrefix(prefix)) {
                LOG.error("row not used, sdomain={} prefix={} domain={}", source, prefix, domain);
                continue;
            }
            Map<String, String> known = all.computeIfAbsent(source, k -> new TreeMap<>());
            if (known.containsKey(prefix) || checkDomain != 0 && known.containsValue(domain)) {
                LOG.error("row not used, sdomain={}: duplicated prefix={} or domain={}", source, prefix, domain);
                continue;
            }
            known.put(prefix, domain);
        }
        return all;
    }

    private boolean isPrefix(String text) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    @ScriptFunction(
            value = "prefix2domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Puts the domain of the user's prefix into the Request-URI, without the prefix.")
    public int translate(MessageContext ctx) {
        return translate(ctx, 0, 0);
    }

    @ScriptFunction(
            value = "prefix2domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same; 0: without the prefix, 1: without the leading digits only, 2: with the whole user.")
    public int translate(MessageContext ctx, int mode) {
        return translate(ctx, mode, 0);
    }

    @ScriptFunction(
            value = "prefix2domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same; source domain 0: any, 1: that of From, 2: that of From, else any.")
    public int translate(MessageContext ctx, int mode, int multidomain) {
        if (multidomain == 0) {
            return translate(ctx, ANY, mode, false);
        }
        NameAddr from = ctx.message().from();
        SipUri uri = from == null ? null : from.uri();
        return uri == null ? -1 : translate(ctx, uri.host(), mode, multidomain == 2);
    }

    @ScriptFunction(
            value = "pd_translate",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "The same for that source domain.")
    public int translate(MessageContext ctx, String source, int mode) {
        return translate(ctx, source, mode, false);
    }

    private int translate(MessageContext ctx, String source, int mode, boolean orAny) {
        SipUri uri = ctx.parsedUri();
        if (uri == null || mode < 0 || mode > 2) {
            return -1;
        }
        String user = uri.user();
        if (user.isEmpty() || !user.startsWith(leading)) {
            return -1;
        }
        String prefix = longest(source, user);
        String found = source;
        if (prefix == null && orAny) {
            prefix = longest(ANY, user);
            found = ANY;
        }
        if (prefix == null) {
            return -1;
        }
        String domain = domains.getOrDefault(found, Map.of()).get(prefix);
        if (domain == null) {
            return -1; // reloaded meanwhile
        }
        int strip = mode == 0 ? leading.length() + prefix.length() : mode == 1 ? leading.length() : 0;
        String text = ctx.uri();
        String password = uri.password();
        ctx.uri(text.substring(0, uri.userStart())
                + user.substring(strip)
                + (password == null ? "" : ':' + password)
                + '@'
                + domain);
        return 1;
    }

    private @Nullable String longest(String source, String user) {
        Map<String, String> known = domains.get(source);
        if (known == null) {
            return null;
        }
        for (int end = user.length(); end > leading.length(); end--) {
            String prefix = user.substring(leading.length(), end);
            if (known.containsKey(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    @RpcExport(value = "pdt.reload", doc = "Reload PDT database records")
    void reload(RpcCall call) {
        Database opened = database;
        try {
            if (opened != null) {
                domains = read(opened);
            }
        } catch (DatabaseException e) {
            throw new RpcFault(500, "Failed to reload PDT records");
        }
    }

    @RpcExport(value = "pdt.list", doc = "List PDT memory records", returnsArray = true)
    void list(RpcCall call) {
        String source = pattern(call, 0);
        String prefix = pattern(call, 1);
        String domain = pattern(call, 2);
        new TreeMap<>(domains)
                .forEach((from, prefixes) -> prefixes.forEach((digits, to) -> {
                    if (from.startsWith(source) && digits.startsWith(prefix) && to.startsWith(domain)) {
                        call.struct().add("SDOMAIN", from).add("PREFIX", digits).add("DOMAIN", to);
                    }
                }));
    }

    private static String pattern(RpcCall call, int index) {
        String text = call.text(index, ".");
        return text.equals(".") ? "" : text;
    }
}
