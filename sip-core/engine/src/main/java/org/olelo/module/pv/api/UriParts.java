package org.olelo.module.pv.api;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;

/** Changes of one part of a URI text, as the script makes them ({@code $rU = ...}); null when the URI cannot be read. */
public final class UriParts {
    private UriParts() {}

    /** With another user; an empty one, and its password, are left out. */
    public static @Nullable String withUser(String text, String user) {
        SipUri uri = SipUri.parse(text);
        if (uri == null) {
            return null;
        }
        if (!uri.isSip()) {
            return uri.userStart() < 0
                    ? null
                    : text.substring(0, uri.userStart()) + user + text.substring(uri.userEnd());
        }
        String scheme = text.substring(0, text.indexOf(':') + 1);
        String rest = text.substring(uri.hostStart());
        if (user.isEmpty()) {
            return scheme + rest;
        }
        String password = uri.password();
        return scheme + user + (password == null ? "" : ':' + password) + '@' + rest;
    }

    /** With another host; the port stays. A tel URI becomes a SIP URI with user=phone. */
    public static @Nullable String withHost(String text, String host) {
        SipUri uri = SipUri.parse(text);
        if (uri == null) {
            return null;
        }
        if (uri.scheme() == UriScheme.TEL) {
            return "sip:" + text.substring(text.indexOf(':') + 1) + '@' + host + ";user=phone";
        }
        return uri.isSip() ? text.substring(0, uri.hostStart()) + host + text.substring(uri.hostEnd()) : null;
    }

    /** With another port; an empty one is left out. */
    public static @Nullable String withPort(String text, String port) {
        SipUri uri = SipUri.parse(text);
        if (uri == null || !uri.isSip()) {
            return null;
        }
        String written = port.isEmpty() ? "" : ':' + port;
        return text.substring(0, uri.hostEnd()) + written + text.substring(uri.hostPortEnd());
    }
}
