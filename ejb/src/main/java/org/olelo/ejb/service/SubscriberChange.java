package org.olelo.ejb.service;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may change in an account.
 *
 * @param password the new password, 1 to 64 characters, no control characters
 */
public record SubscriberChange(
        @NotBlank
        @Size(max = 64)
        @Pattern(regexp = NewSubscriber.PASSWORD, message = "must not contain control characters")
        @Nullable
        String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "SubscriberChange[]";
    }
}
