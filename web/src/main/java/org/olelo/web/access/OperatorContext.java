package org.olelo.web.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.olelo.ejb.service.Operator;

/** Who calls. */
record OperatorContext(Operator operator, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return operator::username;
    }

    @Override
    public boolean isUserInRole(String role) {
        return Roles.of(operator.role()).equals(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return BASIC_AUTH;
    }
}
