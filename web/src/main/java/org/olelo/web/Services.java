package org.olelo.web;

import jakarta.ws.rs.core.Configuration;
import java.util.function.BooleanSupplier;
import org.olelo.ejb.service.OperatorService;
import org.olelo.ejb.service.SubscriberService;

/**
 * What the resources work on.
 *
 * @param engines the SIP engine
 * @param databaseAnswers asks the server's database
 * @param subscribers SIP accounts
 * @param operators those who may log in here
 */
public record Services(
        EngineSource engines,
        BooleanSupplier databaseAnswers,
        SubscriberService subscribers,
        OperatorService operators) {
    /** Property of the JAX-RS application that holds them: standard, where Jersey's ways to inject differ between its versions. */
    static final String PROPERTY = "org.olelo.web.services";

    /** Those of an application. */
    static Services of(Configuration application) {
        return (Services) application.getProperty(PROPERTY);
    }
}
