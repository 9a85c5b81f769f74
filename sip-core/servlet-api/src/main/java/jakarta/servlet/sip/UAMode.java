package jakarta.servlet.sip;

/** Which side of a transaction an application is. */
public enum UAMode {
    /** The side that sent the request. */
    UAC,
    /** The side that received it. */
    UAS
}
