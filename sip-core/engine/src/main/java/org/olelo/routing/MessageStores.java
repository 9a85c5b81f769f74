package org.olelo.routing;

import java.util.ArrayList;
import java.util.List;

/** The variables that follow a message into its transaction: AVPs, XAVPs, XAVUs, XAVIs. */
public final class MessageStores {
    private final Avps avps = new Avps();
    private final List<Xavp> xavps = new ArrayList<>(0);
    private final List<Xavp> xavus = new ArrayList<>(0);
    private final List<Xavp> xavis = new ArrayList<>(0);

    /** {@code $avp}. */
    public Avps avps() {
        return avps;
    }

    /** {@code $xavp} roots, newest first. */
    public List<Xavp> xavps() {
        return xavps;
    }

    /** {@code $xavu} roots. */
    public List<Xavp> xavus() {
        return xavus;
    }

    /** {@code $xavi} roots, newest first; names compare without case. */
    public List<Xavp> xavis() {
        return xavis;
    }
}
