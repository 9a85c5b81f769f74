package jakarta.servlet.sip;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Base of SIP servlets: hands each request and response to the method for it. The default of a request method
 * answers initial requests nobody handled with 500 and does nothing for ACK and CANCEL and for responses.
 */
public abstract class SipServlet extends GenericServlet {
    private static final long serialVersionUID = 1L;

    /** Context attribute: list of {@link SipURI}, the local addresses requests can be sent from. */
    public static final String OUTBOUND_INTERFACES = "jakarta.servlet.sip.outboundInterfaces";

    /** Context attribute: the {@link SipFactory}. */
    public static final String SIP_FACTORY = "jakarta.servlet.sip.SipFactory";

    /** Context attribute: the {@link SipSessionsUtil}. */
    public static final String SIP_SESSIONS_UTIL = "jakarta.servlet.sip.SipSessionsUtil";

    /** Context attribute: list of the option tags (text) the container supports. */
    public static final String SUPPORTED = "jakarta.servlet.sip.supported";

    /** Context attribute: list of the numbers (text) of the RFCs the container supports. */
    public static final String SUPPORTED_RFCs = "jakarta.servlet.sip.supportedRfcs";

    /**
     * Context attribute: {@link Boolean}, whether reliable provisional responses are supported. Use {@link
     * #SUPPORTED}.
     */
    public static final String PRACK_SUPPORTED = "jakarta.servlet.sip.100rel";

    /** Context attribute: the {@link TimerService}. */
    public static final String TIMER_SERVICE = "jakarta.servlet.sip.TimerService";

    /** For subclasses. */
    public SipServlet() {}

    /** Writes to the log of the application, with the name of the servlet. */
    public void log(String message) {
        getServletContext().log(getServletName() + ": " + message);
    }

    /** Writes to the log of the application, with the name of the servlet and the fault. */
    public void log(String message, Throwable t) {
        getServletContext().log(getServletName() + ": " + message, t);
    }

    /** Called by the container with a request or a response, the other one null. */
    @Override
    public void service(ServletRequest req, ServletResponse resp) throws ServletException, IOException {
        if (req != null) {
            doRequest((SipServletRequest) req);
            return;
        }
        doResponse((SipServletResponse) resp);
    }

    /** Hands a request to the method for its SIP method; others are answered as unhandled. */
    protected void doRequest(SipServletRequest req) throws ServletException, IOException {
        dispatch(req);
    }

    private void dispatch(SipServletRequest req) throws ServletException, IOException {
        switch (req.getMethod()) {
            case "ACK" -> doAck(req);
            case "BYE" -> doBye(req);
            case "CANCEL" -> doCancel(req);
            case "INFO" -> doInfo(req);
            case "INVITE" -> doInvite(req);
            case "MESSAGE" -> doMessage(req);
            case "NOTIFY" -> doNotify(req);
            case "OPTIONS" -> doOptions(req);
            case "PRACK" -> doPrack(req);
            case "PUBLISH" -> doPublish(req);
            case "REFER" -> doRefer(req);
            case "REGISTER" -> doRegister(req);
            case "SUBSCRIBE" -> doSubscribe(req);
            case "UPDATE" -> doUpdate(req);
            default -> unhandled(req);
        }
    }

    private static void unhandled(SipServletRequest req) throws IOException {
        if (req.isInitial() && !req.isCommitted()) {
            req.createResponse(SipServletResponse.SC_SERVER_INTERNAL_ERROR).send();
        }
    }

    /** An ACK came. By default nothing. */
    protected void doAck(SipServletRequest req) throws ServletException, IOException {}

    /**
     * A BYE came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one of
     * this session.
     */
    protected void doBye(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /** A CANCEL came. By default nothing. */
    protected void doCancel(SipServletRequest req) throws ServletException, IOException {}

    /**
     * An INFO came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doInfo(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * An INVITE came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doInvite(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A MESSAGE came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doMessage(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A NOTIFY came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doNotify(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * An OPTIONS came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent
     * one of this session.
     */
    protected void doOptions(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A PRACK came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doPrack(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A PUBLISH came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doPublish(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A REFER came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doRefer(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A REGISTER came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent
     * one of this session.
     */
    protected void doRegister(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * A SUBSCRIBE came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent
     * one of this session.
     */
    protected void doSubscribe(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * An UPDATE came. By default it is answered 500 when nobody answered it and it is initial, or a subsequent one
     * of this session.
     */
    protected void doUpdate(SipServletRequest req) throws ServletException, IOException {
        unhandled(req);
    }

    /**
     * Hands a response to the method for its class; intermediate finals of a proxy's branch to {@link
     * #doBranchResponse}.
     */
    protected void doResponse(SipServletResponse resp) throws ServletException, IOException {
        int status = resp.getStatus();
        if (resp.isBranchResponse()) {
            doBranchResponse(resp);
        } else if (status < 200) {
            doProvisionalResponse(resp);
        } else if (status < 300) {
            doSuccessResponse(resp);
        } else if (status < 400) {
            doRedirectResponse(resp);
        } else {
            doErrorResponse(resp);
        }
    }

    /** A final response of one branch of a proxy came. By default nothing. */
    protected void doBranchResponse(SipServletResponse resp) throws ServletException, IOException {}

    /** A 4xx, 5xx or 6xx came. By default nothing. */
    protected void doErrorResponse(SipServletResponse resp) throws ServletException, IOException {}

    /** A 1xx but 100 came. By default nothing. */
    protected void doProvisionalResponse(SipServletResponse resp) throws ServletException, IOException {}

    /** A 3xx came. By default nothing. */
    protected void doRedirectResponse(SipServletResponse resp) throws ServletException, IOException {}

    /** A 2xx came. By default nothing. */
    protected void doSuccessResponse(SipServletResponse resp) throws ServletException, IOException {}
}
