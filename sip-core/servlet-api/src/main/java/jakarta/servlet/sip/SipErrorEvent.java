package jakarta.servlet.sip;

import java.util.EventObject;

/** A message that should have come did not. */
public class SipErrorEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    private final transient SipServletRequest request;
    private final transient SipServletResponse response;

    /** The request and the response that nobody acknowledged. */
    public SipErrorEvent(SipServletRequest request, SipServletResponse response) {
        super(request);
        this.request = request;
        this.response = response;
    }

    /** The request that was answered. */
    public SipServletRequest getRequest() {
        return request;
    }

    /** The response that was not acknowledged. */
    public SipServletResponse getResponse() {
        return response;
    }
}
