package org.olelo.ejb.service;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bean Validation of what comes from outside. */
final class InputCheck {
    private final Validator validator;

    InputCheck(Validator validator) {
        this.validator = validator;
    }

    /** Throws {@link InvalidInputException} with all reasons by field. */
    <T> void require(@Nullable T input) {
        if (input == null) {
            throw new InvalidInputException(Map.of("", "must not be missing"));
        }
        Map<String, String> faults = new HashMap<>();
        for (ConstraintViolation<T> violation : validator.validate(input)) {
            faults.merge(violation.getPropertyPath().toString(), violation.getMessage(), (a, b) -> a + ", " + b);
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }
}
