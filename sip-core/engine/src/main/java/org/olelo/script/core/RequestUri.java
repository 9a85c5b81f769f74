package org.olelo.script.core;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;

/**
 * A Request-URI taken apart for changing.
 *
 * @param scheme with the colon
 * @param port "" without
 * @param params without the first semicolon
 * @param headers without the question mark
 */
record RequestUri(
        String scheme,
        String user,
        @Nullable String password,
        String host,
        String port,
        String params,
        String headers) {

    /** Applies a change to the Request-URI; 1, or -1 when the message has none that parses. */
    static int edit(MessageContext ctx, UnaryOperator<RequestUri> change) {
        SipUri uri = ctx.isRequest() ? ctx.parsedUri() : null;
        if (uri == null) {
            return -1;
        }
        String text = ctx.uri();
        RequestUri parts = new RequestUri(
                text.substring(0, text.indexOf(':') + 1),
                uri.user(),
                uri.password(),
                uri.host(),
                uri.portText(),
                uri.params(),
                uri.headers());
        ctx.uri(change.apply(parts).text());
        return 1;
    }

    RequestUri user(String next) {
        return new RequestUri(scheme, next, password, host, port, params, headers);
    }

    RequestUri password(@Nullable String next) {
        return new RequestUri(scheme, user, next, host, port, params, headers);
    }

    RequestUri host(String next) {
        return new RequestUri(scheme, user, password, next, port, params, headers);
    }

    RequestUri port(String next) {
        return new RequestUri(scheme, user, password, host, next, params, headers);
    }

    /** The port of the URI goes: the text has its own, or none. */
    RequestUri hostPort(String next) {
        return new RequestUri(scheme, user, password, next, "", params, headers);
    }

    RequestUri withoutTransport() {
        StringBuilder kept = new StringBuilder();
        for (String param : params.split(";")) {
            if (!param.isEmpty() && !param.regionMatches(true, 0, "transport=", 0, "transport=".length())) {
                kept.append(kept.isEmpty() ? "" : ";").append(param);
            }
        }
        return new RequestUri(scheme, user, password, host, port, kept.toString(), headers);
    }

    RequestUri withParameter(String name, String value) {
        String param = name + "=" + value;
        for (String known : params.split(";")) {
            if (known.equalsIgnoreCase(param)) {
                return this;
            }
        }
        return new RequestUri(
                scheme, user, password, host, port, params.isEmpty() ? param : params + ";" + param, headers);
    }

    private String text() {
        StringBuilder out = new StringBuilder(64).append(scheme);
        out.append(user);
        if (password != null && !user.isEmpty()) {
            out.append(':').append(password);
        }
        if (!user.isEmpty()) {
            out.append('@');
        }
        out.append(host);
        if (!port.isEmpty()) {
            out.append(':').append(port);
        }
        if (!params.isEmpty()) {
            out.append(';').append(params);
        }
        if (!headers.isEmpty()) {
            out.append('?').append(headers);
        }
        return out.toString();
    }
}
