package jakarta.servlet.sip;

import java.util.EventObject;

/** An attribute of a session was added, removed or replaced. */
public class SipSessionBindingEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** That attribute of that session. */
    public SipSessionBindingEvent(SipSession session, String name) {
        super(session);
        this.name = name;
    }

    /** Name of the attribute. */
    public String getName() {
        return name;
    }

    /** The session. */
    public SipSession getSession() {
        return (SipSession) getSource();
    }
}
