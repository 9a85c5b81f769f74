package org.olelo.module.permissions;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Contacts;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;

/** allow_routing(), allow_register() and allow_uri(). */
public final class UriFunctions {
    private final PermissionsSettings settings;
    private final RuleFiles files;

    UriFunctions(PermissionsSettings settings, RuleFiles files) {
        this.settings = settings;
        this.files = files;
    }

    @ScriptFunction(
            value = "allow_routing",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True unless the default files deny From with the Request-URI or a branch.")
    public boolean allowRouting(MessageContext ctx) {
        return allowRouting(ctx, settings.allowFile, settings.denyFile);
    }

    @ScriptFunction(
            value = "allow_routing",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same with the files of that base name.")
    public boolean allowRouting(MessageContext ctx, @Literal String base) {
        return allowRouting(ctx, base + settings.allowSuffix, base + settings.denySuffix);
    }

    @ScriptFunction(
            value = "allow_routing",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The same with these files.")
    public boolean allowRouting(MessageContext ctx, @Literal String allowFile, @Literal String denyFile) {
        RuleFile allow = files.of(allowFile);
        RuleFile deny = files.of(denyFile);
        if (allow.isEmpty() && deny.isEmpty()) {
            return true;
        }
        NameAddr from = ctx.message().from();
        String target = plain(ctx.parsedUri());
        if (from == null || target == null || isDenied(allow, deny, from.uriText(), target)) {
            return false;
        }
        if (settings.checkAllBranches == 0 || !ctx.hasBranches()) {
            return true;
        }
        for (Branch branch : ctx.branches().all()) {
            String uri = plain(SipUri.parse(branch.uri()));
            if (uri == null || isDenied(allow, deny, from.uriText(), uri)) {
                return false;
            }
        }
        return true;
    }

    @ScriptFunction(
            value = "allow_register",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True unless the files of that base name deny To with a Contact.")
    public boolean allowRegister(MessageContext ctx, @Literal String base) {
        return allowRegister(ctx, base + settings.allowSuffix, base + settings.denySuffix);
    }

    @ScriptFunction(
            value = "allow_register",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True unless these files deny To with a Contact.")
    public boolean allowRegister(MessageContext ctx, @Literal String allowFile, @Literal String denyFile) {
        RuleFile allow = files.of(allowFile);
        RuleFile deny = files.of(denyFile);
        Contacts contacts = ctx.message().contacts();
        if (allow.isEmpty() && deny.isEmpty() || contacts.star()) {
            return true;
        }
        for (NameAddr contact : contacts.values()) {
            String uri = plain(contact.uri());
            if (uri == null || isDenied(allow, deny, ctx.message().to().uriText(), uri)) {
                return false;
            }
        }
        return true;
    }

    @ScriptFunction(
            value = "allow_uri",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True unless the files of that base name deny From with the text.")
    public boolean allowUri(MessageContext ctx, @Literal String base, String uri) {
        NameAddr from = ctx.message().from();
        return from != null && allows(base, from.uriText(), uri);
    }

    private boolean allows(String base, String left, String right) {
        return !isDenied(files.of(base + settings.allowSuffix), files.of(base + settings.denySuffix), left, right);
    }

    /** The same for a command: null when the files were not read before. */
    @Nullable
    Boolean tested(String base, String left, String right) {
        RuleFile allow = files.known(base + settings.allowSuffix);
        RuleFile deny = files.known(base + settings.denySuffix);
        return allow == null || deny == null ? null : !isDenied(allow, deny, left, right);
    }

    private static boolean isDenied(RuleFile allow, RuleFile deny, String left, String right) {
        return !allow.matches(left, right) && deny.matches(left, right);
    }

    /** User and host only, as a sip URI. */
    private static @Nullable String plain(@Nullable SipUri uri) {
        if (uri == null) {
            return null;
        }
        return uri.user().isEmpty() ? "sip:" + uri.host() : "sip:" + uri.user() + '@' + uri.host();
    }
}
