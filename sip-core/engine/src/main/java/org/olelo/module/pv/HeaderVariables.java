package org.olelo.module.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvIndex;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.Via;

/** Header fields by name: $hdr(name)[i], $hdrc(name), $hfl(name)[i], $hflc(name). They read the message as received. */
final class HeaderVariables {
    void addTo(VariableTable table) {
        table.factory(HeaderVariables::header, "hdr");
        table.factory(HeaderVariables::count, "hdrc");
        table.factory(name -> fields(name, false), "hfl");
        table.factory(name -> fields(name, true), "hflc");
    }

    private static void requireName(PvName name) throws PvSyntaxException {
        String inner = name.inner();
        if (inner == null) {
            throw new PvSyntaxException("$" + name.className() + " needs the name of a header field in parentheses");
        }
        if (name.innerFormat() == null
                && !inner.strip().chars().allMatch(c -> c > ' ' && c < 127 && c != ':' && c != '$')) {
            throw new PvSyntaxException("\"" + inner + "\" is not the name of a header field");
        }
    }

    private static Pv header(PvName name) throws PvSyntaxException {
        requireName(name);
        PvIndex index = name.index();
        if (name.innerFormat() != null) {
            return ctx -> read(ctx, HeaderId.of(name.inner(ctx)), name.inner(ctx), index);
        }
        String constant = String.valueOf(name.inner()).strip();
        HeaderId id = HeaderId.of(constant);
        if (!index.present()) {
            return ctx -> first(ctx.message(), id, constant);
        }
        return ctx -> read(ctx, id, constant, index);
    }

    private static int find(SipMessage message, HeaderId id, String name) {
        return id == HeaderId.OTHER ? message.findByName(name, 0) : message.find(id);
    }

    private static Value first(SipMessage message, HeaderId id, String name) {
        int at = find(message, id, name);
        return at < 0 ? Value.NULL : Value.of(message.headerBody(at));
    }

    private static Value read(MessageContext ctx, HeaderId id, String name, PvIndex index) {
        SipMessage message = ctx.message();
        if (index.all()) {
            StringBuilder out = new StringBuilder();
            int at = find(message, id, name);
            if (at < 0) {
                return Value.NULL;
            }
            for (int i = at; i >= 0; i = message.next(i)) {
                out.append(i == at ? "" : ",").append(message.headerBody(i));
            }
            return Value.of(out.toString());
        }
        int wanted = index.number(ctx);
        if (wanted < 0) {
            wanted += count(message, id, name);
        }
        if (wanted < 0) {
            return Value.NULL;
        }
        int at = find(message, id, name);
        for (int left = wanted; left > 0 && at >= 0; left--) {
            at = message.next(at);
        }
        return at < 0 ? Value.NULL : Value.of(message.headerBody(at));
    }

    private static int count(SipMessage message, HeaderId id, String name) {
        int count = 0;
        for (int i = find(message, id, name); i >= 0; i = message.next(i)) {
            count++;
        }
        return count;
    }

    private static Pv count(PvName name) throws PvSyntaxException {
        requireName(name);
        return ctx -> {
            String header = name.inner(ctx).strip();
            return Value.of(count(ctx.message(), HeaderId.of(header), header));
        };
    }

    /** Contact, Via, Route and Record-Route are split at commas; the others are read as $hdr. */
    private static Pv fields(PvName name, boolean counted) throws PvSyntaxException {
        requireName(name);
        PvIndex index = name.index();
        return ctx -> {
            String header = name.inner(ctx).strip();
            HeaderId id = HeaderId.of(header);
            List<String> values = values(ctx.message(), id);
            if (counted) {
                return Value.of(values == null ? count(ctx.message(), id, header) : values.size());
            }
            if (values == null || index.all()) {
                return read(ctx, id, header, index);
            }
            // Kamailio 5.6 counts negative indexes of these from one behind the last
            int at = index.number(ctx);
            int found = at < 0 ? values.size() + 1 + at : at;
            return found < 0 || found >= values.size() ? Value.NULL : Value.of(values.get(found));
        };
    }

    private static @Nullable List<String> values(SipMessage message, HeaderId id) {
        return switch (id) {
            case VIA -> message.vias().stream().map(Via::toString).toList();
            case ROUTE, RECORD_ROUTE ->
                message.readNameAddrs(id).stream().map(NameAddr::toString).toList();
            case CONTACT -> contacts(message);
            default -> null;
        };
    }

    /** Kamailio keeps the contacts of a header field with the last one first. */
    private static List<String> contacts(SipMessage message) {
        List<String> out = new ArrayList<>();
        for (int i = message.find(HeaderId.CONTACT); i >= 0; i = message.next(i)) {
            int first = out.size();
            int at = message.valueStart(i);
            while (at >= 0) {
                NameAddr contact = NameAddr.parse(message.bytes(), at, message.valueEnd(i));
                if (contact == null) {
                    return out;
                }
                out.add(first, contact.toString());
                at = contact.next();
            }
        }
        return out;
    }
}
