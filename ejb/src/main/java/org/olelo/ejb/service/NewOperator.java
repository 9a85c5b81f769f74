package org.olelo.ejb.service;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An operator to be made. Fields may come as null from JSON; validation refuses that.
 *
 * @param username 1 to 64 letters, digits and {@code - _ .}; HTTP Basic allows no colon
 * @param password 12 to 128 characters, no control characters
 * @param role what is allowed
 */
@SuppressWarnings("MultipleNullnessAnnotations") // null until validated
public record NewOperator(
        @NotBlank
        @Size(max = 64)
        @Pattern(regexp = NewOperator.USER, message = "must be letters, digits, - _ or .")
        @Nullable
        String username,

        @NotBlank
        @Size(min = NewOperator.PASSWORD_MIN, max = NewOperator.PASSWORD_MAX)
        @Pattern(regexp = NewSubscriber.PASSWORD, message = "must not contain control characters")
        @Nullable
        String password,

        @NotNull @Nullable OperatorRole role) {
    static final String USER = "[A-Za-z0-9\\-_.]*";
    static final int PASSWORD_MIN = 12;
    static final int PASSWORD_MAX = 128;

    /** Without the password. */
    @Override
    public String toString() {
        return "NewOperator[" + username + ", " + role + "]";
    }
}
