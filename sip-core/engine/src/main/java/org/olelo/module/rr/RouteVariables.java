package org.olelo.module.rr;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.spi.PvExport;

/** $route_uri, $rdir, $fti, $tti. */
public final class RouteVariables {
    private final RrModule module;

    RouteVariables(RrModule module) {
        this.module = module;
    }

    @PvExport(value = "route_uri", doc = "URI of the topmost Route as received.")
    public Value routeUri(MessageContext ctx) {
        List<RouteEntry> routes = RouteEntry.all(ctx.message());
        return routes == null || routes.isEmpty()
                ? Value.EMPTY
                : Value.of(routes.getFirst().value().uriText());
    }

    @PvExport(value = "rdir", doc = "Direction in the dialog: $rdir(name) downstream or upstream, $rdir(id) 1 or 2.")
    public Pv direction(PvName name) throws PvSyntaxException {
        boolean id = switch (name.constantInner()) {
            case "id" -> true;
            case "name" -> false;
            default -> throw new PvSyntaxException("$rdir(id) or $rdir(name)");
        };
        return ctx -> {
            boolean down = module.isDownstream(ctx);
            return id ? Value.of(down ? 1 : 2) : Value.of(down ? "downstream" : "upstream");
        };
    }

    @PvExport(value = "fti", doc = "From tag of the request that created the dialog.")
    public Value initialFromTag(MessageContext ctx) {
        return Value.of(
                module.isDownstream(ctx) ? fromTag(ctx) : ctx.message().to().tag());
    }

    @PvExport(value = "tti", doc = "To tag of the dialog as the request that created it would show it.")
    public Value initialToTag(MessageContext ctx) {
        return Value.of(module.isDownstream(ctx) ? ctx.message().to().tag() : fromTag(ctx));
    }

    private static @Nullable String fromTag(MessageContext ctx) {
        NameAddr from = ctx.message().from();
        return from == null ? null : from.tag();
    }
}
