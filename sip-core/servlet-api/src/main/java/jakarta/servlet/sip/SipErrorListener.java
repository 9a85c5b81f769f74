package jakarta.servlet.sip;

import java.util.EventListener;

/** Hears of acknowledgements that did not come. */
public interface SipErrorListener extends EventListener {
    /** No ACK came to a 2xx. */
    void noAckReceived(SipErrorEvent ee);

    /** No PRACK came to a reliable provisional response. */
    void noPrackReceived(SipErrorEvent ee);
}
