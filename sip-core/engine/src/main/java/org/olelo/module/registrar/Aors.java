package org.olelo.module.registrar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipUri;
import org.olelo.text.TextEscapes;

/** Makes addresses of record of URIs. */
final class Aors {
    private final RegistrarSettings settings;
    private final boolean useDomain;

    Aors(RegistrarSettings settings, boolean useDomain) {
        this.settings = settings;
        this.useDomain = useDomain;
    }

    /** user or user@domain; without a user the domain, or nothing when domains are not used; null when the user's escapes are broken. */
    @Nullable
    String of(SipUri uri) {
        String user = uri.user().indexOf('%') < 0 ? uri.user() : TextEscapes.unescape(uri.user());
        if (user == null) {
            return null;
        }
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
