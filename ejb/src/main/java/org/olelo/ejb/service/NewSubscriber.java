package org.olelo.ejb.service;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made. Fields may come as null from JSON; validation refuses that.
 *
 * @param username 1 to 64 characters of RFC 3261's user part without escapes
 * @param domain up to 64 characters of a host name or address; may be empty
 * @param password 1 to 64 characters, no control characters
 */
@SuppressWarnings("MultipleNullnessAnnotations") // null until validated
public record NewSubscriber(
        @NotBlank @Size(max = 64) @Pattern(regexp = NewSubscriber.USER, message = "must be a SIP user name") @Nullable
        String username,

        @NotNull
        @Size(max = 64)
        @Pattern(regexp = NewSubscriber.DOMAIN, message = "must be a host name or address")
        @Nullable
        String domain,

        @NotBlank
        @Size(max = 64)
        @Pattern(regexp = NewSubscriber.PASSWORD, message = "must not contain control characters")
        @Nullable
        String password) {
    /** RFC 3261 25.1: unreserved and user-unreserved. */
    static final String USER = "[A-Za-z0-9\\-_.!~*'()&=+$,;?/]*";

    static final String DOMAIN = "[A-Za-z0-9\\-._\\[\\]:]*";
    static final String PASSWORD = "[^\\p{Cntrl}]*";

    /** Without the password. */
    @Override
    public String toString() {
        return "NewSubscriber[" + username + "@" + domain + "]";
    }
}
