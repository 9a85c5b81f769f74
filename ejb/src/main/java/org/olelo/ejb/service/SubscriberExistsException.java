package org.olelo.ejb.service;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** There is an account of this name already. */
@ApplicationException
public final class SubscriberExistsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The account's address. */
    public SubscriberExistsException(String username, String domain) {
        super("subscriber " + username + "@" + domain + " exists already");
    }
}
