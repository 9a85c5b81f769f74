package org.olelo.module.group;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.PosixRegex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module group. */
public final class GroupModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("group");
    private static final int TABLE_VERSION = 2;
    private static final int EXPRESSIONS_VERSION = 1;
    private static final int NOT_MEMBER = -6;
    private static final int FAILED = -5;
    private static final int NO_USER = -1;

    private final Engine engine;
    private final List<Expression> expressions = new ArrayList<>();
    private @Nullable Database database;

    @ModParam(value = "db_url", doc = "The database.")
    private String dbUrl = "mysql://kamailioro:kamailioro@localhost/kamailio";

    @ModParam(value = "table", doc = "Table of groups and their members.")
    private String table = "grp";

    @ModParam(value = "user_column", doc = "Column of the user.")
    private String userColumn = "username";

    @ModParam(value = "domain_column", doc = "Column of the domain.")
    private String domainColumn = "domain";

    @ModParam(value = "group_column", doc = "Column of the group.")
    private String groupColumn = "grp";

    @ModParam(value = "use_domain", doc = "1: the domain must match too.")
    private int useDomain;

    @ModParam(value = "re_table", doc = "Table of expressions; without it get_user_group() finds nothing.")
    private String expressionTable = "";

    @ModParam(value = "re_exp_column", doc = "Column of the expression.")
    private String expressionColumn = "reg_exp";

    @ModParam(value = "re_gid_column", doc = "Column of the group's number.")
    private String idColumn = "group_id";

    @ModParam(value = "multiple_gid", doc = "0: only the first group is given.")
    private int multiple = 1;

    /** Users that match are in the group. */
    private record Expression(PosixRegex regex, int group) {}

    /** On that engine. */
    public GroupModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        try {
            Database opened = engine.databases().open(dbUrl);
            engine.databases().requireVersion(opened, table, TABLE_VERSION);
            database = opened;
            if (!expressionTable.isEmpty()) {
                engine.databases().requireVersion(opened, expressionTable, EXPRESSIONS_VERSION);
                for (Row row : opened.query(Query.of(expressionTable, List.of(expressionColumn, idColumn)))) {
                    // the last row is tried first
                    expressions.addFirst(
                            new Expression(PosixRegex.compileLines(row.textOrEmpty(0), true), row.integer(1, 0)));
                }
            }
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new ModuleException("group: " + e.getMessage(), e);
        }
    }

    @ScriptFunction(
            value = "is_user_in",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "True when the user of Request-URI, To, From, Credentials or a URI is in the group.")
    public int isUserIn(MessageContext ctx, UserSource source, @Literal String group) {
        UserSource.User user = source.of(ctx);
        Database opened = database;
        if (user == null || opened == null) {
            LOG.error("is_user_in: there is no user, callid={}", ctx.message().callId());
            return NO_USER;
        }
        List<Condition> conditions =
                new ArrayList<>(List.of(Condition.eq(userColumn, user.name()), Condition.eq(groupColumn, group)));
        if (useDomain != 0) {
            conditions.add(Condition.eq(domainColumn, user.domain()));
        }
        try {
            Query query = new Query(table, List.of(groupColumn), conditions, null);
            return opened.query(query).iterator().hasNext() ? 1 : NOT_MEMBER;
        } catch (DatabaseException e) {
            LOG.error("is_user_in: cannot ask the database, reason={}", e.getMessage());
            return FAILED;
        }
    }

    @ScriptFunction(
            value = "get_user_group",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Gives the numbers of the groups whose expression matches the user; how many there are.")
    public int userGroup(MessageContext ctx, UserSource source, Pv target) {
        UserSource.User user = source.of(ctx);
        if (user == null) {
            LOG.error(
                    "get_user_group: there is no user, callid={}", ctx.message().callId());
            return NO_USER;
        }
        String uri = "sip:" + user.name() + '@' + user.domain();
        int found = 0;
        for (Expression expression : expressions) {
            if (!expression.regex().find(uri)) {
                continue;
            }
            target.set(ctx, Value.of(expression.group()));
            found++;
            if (multiple == 0) {
                break;
            }
        }
        return found > 0 ? found : NO_USER;
    }
}
