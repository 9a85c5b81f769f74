package jakarta.servlet.sip;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;

/** A servlet was initialised. */
public class SipServletContextEvent extends ServletContextEvent {
    private static final long serialVersionUID = 1L;

    private final transient SipServlet servlet;

    /** That servlet of that application. */
    public SipServletContextEvent(ServletContext context, SipServlet servlet) {
        super(context);
        this.servlet = servlet;
    }

    /** The servlet, ready to send requests. */
    public SipServlet getSipServlet() {
        return servlet;
    }
}
