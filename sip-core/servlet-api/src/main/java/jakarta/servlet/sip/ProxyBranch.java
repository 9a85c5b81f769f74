package jakarta.servlet.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** One destination of a {@link Proxy}, with its own settings. */
public interface ProxyBranch {
    /**
     * Cancels this branch if it has no final response yet; the proxy goes on with the others. Throws {@link
     * IllegalStateException} when the transaction is over.
     */
    void cancel();

    /** As {@link #cancel()}, with one Reason header in the CANCEL for each entry of the three arrays. */
    void cancel(String[] protocol, int[] reasonCode, String[] reasonText);

    /** Whether a Path header is added to a REGISTER on this branch. */
    boolean getAddToPath();

    /**
     * The URI written in Path on this branch. Throws {@link IllegalStateException} unless {@link #getAddToPath}
     * holds.
     */
    SipURI getPathURI();

    /** The proxy this branch belongs to. */
    Proxy getProxy();

    /** Seconds for a final response. */
    int getProxyBranchTimeout();

    /** Whether later requests of the dialog pass here. */
    boolean getRecordRoute();

    /** Whether a 3xx on this branch is followed. */
    boolean getRecurse();

    /**
     * The URI written in Record-Route on this branch. Throws {@link IllegalStateException} unless {@link
     * #getRecordRoute} holds.
     */
    SipURI getRecordRouteURI();

    /** Branches made by following a 3xx of this one; empty when none. */
    List<ProxyBranch> getRecursedProxyBranches();

    /** The request as this branch sends or sent it; headers set before the start go out on this branch only. */
    SipServletRequest getRequest();

    /** The last response received, or null. */
    SipServletResponse getResponse();

    /** True once the request was sent. */
    boolean isStarted();

    /** Whether later requests of the dialog pass here. Throws {@link IllegalStateException} after the start. */
    void setRecordRoute(boolean isRecordRoute);

    /** Whether a 3xx on this branch is followed. */
    void setRecurse(boolean isRecurse);

    /** Whether a Path header is added to a REGISTER on this branch. */
    void setAddToPath(boolean isAddToPath);

    /** Local address to send from. */
    void setOutboundInterface(InetAddress address);

    /** Local address and port to send from. */
    void setOutboundInterface(InetSocketAddress address);

    /**
     * Seconds for a final response; not more than the proxy's own when sequential. Throws {@link
     * IllegalArgumentException} when it is not positive.
     */
    void setProxyBranchTimeout(int seconds);
}
