package org.olelo.ejb.service;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** There is an operator of this name already. */
@ApplicationException
public final class OperatorExistsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The operator's name. */
    public OperatorExistsException(String username) {
        super("operator " + username + " exists already");
    }
}
