package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of the life of application sessions. */
public interface SipApplicationSessionListener extends EventListener {
    /** It was made. */
    void sessionCreated(SipApplicationSessionEvent ev);

    /** It was invalidated. */
    void sessionDestroyed(SipApplicationSessionEvent ev);

    /** Its time is over; {@link SipApplicationSession#setExpires} may still prolong it. */
    void sessionExpired(SipApplicationSessionEvent ev);

    /**
     * It is ready to be invalidated and will be after this call unless {@link
     * SipApplicationSession#setInvalidateWhenReady} is set to false.
     */
    void sessionReadyToInvalidate(SipApplicationSessionEvent ev);
}
