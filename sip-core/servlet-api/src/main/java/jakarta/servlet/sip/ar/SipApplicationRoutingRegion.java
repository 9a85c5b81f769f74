package jakarta.servlet.sip.ar;

import java.io.Serializable;

/** The region of an application in the service chain: for the caller, for the called, or neither. */
public class SipApplicationRoutingRegion implements Serializable {
    private static final long serialVersionUID = 1L;
    /** For nobody in particular. */
    public static final SipApplicationRoutingRegion NEUTRAL_REGION =
            new SipApplicationRoutingRegion("NEUTRAL", SipApplicationRoutingRegionType.NEUTRAL);

    /** For the caller. */
    public static final SipApplicationRoutingRegion ORIGINATING_REGION =
            new SipApplicationRoutingRegion("ORIGINATING", SipApplicationRoutingRegionType.ORIGINATING);

    /** For the called. */
    public static final SipApplicationRoutingRegion TERMINATING_REGION =
            new SipApplicationRoutingRegion("TERMINATING", SipApplicationRoutingRegionType.TERMINATING);

    private final String label;
    private final SipApplicationRoutingRegionType type;

    /** A region of that type with a name of the router's own. */
    public SipApplicationRoutingRegion(String label, SipApplicationRoutingRegionType type) {
        this.label = label;
        this.type = type;
    }

    /** Name. */
    public String getLabel() {
        return label;
    }

    /** Type. */
    public final SipApplicationRoutingRegionType getType() {
        return type;
    }

    /** The name. */
    @Override
    public String toString() {
        return label;
    }
}
