package org.olelo.module.permissions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.NameAddr;
import org.olelo.spi.ScriptFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** allow_trusted(). */
public final class TrustedFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("permissions");
    private static final int REFUSED = -1;

    private final PermissionsSettings settings;
    private volatile @Nullable TrustedTable table;

    TrustedFunctions(PermissionsSettings settings) {
        this.settings = settings;
    }

    /** Sets the peers; without them nobody is trusted. */
    void table(TrustedTable loaded) {
        table = loaded;
    }

    @ScriptFunction(
            value = "allow_trusted",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "True when the sender is a trusted peer.")
    public int allowTrusted(MessageContext ctx) {
        return trusted(ctx, ctx.flow().sourceIp(), ctx.flow().protocol().number(), from(ctx));
    }

    @ScriptFunction(
            value = "allow_trusted",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "The same for that address and protocol.")
    public int allowTrusted(MessageContext ctx, String source, String protocol) {
        return trusted(ctx, source, TrustedPeer.protocol(protocol), from(ctx));
    }

    @ScriptFunction(
            value = "allow_trusted",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            blocking = true,
            doc = "The same with another URI than that of From.")
    public int allowTrusted(MessageContext ctx, String source, String protocol, String uri) {
        return trusted(ctx, source, TrustedPeer.protocol(protocol), uri);
    }

    private static @Nullable String from(MessageContext ctx) {
        NameAddr from = ctx.message().from();
        return from == null ? null : from.uriText();
    }

    private int trusted(MessageContext ctx, String source, int protocol, @Nullable String from) {
        TrustedTable known = table;
        if (known == null || from == null || protocol < 0 || !ctx.isRequest()) {
            return REFUSED;
        }
        int matches = 0;
        for (TrustedPeer peer : peers(known, source)) {
            if (!peer.matches(protocol, from, ctx.uri())) {
                continue;
            }
            matches++;
            tag(ctx, peer);
            if (settings.tagMode == 0) {
                return 1;
            }
        }
        return matches > 0 ? matches : REFUSED;
    }

    private static List<TrustedPeer> peers(TrustedTable known, String source) {
        try {
            return known.of(source);
        } catch (DatabaseException | IllegalArgumentException e) {
            LOG.error("cannot look up trusted peers, source={} reason={}", source, e.getMessage());
            return List.of();
        }
    }

    private void tag(MessageContext ctx, TrustedPeer peer) {
        Pv variable = settings.tagVariable;
        String tag = peer.tag();
        if (variable != null && tag != null) {
            variable.set(ctx, Value.of(tag));
        }
    }
}
