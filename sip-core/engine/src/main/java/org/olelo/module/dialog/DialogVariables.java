package org.olelo.module.dialog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptRoute;

/** The variables of dialogs. */
final class DialogVariables {
    private static final Map<String, Function<Dialog, Value>> FIELDS = Map.ofEntries(
            Map.entry("h_id", dialog -> Value.of(dialog.id)),
            Map.entry("h_entry", dialog -> Value.of(dialog.entry)),
            Map.entry("ref", dialog -> Value.of(dialog.isActive() ? 3 : 2)),
            Map.entry("state", dialog -> Value.of(dialog.state)),
            Map.entry("callid", dialog -> Value.of(dialog.callId)),
            Map.entry("from_uri", dialog -> Value.of(dialog.fromUri)),
            Map.entry("to_uri", dialog -> Value.of(dialog.toUri)),
            Map.entry("from_tag", dialog -> Value.of(dialog.caller.tag)),
            Map.entry("to_tag", dialog -> Value.of(dialog.callee.tag)),
            Map.entry("from_cseq", dialog -> cseq(dialog.caller)),
            Map.entry("to_cseq", dialog -> cseq(dialog.callee)),
            Map.entry("from_contact", dialog -> Value.of(dialog.caller.contact)),
            Map.entry("to_contact", dialog -> Value.of(dialog.callee.contact)),
            Map.entry("from_rs", dialog -> routes(dialog.caller.routes)),
            Map.entry("to_rs", dialog -> routes(dialog.callee.routes)),
            Map.entry("from_bindaddr", dialog -> socket(dialog.caller)),
            Map.entry("to_bindaddr", dialog -> socket(dialog.callee)),
            Map.entry("toroute", dialog -> Value.of(dialog.timeoutRoute == null ? 0 : 1)),
            Map.entry("lifetime", dialog -> Value.of(dialog.lifetime)),
            Map.entry("start_ts", dialog -> Value.of((int) dialog.startTime)),
            Map.entry("dflags", dialog -> Value.of(dialog.flags())),
            Map.entry("sflags", dialog -> Value.of(Integer.toUnsignedString(dialog.scriptFlags))));

    private static final AttachmentKey<Wish> WISH = new AttachmentKey<>("dialog wish");
    private static final AttachmentKey<Map<String, String>> EARLY = new AttachmentKey<>("early dialog variables");

    private final Engine engine;
    private final DialogTracker tracker;

    DialogVariables(Engine engine, DialogTracker tracker) {
        this.engine = engine;
        this.tracker = tracker;
    }

    private static Value cseq(Leg leg) {
        return leg.cseq < 0 ? Value.NULL : Value.of(Long.toString(leg.cseq));
    }

    private static Value routes(List<String> routes) {
        return routes.isEmpty() ? Value.NULL : Value.of(String.join(", ", routes));
    }

    private static Value socket(Leg leg) {
        LocalSocket socket = leg.socket;
        return socket == null ? Value.NULL : Value.of(socket.sockString());
    }

    @PvExport(value = "dlg", doc = "A field of the dialog of the message.")
    Pv field(PvName name) throws PvSyntaxException {
        Function<Dialog, Value> field = FIELDS.get(name.constantInner());
        if (field == null) {
            throw new PvSyntaxException("unknown field of $dlg: " + name.constantInner());
        }
        return ctx -> {
            Dialog dialog = tracker.of(ctx);
            return dialog == null ? Value.NULL : field.apply(dialog);
        };
    }

