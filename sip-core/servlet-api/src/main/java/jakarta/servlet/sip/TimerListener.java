package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of timers; one for each application. */
public interface TimerListener extends EventListener {
    /** That timer went off. */
    void timeout(ServletTimer timer);
}
