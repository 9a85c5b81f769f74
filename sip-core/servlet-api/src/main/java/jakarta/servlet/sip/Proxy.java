package jakarta.servlet.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Forwards one initial request to one or more destinations and chooses the best response. Its settings take effect
 * for branches made later.
 */
public interface Proxy {
    /**
     * Cancels all branches not yet answered and stops the search; no response is sent by itself before those come
     * back.
     */
    void cancel();

    /** As {@link #cancel()}, with one Reason header (RFC 3326) in each CANCEL for each entry of the three arrays. */
    void cancel(String[] protocol, int[] reasonCode, String[] reasonText);

    /**
     * Makes a branch for each target without starting it. Throws {@link IllegalArgumentException} when a target is
     * not a SIP URI and cannot be made one, or is there already.
     */
    List<ProxyBranch> createProxyBranches(List<? extends URI> targets);

    /** Whether a Path header (RFC 3327) is added to a REGISTER. */
    boolean getAddToPath();

    /** The request being proxied. */
    SipServletRequest getOriginalRequest();

    /** True when the branches are started at once (default), false for one after another. */
    boolean getParallel();

    /**
     * The URI this proxy writes in Path; parameters may be set on it. Throws {@link IllegalStateException} unless
     * {@link #getAddToPath} holds.
     */
    SipURI getPathURI();

    /** The top level branch of that target, or null. */
    ProxyBranch getProxyBranch(URI uri);

    /** All top level branches. */
    List<ProxyBranch> getProxyBranches();

    /** Seconds a branch may take for a final response (parallel), or the whole search (sequential). */
    int getProxyTimeout();

    /** Whether later requests of the dialog pass here. */
    boolean getRecordRoute();

    /**
     * The URI this proxy writes in Record-Route; parameters may be set on it. Throws {@link IllegalStateException}
     * unless {@link #getRecordRoute} holds.
     */
    SipURI getRecordRouteURI();

    /** Whether the Contacts of a 3xx are tried by the container (default true). */
    boolean getRecurse();

    /** Seconds for one branch of a sequential search. Use {@link #getProxyTimeout}. */
    int getSequentialSearchTimeout();

    /** Always true. */
    boolean getStateful();

    /** Whether the application sees the responses (default true). */
    boolean getSupervised();

    /**
     * Proxies to these targets: makes the branches and starts them. Throws {@link IllegalStateException} when the
     * transaction is over and {@link IllegalArgumentException} for a target that cannot be used.
     */
    void proxyTo(List<? extends URI> uris);

    /** Proxies to one target. */
    void proxyTo(URI uri);

    /** Whether a Path header is added to a REGISTER. */
    void setAddToPath(boolean p);

    /**
     * Local address to send from; one of the attribute {@link SipServlet#OUTBOUND_INTERFACES}. Throws {@link
     * IllegalArgumentException} when it is none of them.
     */
    void setOutboundInterface(InetAddress address);

    /** Local address and port to send from. */
    void setOutboundInterface(InetSocketAddress address);

    /** At once, or one after another in the order given. */
    void setParallel(boolean parallel);

    /**
     * Seconds until a branch without final response is cancelled. Throws {@link IllegalArgumentException} when it
     * is not positive.
     */
    void setProxyTimeout(int seconds);

    /**
     * Whether later requests of the dialog pass here. Throws {@link IllegalStateException} after the proxy
     * started.
     */
    void setRecordRoute(boolean rr);

    /** Whether the Contacts of a 3xx are tried by the container. */
    void setRecurse(boolean recurse);

    /** Seconds for one branch of a sequential search. Use {@link #setProxyTimeout}. */
    void setSequentialSearchTimeout(int seconds);

    /** Has no effect: proxies are stateful. */
    void setStateful(boolean stateful);

    /** Whether the application sees the responses. */
    void setSupervised(boolean supervised);

    /** Starts the branches made before. Throws {@link IllegalStateException} when the transaction is over. */
    void startProxy();

    /**
     * Whether the other branches are left running after a final response, as the caller asked by Request-
     * Disposition (RFC 3841).
     */
    boolean getNoCancel();

    /** Whether the other branches are left running after a 2xx or 6xx. */
    void setNoCancel(boolean noCancel);
}