    @PvExport(value = "dlg_var", doc = "A variable that lives as long as the dialog.")
    Pv variable(PvName name) throws PvSyntaxException {
        String key = name.constantInner();
        if (key.isEmpty()) {
            throw new PvSyntaxException("$dlg_var needs a name");
        }
        return new Pv() {
            @Override
            public Value get(MessageContext ctx) {
                Dialog dialog = tracker.of(ctx);
                if (dialog != null) {
                    return Value.of(dialog.variable(key));
                }
                Map<String, String> early = ctx.attachment(EARLY);
                return early == null ? Value.NULL : Value.of(early.get(key));
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean set(MessageContext ctx, Value value) {
                // 5.6.3 takes text only
                if (!value.isNull() && !value.isString()) {
                    return false;
                }
                Dialog dialog = tracker.of(ctx);
                if (dialog != null) {
                    dialog.variable(key, value.isNull() ? null : value.text());
                } else if (value.isNull()) {
                    early(ctx).remove(key);
                } else {
                    early(ctx).put(key, value.text());
                }
                return true;
            }
        };
    }

    private static Map<String, String> early(MessageContext ctx) {
        Map<String, String> known = ctx.attachment(EARLY);
        if (known == null) {
            known = new LinkedHashMap<>();
            ctx.attach(EARLY, known);
        }
        return known;
    }

    @PvExport(
            value = "dlg_ctx",
            doc = "What the next dlg_manage() uses: timeout_bye, timeout_route; on, set and timeout are only kept.")
    Pv context(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "on" -> number(wish -> wish.on, (wish, value) -> wish.on = value);
            case "set" -> number(wish -> wish.set, (wish, value) -> wish.set = value);
            case "timeout" -> number(wish -> wish.timeout, (wish, value) -> wish.timeout = value);
            case "timeout_bye" -> number(wish -> wish.timeoutBye, (wish, value) -> wish.timeoutBye = value);
            case "timeout_route_id" -> ctx -> Value.of(wish(ctx).route == null ? 0 : 1);
            case "timeout_route" -> new TimeoutRoute(engine);
            default -> throw new PvSyntaxException("not supported: $dlg_ctx(" + name.constantInner() + ")");
        };
    }

    private static Pv number(ToIntFunction<Wish> get, ObjIntConsumer<Wish> set) {
        return new Pv() {
            @Override
            public Value get(MessageContext ctx) {
                return Value.of(get.applyAsInt(wish(ctx)));
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean set(MessageContext ctx, Value value) {
                set.accept(wish(ctx), value.isNull() ? 0 : value.number());
                return true;
            }
        };
    }

    @PvExport(value = "DLG_count", doc = "Number of answered dialogs.")
    Value count(MessageContext ctx) {
        return Value.of(tracker.table().active());
    }

    @PvExport(value = "DLG_status", doc = "State of the dialog, once it is answered.")
    Value status(MessageContext ctx) {
        Dialog dialog = tracker.owner(ctx);
        return dialog == null || dialog.state < Dialog.CONFIRMED_NO_ACK ? Value.NULL : Value.of(dialog.state);
    }

    @PvExport(value = "DLG_lifetime", doc = "Seconds since the dialog was answered.")
    Value lifetime(MessageContext ctx) {
        Dialog dialog = tracker.owner(ctx);
        if (dialog == null) {
            return Value.NULL;
        }
        long end = dialog.endTime > 0 ? dialog.endTime : tracker.now();
        return Value.of(dialog.startTime == 0 ? 0 : (int) (end - dialog.startTime));
    }

    /** Takes over what the message set before its dialog was made. */
    static void apply(MessageContext ctx, Dialog dialog) {
        Map<String, String> early = ctx.attachment(EARLY);
        if (early != null) {
            early.forEach(dialog::variable);
        }
        Wish wish = ctx.attachment(WISH);
        if (wish != null) {
            dialog.set(Dialog.BYE_ON_TIMEOUT, dialog.has(Dialog.BYE_ON_TIMEOUT) || wish.timeoutBye != 0);
            dialog.timeoutRoute = wish.route;
        }
    }

    private static Wish wish(MessageContext ctx) {
        Wish known = ctx.attachment(WISH);
        if (known == null) {
            known = new Wish();
            ctx.attach(WISH, known);
        }
        return known;
    }

    /** What $dlg_ctx holds for one message; counts for the dialog that is made afterwards. */
    private static final class Wish {
        int on;
        int set;
        int timeout;
        int timeoutBye;
        String routeName = "";

        @Nullable
        ScriptRoute route;
    }

    private record TimeoutRoute(Engine engine) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            String name = wish(ctx).routeName;
            return name.isEmpty() ? Value.NULL : Value.of(name);
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            Wish wish = wish(ctx);
            wish.routeName = value.isNull() ? "" : value.text();
            wish.route = wish.routeName.isEmpty() ? null : engine.route(RouteKind.REQUEST, wish.routeName);
            return true;
        }
    }
}
