package org.olelo.module.siputils;

import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** P-Charging-Vector (RFC 7315 5.6): generated, removed, read. */
public final class ChargingVector {
    private static final AttachmentKey<String> GENERATED = new AttachmentKey<>("siputils pcv");
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    ChargingVector() {}

    @ScriptFunction(
            value = "sip_p_charging_vector",
            doc = "Handles P-Charging-Vector: r removes, g generates one if there is none, f replaces.")
    public boolean handle(MessageContext ctx, String flags) {
        SipMessage message = ctx.message();
        int header = message.find(HeaderId.P_CHARGING_VECTOR);
        boolean force = flags.contains("f");
        if (header >= 0 && (force || flags.contains("r"))) {
            ctx.edits().deleteHeader(message, header);
            header = -1;
        }
        if (header < 0 && (force || flags.contains("g"))) {
            String value = generate(ctx);
            ctx.attach(GENERATED, value);
            ctx.edits().appendHeader(message, "P-Charging-Vector: " + value + "\r\n");
        }
        return true;
    }

    private String generate(MessageContext ctx) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return "icid-value=" + Latin.hex(id).toUpperCase(Locale.ROOT) + "; icid-generated-at="
                + ctx.flow().socket().addressText();
    }

    @PvExport(value = "pcv", doc = "P-Charging-Vector: $pcv(all), $pcv(value), $pcv(genaddr), $pcv(orig), $pcv(term).")
    public Pv variable(PvName name) throws PvSyntaxException {
        String param = switch (name.constantInner()) {
            case "all" -> "";
            case "value" -> "icid-value";
            case "genaddr" -> "icid-generated-at";
            case "orig" -> "orig-ioi";
            case "term" -> "term-ioi";
            default -> throw new PvSyntaxException("unknown pcv name " + name.inner());
        };
        return ctx -> value(ctx, param);
    }

    private static Value value(MessageContext ctx, String param) {
        String text = ctx.attachment(GENERATED);
        String all = text != null ? text : ctx.message().header(HeaderId.P_CHARGING_VECTOR);
        if (all == null) {
            return Value.NULL;
        }
        @Nullable String found = param.isEmpty() ? all : Parameters.value(all, param);
        return Value.of(found);
    }
}
