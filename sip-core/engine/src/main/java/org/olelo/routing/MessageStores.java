package org.olelo.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that follow a message into its transaction: AVPs, XAVPs, XAVUs, XAVIs. Made when first asked for. */
public final class MessageStores {
    private @Nullable Avps avps;
    private @Nullable List<Xavp> xavps;
    private @Nullable List<Xavp> xavus;
    private @Nullable List<Xavp> xavis;

    /** {@code $avp}. */
    public Avps avps() {
        Avps known = avps;
        if (known == null) {
            known = new Avps();
            avps = known;
        }
        return known;
    }

    /** {@code $xavp} roots, newest first. */
    public List<Xavp> xavps() {
        List<Xavp> known = xavps;
        if (known == null) {
            known = new ArrayList<>(0);
            xavps = known;
        }
        return known;
    }

    /** {@code $xavu} roots. */
    public List<Xavp> xavus() {
        List<Xavp> known = xavus;
        if (known == null) {
            known = new ArrayList<>(0);
            xavus = known;
        }
        return known;
    }

    /** {@code $xavi} roots, newest first; names compare without case. */
    public List<Xavp> xavis() {
        List<Xavp> known = xavis;
        if (known == null) {
            known = new ArrayList<>(0);
            xavis = known;
        }
        return known;
    }
}
