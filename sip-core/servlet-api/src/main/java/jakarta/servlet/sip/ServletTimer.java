package jakarta.servlet.sip;

import java.io.Serializable;

/** A timer of an application session; {@link TimerService} makes it, {@link TimerListener} hears of it. */
public interface ServletTimer {
    /** Stops it for good. */
    void cancel();

    /** The application session it belongs to. */
    SipApplicationSession getApplicationSession();

    /** Its id, unique in its application session. */
    String getId();

    /** What the application gave along, or null. */
    Serializable getInfo();

    /**
     * The time it last went off by plan, in milliseconds since 1970; during a call of the listener that of this
     * call.
     */
    long scheduledExecutionTime();

    /** Milliseconds until it goes off next; negative when that is past. */
    long getTimeRemaining();
}
