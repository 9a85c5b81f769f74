package org.olelo.servlet;

import java.util.Set;

/**
 * Who may send initial requests to servlets (security-constraint in sip.xml).
 *
 * @param servlets names; empty: all
 * @param methods empty: all
 * @param roles one of them is needed; {@code *}: any user
 * @param proxy the challenge is 407, not 401
 */
public record SecurityConstraint(Set<String> servlets, Set<String> methods, Set<String> roles, boolean proxy) {
    boolean covers(String servlet, String method) {
        return (servlets.isEmpty() || servlets.contains(servlet)) && (methods.isEmpty() || methods.contains(method));
    }
}
