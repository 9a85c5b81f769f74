package org.olelo.module.rr;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.Outbound;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.PosixRegex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module rr: its script functions and its interface for other modules. */
public final class RrModule implements SipModule, RecordRouting {
    private static final Logger LOG = LoggerFactory.getLogger("rr");

    private final RouteSettings settings = new RouteSettings();
    private final LooseRouter loose;
    private final RecordRouter recorder;
    private final Engine engine;

    /** On that engine. */
    public RrModule(Engine engine) {
        this.engine = engine;
        loose = new LooseRouter(engine.sockets(), settings);
        recorder = new RecordRouter(settings, ctx -> !isDownstream(ctx));
        engine.publish(RecordRouting.class, this);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings, new RouteVariables(this));
    }

    @Override
    public void init() throws ModuleException {
        Outbound outbound = engine.apiOrNull(Outbound.class);
        if (outbound != null && settings.addUsername != 0) {
            throw new ModuleException("add_username cannot be used with module outbound");
        }
        settings.outbound = outbound;
        if (settings.customUserText.isEmpty()) {
            return;
        }
        try {
            settings.customUser = new CatalogPvParser(engine.pvs())
                    .format(settings.customUserText)
                    .singleVariable();
        } catch (PvSyntaxException e) {
            throw new ModuleException("custom_user_avp: " + e.getMessage());
        }
        if (settings.customUser == null) {
            throw new ModuleException("custom_user_avp is no variable: " + settings.customUserText);
        }
    }

    @ScriptFunction(
            value = "loose_route",
            routes = RouteKind.REQUEST,
            doc = "Routes by the Route set: 1 done, -1 no Route for it, -3 the only Route was ours and preloaded.")
    public int looseRoute(MessageContext ctx) {
        return loose.route(ctx, false);
    }

    @ScriptFunction(
            value = "loose_route_mode",
            routes = RouteKind.REQUEST,
            doc = "As loose_route; mode 1 never takes the Request-URI for the Route of a strict router.")
    public int looseRouteMode(MessageContext ctx, int mode) {
        return loose.route(ctx, mode == 1);
    }

    @ScriptFunction(
            value = "loose_route_preloaded",
            routes = RouteKind.REQUEST,
            doc = "Routes by the Route set; true when its only value was ours in a request outside a dialog.")
    public boolean looseRoutePreloaded(MessageContext ctx) {
        return loose.route(ctx, false) == LooseRouter.PRELOADED;
    }

    @ScriptFunction(
            value = "record_route",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds a Record-Route of this server.")
    public boolean recordRoute(MessageContext ctx) {
        return recordRoute(ctx, "");
    }

    @Override
    @ScriptFunction(
            value = "record_route",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds a Record-Route of this server with those parameters.")
    public boolean recordRoute(MessageContext ctx, String params) {
        if (isDouble(ctx)) {
            return false;
        }
        recorder.record(ctx, params);
        return true;
    }

    @ScriptFunction(
            value = "record_route_advertised_address",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds a Record-Route with that address.")
    public boolean recordRouteAdvertised(MessageContext ctx, String address) {
        if (isDouble(ctx)) {
            return false;
        }
        recorder.recordAdvertised(ctx, address);
        return true;
    }

    @ScriptFunction(
            value = "record_route_preset",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds a Record-Route with that address and parameters.")
    public boolean recordRoutePreset(MessageContext ctx, String text) {
        if (isDouble(ctx)) {
            return false;
        }
        recorder.recordPreset(ctx, text);
        return true;
    }

    @ScriptFunction(
            value = "record_route_preset",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc =
                    "Adds two Record-Route with those addresses and parameters: of the sending and of the receiving side.")
    public boolean recordRoutePreset(MessageContext ctx, String sending, String receiving) {
        if (isDouble(ctx)) {
            return false;
        }
        recorder.recordPreset(ctx, sending);
        recorder.recordPreset(ctx, receiving);
        return true;
    }

    private static boolean isDouble(MessageContext ctx) {
        if (!RecordRouter.isRecorded(ctx)) {
            return false;
        }
        LOG.error("Double attempt to record-route, callid={}", ctx.message().callId());
        return true;
    }

    @ScriptFunction(
            value = "remove_record_route",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Takes back the Record-Route added before.")
    public boolean removeRecordRoute(MessageContext ctx) {
        MessageEdits edits = ctx.editsOrNull();
        if (edits != null) {
            edits.removeIf(edit -> edit.kind() == HeaderId.RECORD_ROUTE && edit.length() == 0);
        }
        return true;
    }

    @ScriptFunction(
            value = "add_rr_param",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Adds ;name=value to the Record-Route, before or after it is added.")
    public boolean addRrParam(MessageContext ctx, String param) {
        addParam(ctx, param);
        return true;
    }

    @ScriptFunction(
            value = "check_route_param",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "True when the parameters of the Route that named this server match.")
    public boolean checkRouteParam(MessageContext ctx, RouteRegex regex) {
        String params = loose.ownParams(ctx);
        return params != null && !params.isEmpty() && regex.compiled().find(params);
    }

    @ScriptFunction(
            value = "is_direction",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "True when the request goes that way: downstream or upstream.")
    public boolean isDirection(MessageContext ctx, Direction direction) {
        return isDownstream(ctx) == (direction == Direction.DOWNSTREAM);
    }

    @ScriptFunction(value = "rr_next_hop_route", doc = "True when loose_route() found a next hop after our own Route.")
    public boolean nextHopRoute(MessageContext ctx) {
        return RouteState.of(ctx).nextHop;
    }

    @Override
    public void addParam(MessageContext ctx, String param) {
        RouteState state = RouteState.of(ctx);
        if (RecordRouter.isRecorded(ctx)) {
            RecordRouter.addParam(ctx, param);
        } else {
            state.added += param;
        }
    }

    @Override
    public @Nullable String routeParam(MessageContext ctx, String name) {
        String params = loose.ownParams(ctx);
        return params == null ? null : Parameters.value(params, name);
    }

    @Override
    public @Nullable String routeParams(MessageContext ctx) {
        return loose.ownParams(ctx);
    }

    @Override
    public boolean isDownstream(MessageContext ctx) {
        String tag = ctx.message().to().hasTag() ? routeParam(ctx, "ftag") : null;
        NameAddr from = ctx.message().from();
        return tag == null || from == null || tag.equals(from.tag());
    }

    @Override
    public void onLooseRoute(RouteCallback callback) {
        loose.onRouted(callback);
    }

    /** Argument of is_direction(). */
    public enum Direction {
        DOWNSTREAM,
        UPSTREAM;

        /** Reads the argument. */
        public static Direction parseArgument(String text) {
            return switch (text.toLowerCase(java.util.Locale.ROOT)) {
                case "downstream" -> DOWNSTREAM;
                case "upstream" -> UPSTREAM;
                default -> throw new IllegalArgumentException("downstream or upstream, not " + text);
            };
        }
    }

    /** Argument of check_route_param(). */
    public record RouteRegex(PosixRegex compiled) {
        /** Reads the argument: a regular expression, case ignored. */
        public static RouteRegex parseArgument(String text) {
            return new RouteRegex(PosixRegex.compile(text, true));
        }
    }
}
