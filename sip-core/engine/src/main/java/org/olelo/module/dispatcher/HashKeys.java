package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;
import org.olelo.sip.header.DigestCredentials;

/** The hashes that choose a gateway by a part of the message: unsigned 32 bit numbers, {@link #NONE} when there is none. */
final class HashKeys {
    static final long NONE = -1;
    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;

    private final DispatcherSettings settings;

    HashKeys(DispatcherSettings settings) {
        this.settings = settings;
    }

    /** Hash of one text. */
    static long of(String text) {
        return positive(CoreHash.of(text));
    }

    /** Hash of two texts. */
    static long of(String first, String second) {
        return positive(CoreHash.of(first, second));
    }

    private static long positive(int hash) {
        return hash == 0 ? 1 : Integer.toUnsignedLong(hash);
    }

    long callId(MessageContext ctx) {
        String callId = ctx.message().callId();
        return callId.isEmpty() ? NONE : of(callId);
    }

    long from(MessageContext ctx) {
        NameAddr from = ctx.message().from();
        return from == null ? NONE : uri(from.uri());
    }

    long to(MessageContext ctx) {
        return uri(ctx.message().to().uri());
    }

    long requestUri(MessageContext ctx) {
        return ctx.isRequest() ? uri(ctx.parsedUri()) : NONE;
    }

    /** By the user of the credentials, or NONE. */
    long authorizedUser(MessageContext ctx) {
        DigestCredentials credentials = DigestCredentials.find(ctx.message(), HeaderId.PROXY_AUTHORIZATION, null);
        if (credentials == null) {
            credentials = DigestCredentials.find(ctx.message(), HeaderId.AUTHORIZATION, null);
        }
        if (credentials == null || credentials.user().isEmpty()) {
            return NONE;
        }
        return of(credentials.user());
    }

    private long uri(@Nullable SipUri uri) {
        if (uri == null) {
            return NONE;
        }
        if (settings.hashesUserOnly()) {
            return of(uri.user());
        }
        int usual = uri.scheme() == UriScheme.SIPS ? SIPS_PORT : SIP_PORT;
        String host = uri.port() < 0 || uri.port() == usual ? uri.host() : uri.hostPort();
        return of(uri.user(), host);
    }
}
