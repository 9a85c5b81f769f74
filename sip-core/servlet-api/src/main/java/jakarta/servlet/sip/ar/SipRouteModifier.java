package jakarta.servlet.sip.ar;

/** What the routes of an application router's answer mean. */
public enum SipRouteModifier {
    /** External routes; the request must come back here after them. */
    ROUTE_BACK,
    /** None. */
    NO_ROUTE,
    /** Internal or external routes to push. */
    ROUTE
}
