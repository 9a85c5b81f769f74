package jakarta.servlet.sip.ar.spi;

import jakarta.servlet.sip.ar.SipApplicationRouter;

/** Found by {@link java.util.ServiceLoader}; gives the container its application router. */
public abstract class SipApplicationRouterProvider {

    /** For subclasses. */
    public SipApplicationRouterProvider() {}

    /** The router; always the same object. */
    public abstract SipApplicationRouter getSipApplicationRouter();
}
