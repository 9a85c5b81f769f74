package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of the life of sessions. */
public interface SipSessionListener extends EventListener {
    /** It was made. */
    void sessionCreated(SipSessionEvent se);

    /** It was invalidated. */
    void sessionDestroyed(SipSessionEvent se);

    /**
     * It is ready to be invalidated and will be after this call unless {@link SipSession#setInvalidateWhenReady}
     * is set to false.
     */
    void sessionReadyToInvalidate(SipSessionEvent se);
}
