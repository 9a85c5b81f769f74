package jakarta.servlet.sip;

import java.util.EventObject;

/** Something happened to a session. */
public class SipSessionEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    /** An event of that session. */
    public SipSessionEvent(SipSession session) {
        super(session);
    }

    /** The session. */
    public SipSession getSession() {
        return (SipSession) getSource();
    }
}
