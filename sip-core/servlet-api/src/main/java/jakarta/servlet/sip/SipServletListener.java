package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears when a servlet is ready. */
public interface SipServletListener extends EventListener {
    /** That servlet's init is done; it may now send requests. */
    void servletInitialized(SipServletContextEvent ce);
}
