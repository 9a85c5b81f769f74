package jakarta.servlet.sip;

import java.util.EventObject;

/** Something happened to an application session. */
public class SipApplicationSessionEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    /** An event of that session. */
    public SipApplicationSessionEvent(SipApplicationSession appSession) {
        super(appSession);
    }

    /** The session. */
    public SipApplicationSession getApplicationSession() {
        return (SipApplicationSession) getSource();
    }
}
