package org.olelo.module.textopsx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;

/** Named iterators over the header fields of a message, at most four. */
public final class HeaderIterators {
    private static final AttachmentKey<Map<String, Integer>> KEY = new AttachmentKey<>("textopsx headers");
    private static final int MOST = 4;

    HeaderIterators() {}

    private static Map<String, Integer> iterators(MessageContext ctx) {
        Map<String, Integer> all = ctx.attachment(KEY);
        if (all == null) {
            all = new HashMap<>();
            ctx.attach(KEY, all);
        }
        return all;
    }

    /** Index of the header field it stands at, or null when there is none. */
    private static @Nullable Integer at(MessageContext ctx, String name) {
        Integer index = iterators(ctx).get(name);
        return index == null || index < 0 || index >= ctx.message().headerCount() ? null : index;
    }

    @ScriptFunction(value = "hf_iterator_start", doc = "Starts an iterator before the first header field.")
    public boolean start(MessageContext ctx, String name) {
        Map<String, Integer> all = iterators(ctx);
        if (all.size() == MOST && !all.containsKey(name)) {
            return false;
        }
        all.put(name, -1);
        return true;
    }

    @ScriptFunction(value = "hf_iterator_end", doc = "Ends an iterator.")
    public boolean end(MessageContext ctx, String name) {
        return iterators(ctx).remove(name) != null;
    }

    @ScriptFunction(value = "hf_iterator_next", doc = "Goes to the next header field; false when there is none.")
    public boolean next(MessageContext ctx, String name) {
        Integer index = iterators(ctx).get(name);
        if (index == null || index + 1 > ctx.message().headerCount()) {
            return false;
        }
        iterators(ctx).put(name, index + 1);
        return index + 1 < ctx.message().headerCount();
    }

    @ScriptFunction(value = "hf_iterator_prev", doc = "Goes to the header field before; false when there is none.")
    public boolean previous(MessageContext ctx, String name) {
        Integer index = iterators(ctx).get(name);
        if (index == null || index < 1) {
            return false;
        }
        iterators(ctx).put(name, index - 1);
        return true;
    }

    @ScriptFunction(value = "hf_iterator_rm", doc = "Removes the header field it stands at.")
    public boolean remove(MessageContext ctx, String name) {
        Integer index = at(ctx, name);
        if (index == null) {
            return false;
        }
        ctx.edits().deleteHeader(ctx.message(), index);
        return true;
    }

    @ScriptFunction(value = "hf_iterator_append", doc = "Adds header lines after the one it stands at.")
    public boolean append(MessageContext ctx, String name, String text) {
        Integer index = at(ctx, name);
        if (index == null || text.isEmpty()) {
            return false;
        }
        ctx.edits().insert(ctx.message().lineEnd(index), text);
        return true;
    }

    @ScriptFunction(value = "hf_iterator_insert", doc = "Adds header lines before the one it stands at.")
    public boolean insert(MessageContext ctx, String name, String text) {
        Integer index = at(ctx, name);
        if (index == null || text.isEmpty()) {
            return false;
        }
        ctx.edits().insert(ctx.message().lineStart(index), text);
        return true;
    }

    @PvExport(value = "hfitname", doc = "Name of the header field that the iterator stands at.")
    public Pv name(PvName reference) throws PvSyntaxException {
        reference.unindexed();
        return ctx -> {
            Integer index = at(ctx, reference.inner(ctx));
            return index == null ? Value.NULL : Value.of(ctx.message().headerName(index));
        };
    }

    @PvExport(value = "hfitbody", doc = "Value of the header field that the iterator stands at.")
    public Pv body(PvName reference) throws PvSyntaxException {
        reference.unindexed();
        return ctx -> {
            Integer index = at(ctx, reference.inner(ctx));
            return index == null ? Value.NULL : Value.of(ctx.message().headerValue(index));
        };
    }
}
