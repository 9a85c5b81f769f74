package org.olelo.module.pv;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;

/** The classes {@code nameaddr}, {@code tobody} and {@code urialias}. */
final class AddressTransformations {
    private AddressTransformations() {}

    static Transformation nameAddr(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        refuseArguments("nameaddr." + name, raw);
        return switch (name) {
            case "uri" -> onFilled(in -> Value.of(LooseNameAddr.of(in).uri()));
            case "name" -> onFilled(in -> Value.of(LooseNameAddr.of(in).name()));
            case "len" -> onFilled(in -> Value.of(LooseNameAddr.of(in).length()));
            default -> throw new PvSyntaxException("unknown transformation nameaddr." + name);
        };
    }

    static Transformation toBody(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        refuseArguments("tobody." + name, raw);
        return switch (name) {
            case "uri" -> onAddress(NameAddr::uriText);
            case "tag" -> onAddress(NameAddr::tag);
            case "user" -> onUri(SipUri::user);
            case "host" -> onUri(SipUri::host);
            case "params" -> onAddress(NameAddr::params);
            case "display" -> onAddress(NameAddr::display);
            default -> throw new PvSyntaxException("unknown transformation tobody." + name);
        };
    }

    static Transformation uriAlias(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        refuseArguments("urialias." + name, raw);
        return switch (name) {
            case "encode" -> onFilled(AddressTransformations::encode);
            case "decode" -> onFilled(AddressTransformations::decode);
            default -> throw new PvSyntaxException("unknown transformation urialias." + name);
        };
    }

    private static void refuseArguments(String name, @Nullable String raw) throws PvSyntaxException {
        if (raw != null) {
            throw new PvSyntaxException("transformation " + name + " takes no arguments");
        }
    }

    private interface OnText {
        Value of(String in);
    }

    private interface OnAddress {
        @Nullable
        String of(NameAddr address);
    }

    private interface OnUri {
        String of(SipUri uri);
    }

    /** Null and the empty string fail. */
    private static Transformation onFilled(OnText change) {
        return (ctx, in) -> in.text().isEmpty() ? Value.FAILED : change.of(in.text());
    }

    private static Transformation onAddress(OnAddress part) {
        return onFilled(in -> {
            NameAddr address = NameAddr.parseOne(in);
            if (address == null || address.uri() == null) {
                return Value.FAILED;
            }
            String text = part.of(address);
            return text == null ? Value.EMPTY : Value.of(text);
        });
    }

    private static Transformation onUri(OnUri part) {
        return onFilled(in -> {
            NameAddr address = NameAddr.parseOne(in);
            SipUri uri = address == null ? null : address.uri();
            return uri == null ? Value.FAILED : Value.of(part.of(uri));
        });
    }

    /** {@code address~port~protocol} of a URI (Kamailio's alias parameter). */
    private static Value encode(String in) {
        SipUri uri = SipUri.parse(in);
        if (uri == null) {
            return Value.EMPTY;
        }
        String transport = uri.transport();
        Protocol named = transport == null ? null : Protocol.ofToken(transport);
        Protocol protocol = named == null ? Protocol.UDP : named;
        int port = uri.port() > 0 ? uri.port() : protocol == Protocol.TLS ? 5061 : 5060;
        return Value.of(uri.host() + '~' + port + '~' + protocol.number());
    }

    private static Value decode(String in) {
        int first = in.indexOf('~');
        int second = first < 0 ? -1 : in.indexOf('~', first + 1);
        if (second < 0 || second + 1 >= in.length()) {
            return Value.FAILED;
        }
        Protocol protocol = Protocol.ofNumber(in.charAt(second + 1) - '0');
        if (protocol == null) {
            return Value.FAILED;
        }
        String address = in.substring(0, first) + ':' + in.substring(first + 1, second);
        return Value.of("sip:" + address + ";transport=" + protocol.token());
    }
}
