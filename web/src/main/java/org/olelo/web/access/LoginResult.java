package org.olelo.web.access;

import org.olelo.ejb.service.Operator;

/** What became of a login. */
public sealed interface LoginResult {
    /** It is that operator. */
    record Accepted(Operator operator) implements LoginResult {}

    /** Name or password is wrong. */
    record Refused() implements LoginResult {}

    /** Too many failed before; not even looked at. */
    record Delayed(long seconds) implements LoginResult {}
}
