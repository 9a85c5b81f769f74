package jakarta.servlet.sip;

import java.util.EventListener;

/** Implemented by attributes or listeners that must know when a session moves to another machine. */
public interface SipSessionActivationListener extends EventListener {
    /** The session was restored. */
    void sessionDidActivate(SipSessionEvent se);

    /** The session is about to be stored. */
    void sessionWillPassivate(SipSessionEvent se);
}
