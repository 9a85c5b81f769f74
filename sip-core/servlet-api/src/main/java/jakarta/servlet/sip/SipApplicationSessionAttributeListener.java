package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of changes of attributes of application sessions. */
public interface SipApplicationSessionAttributeListener extends EventListener {
    /** An attribute was added. */
    void attributeAdded(SipApplicationSessionBindingEvent ev);

    /** An attribute was removed. */
    void attributeRemoved(SipApplicationSessionBindingEvent ev);

    /** An attribute got another value. */
    void attributeReplaced(SipApplicationSessionBindingEvent ev);
}
