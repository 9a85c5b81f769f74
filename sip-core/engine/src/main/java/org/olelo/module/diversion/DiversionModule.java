package org.olelo.module.diversion;

import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.edit.Edit;
import org.olelo.spi.ModParam;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module diversion. */
public final class DiversionModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("diversion");
    private static final AttachmentKey<Added> ADDED = new AttachmentKey<>("diversion");

    /** What was added to a message so far: one edit with all lines, the newest first. */
    private record Added(Edit edit, String lines) {}

    @ModParam(value = "suffix", doc = "Accepted; Kamailio 5.6.3 does not write it either.")
    private String suffix = "";

    @Override
    public void init() {
        if (!suffix.isEmpty()) {
            LOG.warn("the parameter suffix has no effect, suffix={}", suffix);
        }
    }

    @ScriptFunction(
            value = "add_diversion",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "Adds a Diversion header with the received Request-URI before all others.")
    public boolean add(MessageContext ctx, String reason) {
        return add(ctx, reason, ctx.request().requestUri());
    }

    @ScriptFunction(
            value = "add_diversion",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "Adds a Diversion header with that URI before all others.")
    public boolean add(MessageContext ctx, String reason, String uri) {
        String line = "Diversion: <" + uri + ">;reason=" + reason + "\r\n";
        int first = ctx.message().findByName("Diversion", 0);
        int offset = first < 0 ? ctx.message().headersEnd() : ctx.message().lineStart(first);
        Added before = ctx.attachment(ADDED);
        // gone when the changes were applied meanwhile
        boolean there = before != null && ctx.edits().removeIf(edit -> edit == before.edit());
        String lines = there && before != null ? line + before.lines() : line;
        ctx.edits().insert(offset, lines);
        ctx.attach(ADDED, new Added(ctx.edits().get(ctx.edits().size() - 1), lines));
        return true;
    }
}
