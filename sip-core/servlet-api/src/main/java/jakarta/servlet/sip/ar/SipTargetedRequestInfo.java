package jakarta.servlet.sip.ar;

/** Says that a request belongs to a session that exists. */
public class SipTargetedRequestInfo {
    private final SipTargetedRequestType type;
    private final String applicationName;

    /** How it is targeted, and at which application. */
    public SipTargetedRequestInfo(SipTargetedRequestType type, String applicationName) {
        this.type = type;
        this.applicationName = applicationName;
    }

    /** The application. */
    public String getApplicationName() {
        return applicationName;
    }

    /** How. */
    public SipTargetedRequestType getType() {
        return type;
    }
}
