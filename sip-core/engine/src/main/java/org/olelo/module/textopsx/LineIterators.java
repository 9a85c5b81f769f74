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
import org.olelo.sip.SipMessage;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Named iterators over the lines of a body, at most four. A line includes its line end. */
public final class LineIterators {
    private static final AttachmentKey<Map<String, Line>> KEY = new AttachmentKey<>("textopsx lines");
    private static final int MOST = 4;

    LineIterators() {}

    /** Offsets of a line; start = end before the first line. */
    private record Line(int start, int end) {}

    private static Map<String, Line> iterators(MessageContext ctx) {
        Map<String, Line> all = ctx.attachment(KEY);
        if (all == null) {
            all = new HashMap<>();
            ctx.attach(KEY, all);
        }
        return all;
    }

    private static @Nullable Line at(MessageContext ctx, String name) {
        Line line = iterators(ctx).get(name);
        return line == null || line.end() == line.start() ? null : line;
    }

    @ScriptFunction(value = "bl_iterator_start", doc = "Starts an iterator before the first line of the body.")
    public boolean start(MessageContext ctx, String name) {
        Map<String, Line> all = iterators(ctx);
        SipMessage message = ctx.message();
        if (!message.hasBody() || all.size() == MOST && !all.containsKey(name)) {
            return false;
        }
        all.put(name, new Line(message.bodyStart(), message.bodyStart()));
        return true;
    }

    @ScriptFunction(value = "bl_iterator_end", doc = "Ends an iterator.")
    public boolean end(MessageContext ctx, String name) {
        return iterators(ctx).remove(name) != null;
    }

    @ScriptFunction(value = "bl_iterator_next", doc = "Goes to the next line; false when there is none.")
    public boolean next(MessageContext ctx, String name) {
        Line line = iterators(ctx).get(name);
        SipMessage message = ctx.message();
        if (line == null || line.end() >= message.length()) {
            return false;
        }
        int lineFeed = Latin.indexOf(message.bytes(), line.end(), message.length(), '\n');
        iterators(ctx).put(name, new Line(line.end(), lineFeed < 0 ? message.length() : lineFeed + 1));
        return true;
    }

    @ScriptFunction(value = "bl_iterator_rm", doc = "Removes the line it stands at.")
    public boolean remove(MessageContext ctx, String name) {
        Line line = at(ctx, name);
        if (line == null) {
            return false;
        }
        ctx.edits().delete(line.start(), line.end() - line.start());
        return true;
    }

    @ScriptFunction(value = "bl_iterator_append", doc = "Adds text after the line it stands at.")
    public boolean append(MessageContext ctx, String name, String text) {
        Line line = at(ctx, name);
        if (line == null || text.isEmpty()) {
            return false;
        }
        ctx.edits().insert(line.end(), text);
        return true;
    }

    @ScriptFunction(value = "bl_iterator_insert", doc = "Adds text before the line it stands at.")
    public boolean insert(MessageContext ctx, String name, String text) {
        Line line = at(ctx, name);
        if (line == null || text.isEmpty()) {
            return false;
        }
        ctx.edits().insert(line.start(), text);
        return true;
    }

    @PvExport(value = "blitval", doc = "Line that the iterator stands at, with its line end.")
    public Pv value(PvName reference) throws PvSyntaxException {
        reference.unindexed();
        return ctx -> {
            Line line = at(ctx, reference.inner(ctx));
            return line == null
                    ? Value.NULL
                    : Value.of(Latin.string(ctx.message().bytes(), line.start(), line.end()));
        };
    }
}
