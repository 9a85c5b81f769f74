package org.olelo.text;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259) read from and written to script text, in the shapes of the libraries that Kamailio's modules use. */
public final class JsonText {
    private static final int JANSSON_DIGITS = 17;

    private JsonText() {}

    /** Reads a document; null when the text is none. */
    public static @Nullable JsonValue parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(Latin.decodeUtf8(text)))) {
            return reader.readValue();
        } catch (JsonException | IllegalStateException e) {
            return null;
        }
    }

    /** How a document is written. */
    public enum Style {
        /** Jansson without blanks: {@code {"a":[1,2]}}. */
        COMPACT(",", ":", "", false),
        /** Jansson's default: {@code {"a": [1, 2]}}. */
        SPACED(", ", ": ", "", false),
        /** json-c: {@code { "a": [ 1, 2 ] }}, slashes escaped, numbers as they were read. */
        PADDED(", ", ": ", " ", true);

        private final String comma;
        private final String colon;
        private final String pad;
        private final boolean source;

        Style(String comma, String colon, String pad, boolean source) {
            this.comma = comma;
            this.colon = colon;
            this.pad = pad;
            this.source = source;
        }
    }

    /** The document as script text. */
    public static String write(JsonValue value, Style style) {
        StringBuilder out = new StringBuilder();
        write(out, value, style);
        return Latin.encodeUtf8(out.toString());
    }

    private static void write(StringBuilder out, JsonValue value, Style style) {
        switch (value) {
            case JsonString string -> quote(out, string.getString(), style);
            case JsonNumber number -> out.append(style.source ? source(number) : jansson(number));
            case JsonArray array -> {
                out.append('[').append(style.pad);
                for (Iterator<JsonValue> items = array.iterator(); items.hasNext(); ) {
                    write(out, items.next(), style);
                    out.append(items.hasNext() ? style.comma : style.pad);
                }
                out.append(']');
            }
            case JsonObject object -> {
                out.append('{').append(style.pad);
                for (Iterator<Map.Entry<String, JsonValue>> members =
                                object.entrySet().iterator();
                        members.hasNext(); ) {
                    Map.Entry<String, JsonValue> member = members.next();
                    quote(out, member.getKey(), style);
                    out.append(style.colon);
                    write(out, member.getValue(), style);
                    out.append(members.hasNext() ? style.comma : style.pad);
                }
                out.append('}');
            }
            default -> out.append(value);
        }
    }

    private static void quote(StringBuilder out, String text, Style style) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '/' -> out.append(style.source ? "\\/" : "/");
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** True for a number without fraction and exponent. */
    public static boolean isInteger(JsonNumber number) {
        return number.bigDecimalValue().scale() == 0;
    }

    private static String source(JsonNumber number) {
        return number.bigDecimalValue().toString().replace("E+", "e").replace('E', 'e');
    }

    private static String jansson(JsonNumber number) {
        if (isInteger(number)) {
            return number.bigIntegerValue().toString();
        }
        String text = general(number.doubleValue(), JANSSON_DIGITS);
        boolean real = text.indexOf('.') >= 0 || text.indexOf('e') >= 0;
        return real ? text.replaceFirst("e([+-]?)0*", "e$1").replace("e+", "e") : text + ".0";
    }

    /** A number as C's printf %.Ng writes it. */
    public static String general(double number, int digits) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal rounded =
                new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < digits) {
            return rounded.toPlainString();
        }
        String unscaled = rounded.unscaledValue().abs().toString();
        StringBuilder out = new StringBuilder(rounded.signum() < 0 ? "-" : "").append(unscaled.charAt(0));
        if (unscaled.length() > 1) {
            out.append('.').append(unscaled, 1, unscaled.length());
        }
        return out.append(exponent < 0 ? "e-" : "e+")
                .append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }
}
