package jakarta.servlet.sip.ar;

import jakarta.servlet.sip.SipServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Properties;

/**
 * Chooses which application gets an initial request. The container asks again for each application on the way.
 */
public interface SipApplicationRouter {
    /** Applications of these names were deployed. */
    void applicationDeployed(List<String> newlyDeployedApplicationNames);

    /** Applications of these names are gone. */
    void applicationUndeployed(List<String> undeployedApplicationNames);

    /** The container stops. */
    void destroy();

    /**
     * The next application for this request, which may only be read. Region and state are those it gave for the
     * application that sent the request; null for a request from outside. A targeted request names the application
     * it belongs to.
     */
    SipApplicationRouterInfo getNextApplication(
            SipServletRequest initialRequest,
            SipApplicationRoutingRegion region,
            SipApplicationRoutingDirective directive,
            SipTargetedRequestInfo targetedRequestInfo,
            Serializable stateInfo);

    /** Called once before all others. */
    void init();

    /** Called once instead of {@link #init()} when the container has settings for it. */
    void init(Properties properties);
}
