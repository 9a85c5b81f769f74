package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of changes of attributes of sessions. */
public interface SipSessionAttributeListener extends EventListener {
    /** An attribute was added. */
    void attributeAdded(SipSessionBindingEvent ev);

    /** An attribute was removed. */
    void attributeRemoved(SipSessionBindingEvent ev);

    /** An attribute got another value. */
    void attributeReplaced(SipSessionBindingEvent ev);
}
