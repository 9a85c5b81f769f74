package org.olelo.ra;

import org.jspecify.annotations.Nullable;
import org.olelo.module.ejb.api.SipAnswer;
import org.olelo.module.ejb.api.SipRequestMessage;

/** Interface of message-driven beans that take SIP requests; the script calls them with {@code ejb_request()} or {@code ejb_notify()}. */
public interface SipRequestListener {
    /**
     * Takes a request. A runtime exception is answered with 500.
     *
     * @return the final reply; null: the script goes on. Not used for {@code ejb_notify()}
     */
    @Nullable
    SipAnswer onRequest(SipRequestMessage request);
}
