package jakarta.servlet.sip.ar;

import java.io.Serializable;

/** The answer of an application router. */
public class SipApplicationRouterInfo {
    private final String nextApplicationName;
    private final SipApplicationRoutingRegion routingRegion;
    private final String subscriberURI;
    private final String[] routes;
    private final SipRouteModifier routeModifier;
    private final Serializable stateInfo;

    /** All of it; the name is null when no application is left, routes may be null. */
    public SipApplicationRouterInfo(
            String nextApplicationName,
            SipApplicationRoutingRegion routingRegion,
            String subscriberURI,
            String[] routes,
            SipRouteModifier mod,
            Serializable stateInfo) {
        this.nextApplicationName = nextApplicationName;
        this.routingRegion = routingRegion;
        this.subscriberURI = subscriberURI;
        this.routes = routes == null ? new String[0] : routes.clone();
        this.routeModifier = mod;
        this.stateInfo = stateInfo;
    }

    /** Name of the application; null when none is left. */
    public String getNextApplicationName() {
        return nextApplicationName;
    }

    /** Route values to push, the first one topmost. */
    public String[] getRoutes() {
        return routes.clone();
    }

    /** What the routes mean. */
    public SipRouteModifier getRouteModifier() {
        return routeModifier;
    }

    /** Region the application is called in. */
    public SipApplicationRoutingRegion getRoutingRegion() {
        return routingRegion;
    }

    /** What the router wants to be given when the application sends the request on. */
    public Serializable getStateInfo() {
        return stateInfo;
    }

    /** User on whose behalf the application is called, or null. */
    public String getSubscriberURI() {
        return subscriberURI;
    }
}
