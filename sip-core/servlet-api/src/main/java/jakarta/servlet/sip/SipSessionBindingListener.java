package jakarta.servlet.sip;

import java.util.EventListener;

/** Implemented by attribute values that want to know when they are bound to a session. */
public interface SipSessionBindingListener extends EventListener {
    /** It became an attribute. */
    void valueBound(SipSessionBindingEvent event);

    /** It is no longer an attribute. */
    void valueUnbound(SipSessionBindingEvent event);
}
