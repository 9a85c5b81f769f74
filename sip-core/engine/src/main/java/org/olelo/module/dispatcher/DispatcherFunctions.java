package org.olelo.module.dispatcher;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.SipUri;
import org.olelo.spi.Literal;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of the script. */
public final class DispatcherFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");
    private static final int ANY_SET = -1;
    private static final int IGNORE_PORT = 1;
    private static final int IGNORE_PROTOCOL = 2;
    private static final int ONLY_ACTIVE = 4;

    private final DispatcherSettings settings;
    private final GatewayTable table;
    private final GatewayFactory factory;
    private final Records records;
    private final CallLoads calls;
    private final Events events;
    private final Reloader reloader;
    private final Selector selector;

    DispatcherFunctions(
            DispatcherSettings settings,
            GatewayTable table,
            GatewayFactory factory,
            Records records,
            CallLoads calls,
            Selector selector,
            Events events,
            Reloader reloader) {
        this.settings = settings;
        this.table = table;
        this.factory = factory;
        this.records = records;
        this.calls = calls;
        this.selector = selector;
        this.events = events;
        this.reloader = reloader;
    }

    /** Where the first selected destination goes. */
    private enum Into {
        NEXT_HOP,
        REQUEST_URI,
        RECORDS
    }

    @ScriptFunction(
            value = "ds_select_dst",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Selects a destination of a set by an algorithm; it becomes the next hop.")
    public boolean selectDst(MessageContext ctx, Decimal set, Decimal algorithm) {
        return select(ctx, set.value(), algorithm.value(), 0, Into.NEXT_HOP);
    }

    @ScriptFunction(
            value = "ds_select_dst",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same with at most that many records for failover.")
    public boolean selectDst(MessageContext ctx, Decimal set, Decimal algorithm, Decimal limit) {
        return select(ctx, set.value(), algorithm.value(), limit.value(), Into.NEXT_HOP);
    }

    @ScriptFunction(
            value = "ds_select_domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Selects a destination; it replaces the host of the Request-URI.")
    public boolean selectDomain(MessageContext ctx, Decimal set, Decimal algorithm) {
        return select(ctx, set.value(), algorithm.value(), 0, Into.REQUEST_URI);
    }

    @ScriptFunction(
            value = "ds_select_domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same with at most that many records for failover.")
    public boolean selectDomain(MessageContext ctx, Decimal set, Decimal algorithm, Decimal limit) {
        return select(ctx, set.value(), algorithm.value(), limit.value(), Into.REQUEST_URI);
    }

    @ScriptFunction(value = "ds_select", doc = "Selects destinations into the records only.")
    public boolean select(MessageContext ctx, Decimal set, Decimal algorithm) {
        return select(ctx, set.value(), algorithm.value(), 0, Into.RECORDS);
    }

    @ScriptFunction(value = "ds_select", doc = "The same with at most that many records.")
    public boolean select(MessageContext ctx, Decimal set, Decimal algorithm, Decimal limit) {
        return select(ctx, set.value(), algorithm.value(), limit.value(), Into.RECORDS);
    }

    private boolean select(MessageContext ctx, int set, int algorithm, int limit, Into into) {
        if (isForbidden(ctx, into)) {
            return false;
        }
        Selector.Selection selection = new Selector.Selection(limit);
        return selector.select(ctx, set, algorithm, selection) && finish(ctx, selection, into);
    }

    private boolean isForbidden(MessageContext ctx, Into into) {
        boolean forbidden = into == Into.NEXT_HOP && settings.forceDst == 0 && ctx.dstUri() != null;
        if (forbidden) {
            LOG.error("a next hop is set already and force_dst is 0, uri={}", ctx.dstUri());
        }
        return forbidden;
    }

    private boolean finish(MessageContext ctx, Selector.Selection selection, Into into) {
        Gateway first = selection.first();
        if (first != null && into != Into.RECORDS) {
            if (!push(ctx, first.uri(), first.socket(), into)) {
                return false;
            }
            for (Gateway gateway : selection.parallel()) {
                addBranch(ctx, gateway, into);
            }
        }
        records.count(ctx, selection.count());
        return true;
    }

    private static boolean push(MessageContext ctx, String uri, @Nullable LocalSocket socket, Into into) {
        if (into == Into.NEXT_HOP) {
            ctx.dstUri(uri);
        } else {
            String rewritten = withHost(ctx, uri);
            if (rewritten == null) {
                return false;
            }
            ctx.uri(rewritten);
        }
        if (socket != null) {
            ctx.sendSocket(socket);
        }
        return true;
    }

    /** The Request-URI up to its user, then the destination without its scheme; null when the Request-URI is malformed. */
    private static @Nullable String withHost(MessageContext ctx, String destination) {
        SipUri uri = ctx.parsedUri();
        if (uri == null) {
            return null;
        }
        String text = ctx.uri();
        String host = destination.substring(destination.indexOf(':') + 1);
        if (!uri.hasUser()) {
            return text.substring(0, text.indexOf(':') + 1) + host;
        }
        String password = uri.password();
        return text.substring(0, text.indexOf(':') + 1)
                + uri.user()
                + (password == null ? "" : ':' + password)
                + '@'
                + host;
    }

    private static void addBranch(MessageContext ctx, Gateway gateway, Into into) {
        String text = into == Into.NEXT_HOP ? ctx.uri() : withHost(ctx, gateway.uri());
        if (text == null) {
            return;
        }
        Branch branch = new Branch(text);
        if (into == Into.NEXT_HOP) {
            branch.dstUri(gateway.uri());
        }
        branch.socket(gateway.socket());
        ctx.branches().add(branch);
    }

    @ScriptFunction(value = "ds_select_routes", doc = "Selects by rules set=algorithm;… and a mode: 0/d, 1/r or 2/x.")
    public boolean selectRoutes(MessageContext ctx, String rules, String mode) {
        return selectRoutes(ctx, rules, mode, 0);
    }

    @ScriptFunction(value = "ds_select_routes", doc = "The same with at most that many records of a set.")
    public boolean selectRoutes(MessageContext ctx, String rules, String mode, int limit) {
        Into into = switch (mode.isEmpty() ? ' ' : mode.charAt(0)) {
            case '0', 'd', 'D' -> Into.NEXT_HOP;
            case '1', 'r', 'R' -> Into.REQUEST_URI;
            case '2', 'x', 'X' -> Into.RECORDS;
            default -> null;
        };
        if (into == null) {
            LOG.error("the mode of ds_select_routes must be 0, 1 or 2, mode={}", mode);
            return false;
        }
        if (isForbidden(ctx, into)) {
            return false;
        }
        Selector.Selection selection = new Selector.Selection(limit);
        boolean selected = false;
        for (String rule : rules.split(";")) {
            int equals = rule.indexOf('=');
            int set = number(rule, 0, equals);
            int algorithm = number(rule, equals + 1, rule.length());
            if (rule.isEmpty()) {
                continue;
            }
            if (equals < 0 || set < 0 || algorithm < 0) {
                LOG.error("a rule of ds_select_routes must be set=algorithm, rules={}", rules);
                return false;
            }
            selected |= selector.select(ctx, set, algorithm, selection);
        }
        return selected && finish(ctx, selection, into);
    }

    private static int number(String text, int from, int to) {
        if (to <= from) {
            return -1;
        }
        try {
            return Integer.parseInt(text, from, to, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @ScriptFunction(
            value = "ds_next_dst",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Takes the next selected destination as next hop.")
    public boolean nextDst(MessageContext ctx) {
        return next(ctx, Into.NEXT_HOP);
    }

    @ScriptFunction(
            value = "ds_next_domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Takes the next selected destination into the Request-URI.")
    public boolean nextDomain(MessageContext ctx) {
        return next(ctx, Into.REQUEST_URI);
    }

    private boolean next(MessageContext ctx, Into into) {
        if (!settings.failover()) {
            LOG.warn("failover is off: set the parameter flags to 2");
            return false;
        }
        while (records.drop(ctx)) {
            Records.Current current = records.current(ctx);
            if (current == null) {
                return false;
            }
            CallLoads.Moved moved = move(ctx, current);
            if (moved == CallLoads.Moved.FAILED) {
                LOG.error("the call cannot be moved, uri={}", current.uri());
                return false;
            }
            if (moved == CallLoads.Moved.DONE) {
                return push(ctx, current.uri(), current.socket(), into);
            }
        }
        return false;
    }

    private CallLoads.Moved move(MessageContext ctx, Records.Current current) {
        String duid = current.duid();
        return duid == null ? CallLoads.Moved.DONE : calls.move(ctx.message().callId(), duid);
    }

    @ScriptFunction(
            value = "ds_set_dst",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Takes the current selected destination as next hop.")
    public boolean setDst(MessageContext ctx) {
        Records.Current current = records.current(ctx);
        return current != null && push(ctx, current.uri(), current.socket(), Into.NEXT_HOP);
    }

    @ScriptFunction(
            value = "ds_set_domain",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "Takes the current selected destination into the Request-URI.")
    public boolean setDomain(MessageContext ctx) {
        Records.Current current = records.current(ctx);
        return current != null && push(ctx, current.uri(), current.socket(), Into.REQUEST_URI);
    }

    @ScriptFunction(value = "ds_mark_dst", doc = "Marks the current destination inactive.")
    public boolean markDst(MessageContext ctx) {
        return markDst(ctx, "i");
    }

    @ScriptFunction(value = "ds_mark_dst", doc = "Marks the current destination: a, i, d or t, and p for probing.")
    public boolean markDst(MessageContext ctx, @Literal String state) {
        int flags = GatewayState.ofLetters(state);
        if (flags < 0) {
            LOG.warn("ds_mark_dst: unknown state, state={}", state);
            return false;
        }
        if (!settings.failover()) {
            LOG.warn("failover is off: set the parameter flags to 2");
            return false;
        }
        Records.Current current = records.current(ctx);
        if (current == null) {
            return false;
        }
        GatewayTable.Change change = table.learned(current.set(), current.uri(), flags);
        events.tell(change, ctx);
        return change != GatewayTable.Change.UNKNOWN;
    }

    @ScriptFunction(
            value = {"ds_list_exists", "ds_list_exist"},
            doc = "True when there is a set of that id.")
    public boolean listExists(MessageContext ctx, int set) {
        return table.find(set) != null;
    }

    @ScriptFunction(value = "ds_is_active", doc = "True when a destination of the set is up.")
    public boolean isActive(MessageContext ctx, int set) {
        return isActive(ctx, set, "");
    }

    @ScriptFunction(value = "ds_is_active", doc = "True when that destination of the set is up.")
    public boolean isActive(MessageContext ctx, int set, String uri) {
        GatewaySet found = table.find(set);
        if (found == null) {
            return false;
        }
        return found.gateways().stream()
                .anyMatch(g -> !g.isDown() && (uri.isEmpty() || g.uri().equals(uri)));
    }

    @ScriptFunction(
            value = "ds_is_from_list",
            doc = "True when address and port of the sender are those of a destination of any set.")
    public boolean isFromList(MessageContext ctx) {
        return isFromList(ctx, ANY_SET, IGNORE_PROTOCOL);
    }

    @ScriptFunction(value = "ds_is_from_list", doc = "The same for one set.")
    public boolean isFromList(MessageContext ctx, int set) {
        return isFromList(ctx, set, IGNORE_PROTOCOL);
    }

    @ScriptFunction(
            value = "ds_is_from_list",
            doc = "The same with a mode: 1 without port, 2 without protocol, 4 only those that are up.")
    public boolean isFromList(MessageContext ctx, int set, int mode) {
        return matches(
                ctx,
                set,
                mode,
                ctx.flow().source(),
                ctx.flow().sourcePort(),
                ctx.flow().protocol());
    }

    @ScriptFunction(value = "ds_is_from_list", blocking = true, doc = "The same for a URI instead of the sender.")
    public boolean isFromList(MessageContext ctx, int set, int mode, String text) {
        if (text.isEmpty()) {
            return isFromList(ctx, set, mode);
        }
        SipUri uri = SipUri.parse(text);
        if (uri == null) {
            LOG.error("ds_is_from_list: bad uri {}", text);
            return false;
        }
        String transport = uri.transport();
        Protocol protocol = transport == null ? null : Protocol.ofToken(transport);
        int port = Math.max(0, uri.port());
        InetAddress address = factory.resolve(uri.host(), port, protocol);
        if (address == null) {
            LOG.error("ds_is_from_list: could not resolve {}", uri.host());
            return false;
        }
        return matches(ctx, set, mode, address, port, protocol);
    }

    private boolean matches(
            MessageContext ctx, int set, int mode, InetAddress address, int port, @Nullable Protocol protocol) {
        for (GatewaySet one : table.sets()) {
            if (set != ANY_SET && one.id() != set) {
                continue;
            }
            for (Gateway gateway : one.gateways()) {
                if (matches(gateway, mode, address, port, protocol)) {
                    found(ctx, set == ANY_SET ? one : null, gateway);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(Gateway gateway, int mode, InetAddress address, int port, @Nullable Protocol protocol) {
        if ((mode & ONLY_ACTIVE) != 0 && gateway.isDown()) {
            return false;
        }
        boolean portFits = (mode & IGNORE_PORT) != 0 || gateway.port() == 0 || gateway.port() == port;
        boolean protocolFits = (mode & IGNORE_PROTOCOL) != 0 || gateway.protocol() == protocol;
        return portFits && protocolFits && address.equals(factory.addressOf(gateway));
    }

    private void found(MessageContext ctx, @Nullable GatewaySet set, Gateway gateway) {
        Pv setVariable = settings.setIdVariable;
        if (set != null && setVariable != null) {
            setVariable.set(ctx, Value.of(set.id()));
        }
        Pv attributes = settings.attributesVariable;
        if (attributes != null && !gateway.attributes().body().isEmpty()) {
            attributes.set(ctx, Value.of(gateway.attributes().body()));
        }
    }

    @ScriptFunction(
            value = "ds_load_update",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "BYE and CANCEL end a call's load; a 2xx to INVITE confirms it.")
    public boolean loadUpdate(MessageContext ctx) {
        String callId = ctx.message().callId();
        if (ctx.isRequest()) {
            if (ctx.request().isMethod(Method.BYE) || ctx.request().isMethod(Method.CANCEL)) {
                calls.remove(callId);
            }
            return true;
        }
        if (ctx.message().cseqMethod() == Method.INVITE && ctx.response().isSuccess()) {
            calls.confirm(callId);
        }
        return true;
    }

    @ScriptFunction(
            value = "ds_load_unset",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH, RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "The call no longer counts on its gateway.")
    public boolean loadUnset(MessageContext ctx) {
        if (ctx.isRequest() && ctx.request().isMethod(Method.INVITE)) {
            Records.Current current = records.current(ctx);
            if (current == null || current.duid() == null) {
                return true;
            }
        }
        return calls.remove(ctx.message().callId());
    }

    @ScriptFunction(value = "ds_reload", blocking = true, doc = "Reads the sets again.")
    public boolean reload(MessageContext ctx) {
        try {
            return reloader.reload() == Reloader.Result.DONE;
        } catch (ModuleException e) {
            LOG.error("the sets are kept as they are, reason={}", e.getMessage());
            return false;
        }
    }
}
