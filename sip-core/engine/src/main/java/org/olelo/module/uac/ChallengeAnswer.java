package org.olelo.module.uac;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** uac_auth(): answers the challenge of the reply that led to a failure route. */
final class ChallengeAnswer {
    private static final Logger LOG = LoggerFactory.getLogger("uac");

    private final UacSettings settings;

    ChallengeAnswer(UacSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds the credentials to the request.
     *
     * @param hashed the password is HA1
     * @return false when the reply asks for none, or there are none for its realm
     */
    boolean add(MessageContext ctx, boolean hashed) {
        Transaction t = TransactionLayer.of(ctx);
        ClientBranch branch = t == null ? null : TransactionStatus.branch(ctx, t);
        MessageContext reply = branch == null ? null : branch.reply();
        if (branch == null || reply == null) {
            LOG.error(
                    "uac_auth: there is no reply to answer, Call-ID={}",
                    ctx.message().callId());
            return false;
        }
        int status = branch.lastReceived();
        if (status != 401 && status != 407) {
            LOG.error("uac_auth: the reply is {}, neither 401 nor 407", status);
            return false;
        }
        String challenge = reply.message().header(status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate");
        String realm = challenge == null ? null : Digest.parameter(challenge, "realm");
        UacSettings.Credential credential = realm == null ? null : find(ctx, realm);
        if (challenge == null || credential == null) {
            LOG.debug("uac_auth: no credentials, realm={}", realm);
            return false;
        }
        String value = Digest.credentials(
                challenge,
                ctx.request().methodName(),
                branch.uri(),
                credential.user(),
                credential.password(),
                hashed,
                credential.realm());
        if (value == null) {
            return false;
        }
        String name = status == 401 ? "Authorization: " : "Proxy-Authorization: ";
        ctx.edits().appendHeader(ctx.message(), name + value + "\r\n");
        ctx.uri(branch.uri()); // a destination again, for t_relay()
        return true;
    }

    private UacSettings.@Nullable Credential find(MessageContext ctx, String realm) {
        for (UacSettings.Credential one : settings.credentials) {
            if (one.realm().equals(realm)) {
                return one;
            }
        }
        String user = text(settings.user, ctx);
        String asked = text(settings.realm, ctx);
        if (user.isEmpty() || !asked.isEmpty() && !asked.equals(realm)) {
            return null;
        }
        return new UacSettings.Credential(user, realm, text(settings.password, ctx));
    }

    private static String text(@Nullable Pv variable, MessageContext ctx) {
        Value value = variable == null ? Value.NULL : variable.get(ctx);
        return value.isNull() ? "" : value.text();
    }
}
