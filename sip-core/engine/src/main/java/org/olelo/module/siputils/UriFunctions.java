package org.olelo.module.siputils;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Parameters of the Request-URI, and URIs built from others. */
public final class UriFunctions {
    UriFunctions() {}

    @ScriptFunction(value = "uri_param", doc = "True when the Request-URI has that parameter without value.")
    public boolean uriParam(MessageContext ctx, String name) {
        String value = parameter(ctx, name);
        return value != null && value.isEmpty();
    }

    @ScriptFunction(value = "uri_param", doc = "True when the Request-URI has that parameter with that value.")
    public boolean uriParam(MessageContext ctx, String name, String value) {
        return value.equals(parameter(ctx, name));
    }

    @ScriptFunction(value = "uri_param_any", doc = "True when the Request-URI has that parameter.")
    public boolean uriParamAny(MessageContext ctx, String name) {
        SipUri uri = ctx.parsedUri();
        return uri != null && uri.hasParam(name);
    }

    private static @Nullable String parameter(MessageContext ctx, String name) {
        SipUri uri = ctx.parsedUri();
        if (uri == null || uri.userParam() == null || !uri.userParam().equalsIgnoreCase("phone")) {
            return uri == null ? null : uri.param(name);
        }
        // user=phone makes it a telephone URI: its parameters are those of the number
        int semicolon = uri.user().indexOf(';');
        if (semicolon < 0) {
            return null;
        }
        byte[] number = Latin.bytes(uri.user());
        Parameters parameters = new Parameters(number, semicolon, number.length);
        while (parameters.next()) {
            if (parameters.isName(name)) {
                return parameters.value();
            }
        }
        return null;
    }

    @ScriptFunction(value = "get_uri_param", doc = "Stores the value of a parameter of the Request-URI.")
    public boolean getUriParam(MessageContext ctx, String name, Pv result) {
        String value = parameter(ctx, name);
        return value != null && result.set(ctx, Value.of(value));
    }

    @ScriptFunction(value = "add_uri_param", doc = "Adds a parameter to the Request-URI.")
    public boolean addUriParam(MessageContext ctx, String parameter) {
        if (parameter.isEmpty()) {
            return true;
        }
        SipUri uri = ctx.parsedUri();
        if (uri == null) {
            return false;
        }
        String text = uri.toString();
        int headers = uri.headers().isEmpty() ? text.length() : text.lastIndexOf('?');
        ctx.uri(text.substring(0, headers) + ";" + parameter + text.substring(headers));
        return true;
    }

    @ScriptFunction(value = "uri_param_rm", doc = "Removes a parameter from the Request-URI, when it is there.")
    public boolean removeUriParam(MessageContext ctx, String name) {
        SipUri uri = ctx.parsedUri();
        if (uri == null) {
            return false;
        }
        if (uri.params().isEmpty()) {
            return true;
        }
        String text = uri.toString();
        byte[] bytes = Latin.bytes(text);
        int end = uri.headers().isEmpty() ? text.length() : text.lastIndexOf('?');
        Parameters parameters = new Parameters(bytes, uri.hostPortEnd(), end);
        while (parameters.next()) {
            if (parameters.isName(name)) {
                int from = text.lastIndexOf(';', parameters.nameStart());
                ctx.uri(text.substring(0, from) + text.substring(parameters.end()));
                return true;
            }
        }
        return true;
    }

    @ScriptFunction(
            value = {"tel2sip", "tel2sip2"},
            doc = "Converts a tel URI to a SIP URI at that host (RFC 3261 19.1.6): 1 done, 2 not needed.")
    public int tel2sip(MessageContext ctx, String text, String host, Pv result) {
        if (!text.regionMatches(true, 0, "tel:", 0, 4)) {
            return 2;
        }
        int semicolon = text.indexOf(';');
        String number = text.substring(4, semicolon < 0 ? text.length() : semicolon);
        StringBuilder out = new StringBuilder("sip:");
        for (int i = 0; i < number.length(); i++) {
            if ("-.()".indexOf(number.charAt(i)) < 0) {
                out.append(number.charAt(i));
            }
        }
        if (semicolon >= 0) {
            out.append(text.substring(semicolon).toLowerCase(Locale.ROOT));
        }
        out.append('@').append(host).append(";user=phone");
        return result.set(ctx, Value.of(out.toString())) ? 1 : -1;
    }

    @ScriptFunction(value = "set_uri_user", doc = "Replaces the user part of the URI in a variable.")
    public boolean setUriUser(MessageContext ctx, Pv variable, Pv userVariable) {
        String user = userVariable.get(ctx).text();
        SipUri uri = SipUri.parse(variable.get(ctx).text());
        if (uri == null || uri.scheme() == UriScheme.TEL) {
            return false;
        }
        String text = uri.toString();
        String scheme = text.substring(0, text.indexOf(':') + 1);
        String userPart = user.isEmpty() ? "" : user + "@";
        return variable.set(ctx, Value.of(scheme + userPart + text.substring(uri.hostStart())));
    }

    @ScriptFunction(value = "set_uri_host", doc = "Replaces the host part of the URI in a variable.")
    public boolean setUriHost(MessageContext ctx, Pv variable, Pv hostVariable) {
        String host = hostVariable.get(ctx).text();
        SipUri uri = SipUri.parse(variable.get(ctx).text());
        if (uri == null || host.isEmpty() || uri.scheme() == UriScheme.TEL) {
            return false;
        }
        String text = uri.toString();
        return variable.set(ctx, Value.of(text.substring(0, uri.hostStart()) + host + text.substring(uri.hostEnd())));
    }
}
