package org.olelo.module.textopsx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/**
 * One value of a header field that may hold several, separated by commas.
 *
 * @param header index of the header field
 * @param start offset of the value; of the blanks before it when it is not the first
 * @param end offset after it, blanks left out
 * @param limit offset of the comma after it, or end of the header's value
 * @param first it is the first in its header field
 * @param last it is the last in its header field
 */
record ValueRange(int header, int start, int end, int limit, boolean first, boolean last) {
    /** All values of the header fields of that name; with {@code whole} commas do not separate. */
    static List<ValueRange> all(SipMessage message, String name, boolean whole) {
        List<ValueRange> all = new ArrayList<>();
        for (int i = message.findByName(name, 0); i >= 0; i = message.next(i)) {
            if (whole) {
                all.add(new ValueRange(i, message.valueStart(i), message.valueEnd(i), message.valueEnd(i), true, true));
            } else {
                split(message, i, all);
            }
        }
        return all;
    }

    private static void split(SipMessage message, int header, List<ValueRange> all) {
        byte[] bytes = message.bytes();
        int start = message.valueStart(header);
        int end = message.valueEnd(header);
        boolean first = true;
        while (true) {
            int comma = comma(bytes, start, end);
            int limit = comma < 0 ? end : comma;
            all.add(new ValueRange(header, start, Latin.trimEnd(bytes, start, limit), limit, first, comma < 0));
            if (comma < 0) {
                return;
            }
            start = comma + 1;
            first = false;
        }
    }

    private static int comma(byte[] bytes, int from, int to) {
        boolean quoted = false;
        int depth = 0;
        for (int i = from; i < to; i++) {
            switch (bytes[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '<' -> depth += quoted ? 0 : 1;
                case '>' -> depth -= quoted ? 0 : 1;
                case ',' -> {
                    if (!quoted && depth <= 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The value that the index names; from 1, or from -1 for the last; null when there is none. */
    static @Nullable ValueRange at(List<ValueRange> all, int index) {
        int i = index < 0 ? all.size() + index : Math.max(index, 1) - 1;
        return i >= 0 && i < all.size() ? all.get(i) : null;
    }

    /** Offset of its first character that is no blank. */
    int textStart(SipMessage message) {
        return Latin.skipBlanks(message.bytes(), start, end);
    }

    String text(SipMessage message) {
        return Latin.string(message.bytes(), textStart(message), end);
    }

    /** Takes it out, with one comma, or with its header field. */
    void remove(MessageContext ctx) {
        if (first && last) {
            ctx.edits().deleteHeader(ctx.message(), header);
        } else if (last) {
            ctx.edits().delete(start - 1, end - start + 1, HeaderId.OTHER);
        } else {
            ctx.edits().delete(start, limit + 1 - start, HeaderId.OTHER);
        }
    }
}
