package org.olelo.module.dispatcher;

import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a gateway: {@code name=value;…}.
 *
 * @param body the text without a last semicolon, empty when there is none
 * @param duid unique id for call load distribution
 * @param maxLoad most calls at once, 0 = no limit
 * @param weight 1 to 100 in percent, 0 = none
 * @param relativeWeight 1 to 100, 0 = none
 * @param congestionControl cc=1
 * @param latency first estimate in milliseconds, 0 = none
 * @param socket socket to send from, as text
 * @param socketName name of that socket, goes before its text
 * @param pingFrom From of keepalives
 * @param outboundProxy next hop of keepalives
 */
record GatewayAttributes(
        String body,
        @Nullable String duid,
        int maxLoad,
        int weight,
        int relativeWeight,
        boolean congestionControl,
        int latency,
        @Nullable String socket,
        @Nullable String socketName,
        @Nullable String pingFrom,
        @Nullable String outboundProxy) {
    private static final int MAX_WEIGHT = 100;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when the text is no list of parameters
     */
    static GatewayAttributes parse(String text) {
        String body = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        Builder builder = new Builder();
        parameters(body, builder);
        return new GatewayAttributes(
                body,
                builder.duid,
                builder.maxLoad,
                builder.weight,
                builder.relativeWeight,
                builder.congestionControl,
                builder.latency,
                builder.socket,
                builder.socketName,
                builder.pingFrom,
                builder.outboundProxy);
    }

    private static void parameters(String text, BiConsumer<String, String> each) {
        int at = skip(text, 0);
        while (at < text.length()) {
            int nameEnd = end(text, at, "=; \t\r\n");
            String name = text.substring(at, nameEnd);
            String value = "";
            at = skip(text, nameEnd);
            if (at < text.length() && text.charAt(at) == '=') {
                at = skip(text, at + 1);
                int valueEnd = at;
                if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                    valueEnd = text.indexOf(text.charAt(at), at + 1);
                    if (valueEnd < 0) {
                        throw new IllegalArgumentException("a quoted value is not closed in \"" + text + '"');
                    }
                    value = text.substring(at + 1, valueEnd++);
                } else {
                    valueEnd = end(text, at, "; \t\r\n");
                    value = text.substring(at, valueEnd);
                }
                at = skip(text, valueEnd);
            }
            if (at < text.length() && text.charAt(at) != ';') {
                throw new IllegalArgumentException("a semicolon is missing in \"" + text + '"');
            }
            each.accept(name.toLowerCase(Locale.ROOT), value);
            at = skip(text, at + 1);
        }
    }

    private static int end(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Collects the known ones. */
    private static final class Builder implements BiConsumer<String, String> {
        private @Nullable String duid;
        private int maxLoad;
        private int weight;
        private int relativeWeight;
        private boolean congestionControl;
        private int latency;
        private @Nullable String socket;
        private @Nullable String socketName;
        private @Nullable String pingFrom;
        private @Nullable String outboundProxy;

        @Override
        public void accept(String name, String value) {
            switch (name) {
                case "duid" -> duid = value;
                case "maxload" -> maxLoad = Math.max(0, number(value));
                case "weight" -> weight = inPercent(value);
                case "rweight" -> relativeWeight = inPercent(value);
                case "cc" -> congestionControl = number(value) != 0;
                case "latency" -> latency = Math.max(0, number(value));
                case "socket" -> socket = value;
                case "sockname" -> socketName = value;
                case "ping_from" -> pingFrom = value;
                case "obproxy" -> outboundProxy = value;
                default -> {
                    // an attribute for the script
                }
            }
        }

        private static int inPercent(String value) {
            int number = number(value);
            return number >= 1 && number <= MAX_WEIGHT ? number : 0;
        }

        private static int number(String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
