package org.olelo.web.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Set;

/** Puts the login before each resource method that is annotated with RolesAllowed. One with no annotation is refused to all. */
public final class AccessFeature implements DynamicFeature {
    private final Logins logins;
    private final String peerProperty;

    /**
     * A feature.
     *
     * @param peerProperty the property of a request with the peer's address
     */
    public AccessFeature(Logins logins, String peerProperty) {
        this.logins = logins;
        this.peerProperty = peerProperty;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        if (!type.getPackageName().startsWith("org.olelo.")) {
            context.register(new BasicLogin(logins, Set.of(), peerProperty));
            return;
        }
        Method method = resource.getResourceMethod();
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null && !method.isAnnotationPresent(PermitAll.class)) {
            roles = type.getAnnotation(RolesAllowed.class);
            if (roles == null && type.isAnnotationPresent(PermitAll.class)) {
                return;
            }
        } else if (roles == null) {
            return;
        }
        context.register(new BasicLogin(logins, roles == null ? Set.of() : Set.of(roles.value()), peerProperty));
    }
}
