package org.olelo.module.avpops;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;

/**
 * Whose preferences are meant: the user of a URI ($fu, $tu, $ru, $ou; with /username or /domain that part alone), or a uuid (another
 * variable or a text).
 */
public final class PreferenceOwner {
    private final @Nullable Pv variable;
    private final String text;
    private final String part;

    /** The keys of rows; a null one does not count. */
    record Key(
            @Nullable String uuid,
            @Nullable String user,
            @Nullable String domain) {}

    private PreferenceOwner(@Nullable Pv variable, String text, String part) {
        this.variable = variable;
        this.text = text;
        this.part = part;
    }

    /** Reads it. */
    public static PreferenceOwner parseArgument(String text, PvParser parser) throws PvSyntaxException {
        int slash = text.startsWith("$") ? text.indexOf('/') : -1;
        String source = slash < 0 ? text : text.substring(0, slash);
        String part = slash < 0 ? "" : text.substring(slash + 1);
        if (!part.isEmpty()
                && !part.equals("username")
                && !part.equals("domain")
                && !part.equals("uuid")
                && !part.equals("uri")) {
            throw new IllegalArgumentException("unknown part " + part + "; username, domain or uuid");
        }
        return new PreferenceOwner(source.startsWith("$") ? parser.variable(source) : null, source, part);
    }

    private boolean isUri() {
        return switch (text) {
            case "$fu", "$from", "$tu", "$to", "$ru", "$ruri", "$ou", "$ouri" -> !part.equals("uuid");
            default -> !part.isEmpty() && !part.equals("uuid");
        };
    }

    /** The keys now; null when the variable has no value or is no URI. */
    @Nullable
    Key key(MessageContext ctx, boolean useDomain) {
        Pv source = variable;
        Value value = source == null ? Value.of(text) : source.get(ctx);
        if (value.isNull()) {
            return null;
        }
        if (source == null || !isUri()) {
            return new Key(value.text(), null, null);
        }
        SipUri uri = SipUri.parse(value.text());
        if (uri == null) {
            return null;
        }
        boolean user = !part.equals("domain");
        boolean domain = part.equals("domain") || useDomain && !part.equals("username");
        return new Key(null, user ? uri.user() : null, domain ? uri.host() : null);
    }
}
