package jakarta.servlet.sip;

import java.util.EventListener;

/** Implemented by attributes or listeners that must know when an application session moves to another machine. */
public interface SipApplicationSessionActivationListener extends EventListener {
    /** The session is about to be stored. */
    void sessionWillPassivate(SipApplicationSessionEvent se);

    /** The session was restored. */
    void sessionDidActivate(SipApplicationSessionEvent se);
}
