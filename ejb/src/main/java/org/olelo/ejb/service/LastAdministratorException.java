package org.olelo.ejb.service;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** The change would leave nobody who may change anything. */
@ApplicationException
public final class LastAdministratorException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The name of the one that must stay. */
    public LastAdministratorException(String username) {
        super("operator " + username + " is the only administrator");
    }
}
