package org.olelo.module.dialog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.olelo.net.LocalSocket;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.spi.PvExport;

/** The variables of dialogs. */
final class DialogVariables {
    private static final Map<String, Function<Dialog, Value>> FIELDS = Map.ofEntries(
            Map.entry("h_id", dialog -> Value.of(dialog.id)),
            Map.entry("h_entry", dialog -> Value.of(dialog.entry)),
            Map.entry("ref", dialog -> Value.of(dialog.isAlive() ? 2 : 1)),
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
            Map.entry("toroute", dialog -> Value.of(0)),
            Map.entry("lifetime", dialog -> Value.of(dialog.lifetime)),
            Map.entry("start_ts", dialog -> Value.of((int) dialog.startTime)),
            Map.entry("dflags", dialog -> Value.of(dialog.flags())),
            Map.entry("sflags", dialog -> Value.of(dialog.scriptFlags)));

    private static final AttachmentKey<int[]> TIMEOUT = new AttachmentKey<>("dialog timeout");

    private final DialogTracker tracker;

    DialogVariables(DialogTracker tracker) {
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
                return dialog == null ? Value.NULL : Value.of(dialog.variables.get(key));
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean set(MessageContext ctx, Value value) {
                Dialog dialog = tracker.of(ctx);
                if (dialog == null) {
                    return false;
                }
                if (value.isNull()) {
                    dialog.variables.remove(key);
                } else {
                    dialog.variables.put(key, value.text());
                }
                return true;
            }
        };
    }

    @PvExport(value = "dlg_ctx", doc = "What the next dlg_manage() uses: on, timeout, timeout_bye.")
    Pv context(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "on" -> ctx -> Value.of(0);
            case "timeout" -> new Timeout(tracker);
            case "timeout_bye" -> new ByeOnTimeout(tracker);
            default -> throw new PvSyntaxException("not supported: $dlg_ctx(" + name.constantInner() + ")");
        };
    }

    @PvExport(value = "DLG_count", doc = "Number of answered dialogs.")
    Value count(MessageContext ctx) {
        return Value.of(tracker.table().active());
    }

    @PvExport(value = "DLG_status", doc = "State of the dialog, once it is answered.")
    Value status(MessageContext ctx) {
        Dialog dialog = tracker.of(ctx);
        return dialog == null || dialog.state < Dialog.CONFIRMED_NO_ACK ? Value.NULL : Value.of(dialog.state);
    }

    @PvExport(value = "DLG_lifetime", doc = "Seconds since the dialog was answered.")
    Value lifetime(MessageContext ctx) {
        Dialog dialog = tracker.of(ctx);
        if (dialog == null) {
            return Value.NULL;
        }
        long end = dialog.endTime > 0 ? dialog.endTime : tracker.now();
        return Value.of(dialog.startTime == 0 ? 0 : (int) (end - dialog.startTime));
    }

    /** Takes over what the message set before its dialog was made. */
    static void apply(MessageContext ctx, Dialog dialog) {
        int[] wanted = ctx.attachment(TIMEOUT);
        if (wanted != null && wanted[0] > 0) {
            dialog.lifetime = wanted[0];
        }
        if (wanted != null && wanted[1] > 0) {
            dialog.byeOnTimeout = true;
        }
    }

    private static int[] wanted(MessageContext ctx) {
        int[] known = ctx.attachment(TIMEOUT);
        if (known == null) {
            known = new int[2];
            ctx.attach(TIMEOUT, known);
        }
        return known;
    }

    private record Timeout(DialogTracker tracker) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.of(wanted(ctx)[0]);
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            wanted(ctx)[0] = value.number();
            Dialog dialog = tracker.of(ctx);
            if (dialog != null) {
                tracker.lifetime(dialog, value.number());
            }
            return true;
        }
    }

    private record ByeOnTimeout(DialogTracker tracker) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.of(wanted(ctx)[1]);
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            wanted(ctx)[1] = value.number();
            Dialog dialog = tracker.of(ctx);
            if (dialog != null) {
                dialog.byeOnTimeout = value.number() != 0;
            }
            return true;
        }
    }
}
