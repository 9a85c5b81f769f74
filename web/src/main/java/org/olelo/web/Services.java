package org.olelo.web;

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
        OperatorService operators) {}
