package org.olelo.ejb.service;

/**
 * What a login is checked against.
 *
 * @param operator who it is
 * @param passwordHash for {@link PasswordHash#matches}
 */
public record OperatorCredentials(Operator operator, String passwordHash) {
    /** Without the hash. */
    @Override
    public String toString() {
        return operator.toString();
    }
}
