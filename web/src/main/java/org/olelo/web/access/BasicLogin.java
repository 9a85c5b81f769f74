package org.olelo.web.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.service.Operator;
import org.olelo.web.body.Problem;

/** HTTP Basic (RFC 7617) in front of one resource method, and the roles that may call it. */
@Priority(Priorities.AUTHENTICATION)
final class BasicLogin implements ContainerRequestFilter {
    private static final String CHALLENGE = "Basic realm=\"Olelo\", charset=\"UTF-8\"";

    private final Logins logins;
    private final Set<String> roles;
    private final String peerProperty;

    private record Given(String name, String password) {}

    BasicLogin(Logins logins, Set<String> roles, String peerProperty) {
        this.logins = logins;
        this.roles = roles;
        this.peerProperty = peerProperty;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Given> given = given(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (given.isEmpty()) {
            request.abortWith(challenge("this path needs a login"));
            return;
        }
        String address = String.valueOf(request.getProperty(peerProperty));
        switch (logins.login(address, given.get().name(), given.get().password())) {
            case LoginResult.Refused refused -> request.abortWith(challenge("user name or password is wrong"));
            case LoginResult.Delayed delayed ->
                request.abortWith(Problem.of(429, "too many failed logins; try again later")
                        .response()
                        .header(HttpHeaders.RETRY_AFTER, delayed.seconds())
                        .build());
            case LoginResult.Accepted accepted -> enter(request, accepted.operator());
        }
    }

    private void enter(ContainerRequestContext request, Operator operator) {
        String role = Roles.of(operator.role());
        if (!roles.contains(role)) {
            request.abortWith(Problem.of(403, "the role " + role + " may not do this")
                    .response()
                    .build());
            return;
        }
        boolean secure = request.getSecurityContext() != null
                && request.getSecurityContext().isSecure();
        request.setSecurityContext(new OperatorContext(operator, secure));
    }

    private static Response challenge(String detail) {
        return Problem.of(401, detail)
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    private static Optional<Given> given(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Given(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
