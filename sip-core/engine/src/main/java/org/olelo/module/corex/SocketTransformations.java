package org.olelo.module.corex;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.net.SocketText;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;

/** The class {@code sock}: parts of proto:host:port. */
final class SocketTransformations {
    private SocketTransformations() {}

    private interface Part {
        String of(SocketText socket);
    }

    static Transformation create(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        if (raw != null) {
            throw new PvSyntaxException("transformation sock." + name + " takes no arguments");
        }
        Part part = switch (name) {
            case "host" -> SocketText::host;
            case "port" -> socket -> Integer.toString(socket.port());
            case "proto" -> SocketTransformations::protocol;
            case "touri" -> socket -> "sip:" + socket.host() + ':' + socket.port() + ";transport=" + protocol(socket);
            default -> throw new PvSyntaxException("unknown transformation sock." + name);
        };
        return (ctx, in) -> {
            SocketText socket = in.isNull() ? null : SocketText.parse(in.text());
            return socket == null ? Value.FAILED : Value.of(part.of(socket));
        };
    }

    private static String protocol(SocketText socket) {
        Protocol protocol = socket.protocol();
        return protocol == null ? "" : protocol.token();
    }
}
