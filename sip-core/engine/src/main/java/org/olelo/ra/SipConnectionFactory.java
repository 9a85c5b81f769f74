package org.olelo.ra;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/** How components of the application server reach the engine; bound in JNDI, {@code sip/Engine} by name in the EAR. */
public interface SipConnectionFactory extends Serializable, Referenceable {
    /** A handle to the engine; close it after use. */
    SipConnection connection() throws ResourceException;
}
