package org.olelo.module.uac_redirect;

import java.util.ArrayList;
import java.util.List;
import org.olelo.spi.LineRegex;

/** Which contacts are taken: what an accept filter matches, then not what a deny filter matches, then the default. */
final class ContactFilters {
    private final List<LineRegex> accept = new ArrayList<>();
    private final List<LineRegex> deny = new ArrayList<>();

    void reset() {
        accept.clear();
        deny.clear();
    }

    List<LineRegex> accepting() {
        return accept;
    }

    List<LineRegex> denying() {
        return deny;
    }

    boolean takes(String uri, boolean otherwise) {
        return matches(accept, uri) || !matches(deny, uri) && otherwise;
    }

    private static boolean matches(List<LineRegex> filters, String uri) {
        for (LineRegex filter : filters) {
            if (filter.find(uri)) {
                return true;
            }
        }
        return false;
    }
}
