package org.olelo.module.group;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.module.siputils.api.AuthorizedUser;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.DigestCredentials;

/**
 * Where a user comes from: Request-URI, To, From, Credentials, or the URI itself.
 *
 * @param keyword in lower case, or "" when it is a URI
 * @param uri the URI
 */
public record UserSource(String keyword, String uri) {
    /** A user with domain. */
    record User(String name, String domain) {}

    /** Reads one of the words; anything else is a URI. */
    public static UserSource parseArgument(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "request-uri", "to", "from", "credentials" -> new UserSource(lower, "");
            default -> new UserSource("", text);
        };
    }

    /** The user in a message, or null when there is none. */
    @Nullable
    User of(MessageContext ctx) {
        if (keyword.equals("credentials")) {
            return credentials(ctx);
        }
        SipUri found = uri(ctx);
        return found == null || found.user().isEmpty() ? null : new User(found.user(), found.host());
    }

    private @Nullable SipUri uri(MessageContext ctx) {
        return switch (keyword) {
            case "request-uri" -> ctx.isRequest() ? ctx.parsedUri() : null;
            case "to" -> ctx.message().to().uri();
            case "from" -> {
                NameAddr from = ctx.message().from();
                yield from == null ? null : from.uri();
            }
            default -> SipUri.parse(uri);
        };
    }

    private static @Nullable User credentials(MessageContext ctx) {
        if (ctx.attachment(AuthorizedUser.KEY) == null) {
            return null;
        }
        DigestCredentials found = DigestCredentials.find(ctx.message(), HeaderId.AUTHORIZATION, null);
        if (found == null) {
            found = DigestCredentials.find(ctx.message(), HeaderId.PROXY_AUTHORIZATION, null);
        }
        return found == null ? null : new User(found.user(), found.domain().isEmpty() ? found.realm() : found.domain());
    }
}
