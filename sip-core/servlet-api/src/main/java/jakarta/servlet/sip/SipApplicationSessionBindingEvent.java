package jakarta.servlet.sip;

import java.util.EventObject;

/** An attribute of an application session was added, removed or replaced. */
public class SipApplicationSessionBindingEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** That attribute of that session. */
    public SipApplicationSessionBindingEvent(SipApplicationSession session, String name) {
        super(session);
        this.name = name;
    }

    /** The session. */
    public SipApplicationSession getApplicationSession() {
        return (SipApplicationSession) getSource();
    }

    /** Name of the attribute. */
    public String getName() {
        return name;
    }
}
