package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/** RFC 3261 19.1.4, but a transport in one of them only is passed over, and header fields are, as in Kamailio. */
final class UriComparison {
    private static final String[] MUST_BE_IN_BOTH = {"user", "ttl", "method", "maddr"};

    private UriComparison() {}

    static boolean isEquivalent(SipUri a, SipUri b) {
        return a.scheme() == b.scheme()
                && a.port() == b.port()
                && a.user().equals(b.user())
                && same(a.password(), b.password())
                && Latin.equalsIgnoreCase(a.host(), b.host())
                && strictParams(a, b)
                && sharedParams(a, b);
    }

    private static boolean strictParams(SipUri a, SipUri b) {
        for (String name : MUST_BE_IN_BOTH) {
            String left = a.param(name);
            String right = b.param(name);
            if (left == null || right == null ? left != right : !Latin.equalsIgnoreCase(left, right)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sharedParams(SipUri a, SipUri b) {
        byte[] params = Latin.bytes(a.params());
        Parameters walk = new Parameters(params, 0, params.length);
        while (walk.next()) {
            String other = b.param(walk.name());
            if (other != null && !Latin.equalsIgnoreCase(other, walk.value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }
}
