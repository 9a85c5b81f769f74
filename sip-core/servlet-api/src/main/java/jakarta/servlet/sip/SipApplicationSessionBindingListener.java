package jakarta.servlet.sip;

import java.util.EventListener;

/** Implemented by attribute values that want to know when they are bound to an application session. */
public interface SipApplicationSessionBindingListener extends EventListener {
    /** It became an attribute. */
    void valueBound(SipApplicationSessionBindingEvent event);

    /** It is no longer an attribute. */
    void valueUnbound(SipApplicationSessionBindingEvent event);
}
