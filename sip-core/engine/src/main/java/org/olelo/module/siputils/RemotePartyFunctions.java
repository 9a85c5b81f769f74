package org.olelo.module.siputils;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.ScriptFunction;

/** Remote-Party-ID made of the URI that authentication left in an AVP (rpid_avp). */
public final class RemotePartyFunctions {
    private final Supplier<@Nullable Pv> source;
    private final Supplier<String> prefix;
    private final Supplier<String> suffix;
    private final Predicate<String> e164;

    RemotePartyFunctions(
            Supplier<@Nullable Pv> source, Supplier<String> prefix, Supplier<String> suffix, Predicate<String> e164) {
        this.source = source;
        this.prefix = prefix;
        this.suffix = suffix;
        this.e164 = e164;
    }

    @ScriptFunction(
            value = "append_rpid_hf",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "Adds Remote-Party-ID with the parameters' prefix and suffix.")
    public boolean append(MessageContext ctx) {
        return append(ctx, prefix.get(), suffix.get());
    }

    @ScriptFunction(
            value = "append_rpid_hf",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "Adds Remote-Party-ID with that prefix and suffix.")
    public boolean append(MessageContext ctx, String before, String after) {
        String uri = uri(ctx);
        if (uri == null) {
            return false;
        }
        ctx.edits().appendHeader(ctx.message(), "Remote-Party-ID: " + before + uri + after + "\r\n");
        return true;
    }

    @ScriptFunction(
            value = "is_rpid_user_e164",
            routes = RouteKind.REQUEST,
            doc = "True when the user of that URI is an E.164 number.")
    public boolean isE164(MessageContext ctx) {
        String text = uri(ctx);
        NameAddr value = text == null ? null : NameAddr.parse(text);
        SipUri uri = value == null ? null : value.uri();
        return uri != null && e164.test(uri.user());
    }

    private @Nullable String uri(MessageContext ctx) {
        Pv pv = source.get();
        Value value = pv == null ? Value.NULL : pv.get(ctx);
        return value.isNull() || value.text().isEmpty() ? null : value.text();
    }
}
