package org.olelo.module.pv;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.TransformationArguments;
import org.olelo.pv.TransformationArguments.Text;
import org.olelo.pv.Value;
import org.olelo.sip.SipUri;

/** The class {@code uri}: parts of a URI. What is no URI gives {@link Value#FAILED}, a part that is not there the empty string. */
final class UriTransformations {
    private UriTransformations() {}

    /** A part of a URI; null when it is not there. */
    private interface Part {
        @Nullable
        String of(SipUri uri);
    }

    static Transformation create(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        if (name.equals("param")) {
            return param(TransformationArguments.of("uri.param", raw, parser, 1, 1));
        }
        if (name.equals("port")) {
            return port(raw);
        }
        Part part = part(name);
        if (part == null) {
            throw new PvSyntaxException("unknown transformation uri." + name);
        }
        refuseArguments(name, raw);
        return (ctx, in) -> {
            SipUri uri = SipUri.parse(in.text());
            if (uri == null) {
                return Value.FAILED;
            }
            String text = part.of(uri);
            return text == null ? Value.EMPTY : Value.of(text);
        };
    }

    private static void refuseArguments(String name, @Nullable String raw) throws PvSyntaxException {
        if (raw != null) {
            throw new PvSyntaxException("transformation uri." + name + " takes no arguments");
        }
    }

    private static @Nullable Part part(String name) {
        return switch (name) {
            case "user" -> UriVariables::user;
            case "host", "domain" -> UriTransformations::host;
            case "passwd" -> SipUri::password;
            case "saor" -> uri -> scheme(uri) + ':' + userAt(uri) + host(uri);
            case "suri" -> uri -> scheme(uri) + ':' + userAt(uri) + target(uri);
            case "duri" -> uri -> scheme(uri) + ':' + target(uri);
            case "params" -> uri -> uri.isSip() ? uri.params() : "";
            case "headers" -> SipUri::headers;
            case "transport" -> uri -> uri.isSip() ? uri.transport() : "";
            case "ttl" -> SipUri::ttl;
            case "uparam" -> SipUri::userParam;
            case "maddr" -> SipUri::maddr;
            case "method" -> SipUri::method;
            case "lr" -> uri -> uri.param("lr");
            case "r2" -> SipUri::r2;
            case "scheme" -> UriTransformations::scheme;
            case "tosocket" -> UriTransformations::socket;
            default -> null;
        };
    }

    private static String scheme(SipUri uri) {
        String text = uri.toString();
        return text.substring(0, text.indexOf(':'));
    }

    private static String host(SipUri uri) {
        return uri.host();
    }

    private static String userAt(SipUri uri) {
        return uri.user().isEmpty() ? "" : uri.user() + '@';
    }

    private static String target(SipUri uri) {
        String transport = uri.transport();
        return uri.hostPort() + (transport == null ? "" : ";transport=" + transport);
    }

    private static String socket(SipUri uri) {
        String transport = uri.transport();
        Protocol protocol = transport == null ? null : Protocol.ofToken(transport);
        if (protocol == null || uri.host().isEmpty()) {
            return "";
        }
        int port = uri.port() > 0 ? uri.port() : protocol == Protocol.TLS ? 5061 : 5060;
        return protocol.token() + ':' + uri.host() + ':' + port;
    }

    private static Transformation port(@Nullable String raw) throws PvSyntaxException {
        refuseArguments("port", raw);
        return (ctx, in) -> {
            SipUri uri = SipUri.parse(in.text());
            if (uri == null || uri.port() < 0) {
                return uri == null ? Value.FAILED : Value.EMPTY;
            }
            return Value.of(uri.port(), uri.portText());
        };
    }

    private static Transformation param(TransformationArguments arguments) throws PvSyntaxException {
        Text name = arguments.text(0);
        return (ctx, in) -> {
            String wanted = name.text(ctx);
            SipUri uri = SipUri.parse(in.text());
            if (uri == null || wanted == null) {
                return Value.FAILED;
            }
            String value = !uri.isSip() ? null : uri.param(wanted.strip());
            return value == null ? Value.EMPTY : Value.of(value);
        };
    }
}
