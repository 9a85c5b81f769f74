package jakarta.servlet.sip;

import java.io.Serializable;

/**
 * Makes timers. The container offers it as context attribute {@link SipServlet#TIMER_SERVICE} and by injection.
 */
public interface TimerService {
    /** A timer that goes off once after so many milliseconds. */
    ServletTimer createTimer(SipApplicationSession appSession, long delay, boolean isPersistent, Serializable info);

    /**
     * A timer that goes off after delay milliseconds and then every period milliseconds, counted from the end of
     * the listener's call (fixed delay) or from the plan. Throws {@link IllegalArgumentException} when the period
     * is not positive and {@link IllegalStateException} when the session is not valid.
     */
    ServletTimer createTimer(
            SipApplicationSession appSession,
            long delay,
            long period,
            boolean fixedDelay,
            boolean isPersistent,
            Serializable info);
}
