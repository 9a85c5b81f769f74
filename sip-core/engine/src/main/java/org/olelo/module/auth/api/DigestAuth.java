package org.olelo.module.auth.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.header.DigestCredentials;

/** Verification of digest credentials, for modules that know passwords. */
public interface DigestAuth {
    /**
     * Verifies the credentials for the realm.
     *
     * @param header AUTHORIZATION or PROXY_AUTHORIZATION
     * @param method the method that was hashed
     * @param ha1 gives the HA1 of the credentials in hexadecimal, null for an unknown user; not asked when the nonce is bad
     * @return a code of {@link AuthCode}
     */
    int verify(
            MessageContext ctx,
            HeaderId header,
            String realm,
            String method,
            Function<DigestCredentials, @Nullable String> ha1);

    /** HA1 of user, realm and plain password, in hexadecimal. */
    String ha1(String user, String realm, String password);

    /** The realm without the realm_prefix. */
    String stripRealm(String realm);
}
