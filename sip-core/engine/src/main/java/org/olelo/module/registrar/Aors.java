package org.olelo.module.registrar;

import java.util.Locale;
import org.olelo.sip.SipUri;

/** Makes addresses of record of URIs. */
final class Aors {
    private final RegistrarSettings settings;
    private final boolean useDomain;

    Aors(RegistrarSettings settings, boolean useDomain) {
        this.settings = settings;
        this.useDomain = useDomain;
    }

    /** user or user@domain; without a user the domain, or nothing when domains are not used. */
    String of(SipUri uri) {
        String user = uri.user();
        String aor = user;
        if (useDomain) {
            String prefix = settings.realmPrefix.get();
            String domain = uri.host();
            if (!prefix.isEmpty() && domain.startsWith(prefix)) {
                domain = domain.substring(prefix.length());
            }
            aor = user.isEmpty() ? domain : user + "@" + domain;
        }
        return settings.caseSensitive.get() != 0 ? aor : aor.toLowerCase(Locale.ROOT);
    }
}
