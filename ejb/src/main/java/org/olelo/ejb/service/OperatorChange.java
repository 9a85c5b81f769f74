package org.olelo.ejb.service;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may change in an operator.
 *
 * @param password the new password, 12 to 128 characters, no control characters; null keeps the old one
 * @param role the new role; null keeps the old one
 */
public record OperatorChange(
        @Size(min = NewOperator.PASSWORD_MIN, max = NewOperator.PASSWORD_MAX)
        @Pattern(regexp = NewSubscriber.PASSWORD, message = "must not contain control characters")
        @Nullable
        String password,

        @Nullable OperatorRole role) {
    /** Without the password. */
    @Override
    public String toString() {
        return "OperatorChange[" + role + "]";
    }
}
