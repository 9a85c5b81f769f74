package org.olelo.module.pv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.TransformationArguments;
import org.olelo.pv.TransformationArguments.Number;
import org.olelo.pv.TransformationArguments.Text;
import org.olelo.pv.Value;
import org.olelo.text.Strftime;
import org.olelo.text.TextEscapes;

/** The class {@code s}: transformations of text. A null value, or one that cannot be transformed, gives {@link Value#FAILED}. */
final class StringTransformations {
    private StringTransformations() {}

    static Transformation create(String name, @Nullable String raw, PvParser parser) throws PvSyntaxException {
        Transformation plain = raw == null ? plain(name) : null;
        if (plain != null) {
            return plain;
        }
        return switch (name) {
            case "prefixes" -> prefixes(raw, parser, false);
            case "prefixes.quoted" -> prefixes(raw, parser, true);
            case "corehash" -> coreHash(raw, parser);
            case "substr" -> substr(TransformationArguments.of("s.substr", raw, parser, 2, 2));
            case "select" -> select(raw, parser);
            case "strip" -> strip(TransformationArguments.of("s.strip", raw, parser, 1, 1), false);
            case "striptail" -> strip(TransformationArguments.of("s.striptail", raw, parser, 1, 1), true);
            case "stripto" -> byChar(name, raw, parser, StringTransformations::stripTo);
            case "before" -> byChar(name, raw, parser, StringTransformations::before);
            case "after" -> byChar(name, raw, parser, StringTransformations::after);
            case "rbefore" -> byChar(name, raw, parser, StringTransformations::beforeLast);
            case "rafter" -> byChar(name, raw, parser, StringTransformations::afterLast);
            case "ftime" -> time(TransformationArguments.of("s.ftime", raw, parser, 1, 1));
            case "replace" -> replace(TransformationArguments.of("s.replace", raw, parser, 2, 2));
            case "rm" -> remove(TransformationArguments.of("s.rm", raw, parser, 1, 1));
            case "count" -> count(TransformationArguments.of("s.count", raw, parser, 1, 1));
            case "fmtlines" -> lines(TransformationArguments.of("s.fmtlines", raw, parser, 2, 2), ' ');
            case "fmtlinet" -> lines(TransformationArguments.of("s.fmtlinet", raw, parser, 2, 2), '\t');
            default ->
                throw new PvSyntaxException(
                        plain(name) == null
                                ? "unknown transformation s." + name
                                : "transformation s." + name + " takes no arguments");
        };
    }

    private static @Nullable Transformation plain(String name) {
        return switch (name) {
            case "len" ->
                (ctx, in) -> in.isNull() ? Value.FAILED : Value.of(in.text().length());
            case "int" -> (ctx, in) -> integer(in);
            case "md5" -> digest("MD5");
            case "sha256" -> digest("SHA-256");
            case "sha384" -> digest("SHA-384");
            case "sha512" -> digest("SHA-512");
            case "tolower" -> text(StringTransformations::toLower);
            case "toupper" -> text(StringTransformations::toUpper);
            case "numeric" -> text(StringTransformations::digits);
            case "encode.hexa" -> text(TextCodecs::toHex);
            case "decode.hexa" -> text(TextCodecs::fromHex);
            case "encode.7bit" -> text(TextCodecs::to7Bit);
            case "decode.7bit" -> text(TextCodecs::from7Bit);
            case "encode.base58" -> text(TextCodecs::toBase58);
            case "decode.base58" -> text(TextCodecs::fromBase58);
            case "encode.base64" -> text(in -> TextCodecs.toBase64(in, false, true));
            case "decode.base64" -> text(in -> TextCodecs.fromBase64(in, false, true));
            case "encode.base64t" -> text(in -> TextCodecs.toBase64(in, false, false));
            case "decode.base64t" -> text(in -> TextCodecs.fromBase64(in, false, false));
            case "encode.base64url" -> text(in -> TextCodecs.toBase64(in, true, true));
            case "decode.base64url", "decode.base64urlt" -> text(in -> TextCodecs.fromBase64(in, true, false));
            case "encode.base64urlt" -> text(in -> TextCodecs.toBase64(in, true, false));
            case "escape.common" -> text(TextEscapes::escapeCommon);
            case "unescape.common" -> text(TextEscapes::unescapeCommon);
            case "escape.user" -> text(TextEscapes::escapeUser);
            case "escape.param" -> text(TextEscapes::escapeParam);
            case "unescape.user", "unescape.param" -> text(TextEscapes::unescape);
            case "escape.csv" -> text(in -> '"' + in.replace("\"", "\"\"") + '"');
            case "urlencode.param" -> text(TextEscapes::urlEncode);
            case "urldecode.param" -> text(TextEscapes::urlDecode);
            case "trim" -> text(in -> trimTail(trimHead(in)));
            case "ltrim" -> text(StringTransformations::trimHead);
            case "rtrim" -> text(StringTransformations::trimTail);
            case "rmws" -> text(StringTransformations::withoutBlanks);
            case "unquote" -> text(StringTransformations::unquote);
            case "unbracket" -> text(StringTransformations::unbracket);
            default -> null;
        };
    }

    /** Shape of a change of text; null means it failed. */
    private interface TextChange {
        @Nullable
        String apply(String in);
    }

    private static Transformation text(TextChange change) {
        return (ctx, in) -> {
            if (in.isNull()) {
                return Value.FAILED;
            }
            String out = change.apply(in.text());
            return out == null ? Value.FAILED : Value.of(out);
        };
    }

    private static Value integer(Value in) {
        if (in.isNull()) {
            return Value.FAILED;
        }
        if (in.isInt() && !in.isString()) {
            return in;
        }
        try {
            return Value.of(Integer.parseInt(in.text()));
        } catch (NumberFormatException e) {
            return Value.FAILED;
        }
    }

    private static Transformation digest(String algorithm) {
        return text(in -> TextCodecs.toHex(new String(
                digester(algorithm).digest(in.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1)));
    }

    private static MessageDigest digester(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no " + algorithm, e);
        }
    }

    private static String toLower(String in) {
        return mapped(in, c -> c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }

    private static String toUpper(String in) {
        return mapped(in, c -> c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }

    private interface CharChange {
        char apply(char c);
    }

    private static String mapped(String in, CharChange change) {
        char[] out = in.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = change.apply(out[i]);
        }
        return new String(out);
    }

    private static String digits(String in) {
        StringBuilder out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c >= '0' && c <= '9') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    static String trimHead(String in) {
        int from = 0;
        while (from < in.length() && isBlank(in.charAt(from))) {
            from++;
        }
        return in.substring(from);
    }

    static String trimTail(String in) {
        int to = in.length();
        while (to > 0 && isBlank(in.charAt(to - 1))) {
            to--;
        }
        return in.substring(0, to);
    }

    private static String withoutBlanks(String in) {
        StringBuilder out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (!isBlank(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String unquote(String in) {
        boolean quoted = enclosed(in, '"', '"') || enclosed(in, '\'', '\'');
        return quoted ? in.substring(1, in.length() - 1) : in;
    }

    private static String unbracket(String in) {
        boolean bracketed =
                enclosed(in, '(', ')') || enclosed(in, '[', ']') || enclosed(in, '{', '}') || enclosed(in, '<', '>');
        return bracketed ? in.substring(1, in.length() - 1) : in;
    }

    private static boolean enclosed(String in, char left, char right) {
        return in.length() >= 2 && in.charAt(0) == left && in.charAt(in.length() - 1) == right;
    }

    private static Transformation prefixes(@Nullable String raw, PvParser parser, boolean quoted)
            throws PvSyntaxException {
        TransformationArguments arguments = TransformationArguments.of("s.prefixes", raw, parser, 0, 1);
        Number limit = arguments.count() == 0 ? ctx -> Value.of(0) : arguments.number(0);
        String quote = quoted ? "'" : "";
        return (ctx, in) -> {
            Value most = limit.number(ctx);
            if (in.isNull() || most == null) {
                return Value.FAILED;
            }
            String text = in.text();
            int count = most.number() > 0 ? Math.min(most.number(), text.length()) : text.length();
            StringBuilder out = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                out.append(i > 1 ? "," : "").append(quote).append(text, 0, i).append(quote);
            }
            return Value.of(out.toString());
        };
    }

    private static Transformation coreHash(@Nullable String raw, PvParser parser) throws PvSyntaxException {
        TransformationArguments arguments = TransformationArguments.of("s.corehash", raw, parser, 0, 1);
        Number size = arguments.count() == 0 ? ctx -> Value.of(0) : arguments.number(0);
        return (ctx, in) -> {
            Value slots = size.number(ctx);
            if (in.isNull() || slots == null) {
                return Value.FAILED;
            }
            int hash = CoreHash.of(in.text());
            int bound = slots.number();
            return Value.of(Integer.toUnsignedString(bound > 0 ? hash & bound - 1 : hash));
        };
    }

    private static Transformation substr(TransformationArguments arguments) throws PvSyntaxException {
        Number first = arguments.number(0);
        Number second = arguments.natural(1);
        return (ctx, in) -> {
            Value start = first.number(ctx);
            Value length = second.number(ctx);
            if (in.isNull() || start == null || length == null) {
                return Value.FAILED;
            }
            String text = in.text();
            int from = start.number() < 0 ? text.length() + start.number() : start.number();
            if (from < 0 || from >= text.length() || length.number() < 0) {
                return Value.FAILED;
            }
            int left = text.length() - from;
            int count = length.number() == 0 ? left : Math.min(length.number(), left);
            return Value.of(text.substring(from, from + count));
        };
    }

    /** {@code s.select,index,separator}: the separator is the one char after the comma, whatever it is. */
    private static Transformation select(@Nullable String raw, PvParser parser) throws PvSyntaxException {
        int comma = raw == null ? -1 : raw.lastIndexOf(',');
        if (raw != null && comma == raw.length() - 1) {
            comma = raw.lastIndexOf(',', raw.length() - 2);
        }
        if (raw == null || comma < 0 || raw.length() != comma + 2) {
            throw new PvSyntaxException("transformation s.select takes an index and a separator of one char");
        }
        char separator = raw.charAt(comma + 1);
        Number index = TransformationArguments.of("s.select", raw.substring(0, comma), parser, 1, 1)
                .number(0);
        return (ctx, in) -> {
            Value number = index.number(ctx);
            if (in.isNull() || number == null) {
                return Value.FAILED;
            }
            return Value.of(selected(in.text(), separator, number.number()));
        };
    }

    static String selected(String text, char separator, int index) {
        if (index < 0) {
            int end = text.length();
            for (int left = -index - 1; left > 0; left--) {
                end = text.lastIndexOf(separator, end - 1);
                if (end < 0) {
                    return "";
                }
            }
            return text.substring(text.lastIndexOf(separator, end - 1) + 1, end);
        }
        int start = 0;
        for (int left = index; left > 0; left--) {
            start = text.indexOf(separator, start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = text.indexOf(separator, start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    private static Transformation strip(TransformationArguments arguments, boolean tail) throws PvSyntaxException {
        Number count = arguments.number(0);
        return (ctx, in) -> {
            Value number = count.number(ctx);
            if (in.isNull() || number == null) {
                return Value.FAILED;
            }
            String text = in.text();
            int cut = Math.clamp(number.number(), 0, text.length());
            return Value.of(tail ? text.substring(0, text.length() - cut) : text.substring(cut));
        };
    }

    private interface CharCut {
        String apply(String in, char mark);
    }

    private static Transformation byChar(String name, @Nullable String raw, PvParser parser, CharCut cut)
            throws PvSyntaxException {
        Text mark = TransformationArguments.of("s." + name, raw, parser, 1, 1).text(0);
        return (ctx, in) -> {
            String chars = mark.text(ctx);
            if (in.isNull() || chars == null) {
                return Value.FAILED;
            }
            return Value.of(cut.apply(in.text(), chars.isEmpty() ? '\0' : chars.charAt(0)));
        };
    }

    private static String stripTo(String in, char mark) {
        int at = in.indexOf(mark);
        return at < 0 ? "" : in.substring(at);
    }

    private static String before(String in, char mark) {
        int at = in.indexOf(mark);
        return at < 0 ? in : in.substring(0, at);
    }

    private static String after(String in, char mark) {
        int at = in.indexOf(mark);
        return at < 0 ? "" : in.substring(at + 1);
    }

    private static String beforeLast(String in, char mark) {
        int at = in.lastIndexOf(mark);
        return at < 0 ? in : in.substring(0, at);
    }

    /** Kamailio 5.6.3 always gives the empty text here; kept. */
    private static String afterLast(String in, char mark) {
        return "";
    }

    private static Transformation time(TransformationArguments arguments) throws PvSyntaxException {
        Text format = arguments.text(0);
        return (ctx, in) -> {
            Value seconds = in.text().isEmpty() ? in : integer(in);
            String pattern = format.text(ctx);
            if (seconds.isNull() || pattern == null) {
                return Value.FAILED;
            }
            return Value.of(Strftime.format( // the empty text is the start of 1970
                    pattern, Instant.ofEpochSecond(seconds.number()), java.time.ZoneId.systemDefault()));
        };
    }

    private static Transformation replace(TransformationArguments arguments) throws PvSyntaxException {
        Text match = arguments.text(0);
        Text replacement = arguments.text(1);
        return (ctx, in) -> {
            String wanted = match.text(ctx);
            String given = replacement.text(ctx);
            if (in.isNull() || wanted == null || given == null) {
                return Value.FAILED;
            }
            return wanted.isEmpty() ? in : Value.of(in.text().replace(wanted, given));
        };
    }

    private static Transformation remove(TransformationArguments arguments) throws PvSyntaxException {
        Text match = arguments.text(0);
        return (ctx, in) -> {
            String wanted = match.text(ctx);
            if (in.isNull() || wanted == null) {
                return Value.FAILED;
            }
            return wanted.isEmpty() ? in : Value.of(in.text().replace(wanted, ""));
        };
    }

    private static Transformation count(TransformationArguments arguments) throws PvSyntaxException {
        Text mark = arguments.text(0);
        return (ctx, in) -> {
            String chars = mark.text(ctx);
            if (in.isNull() || chars == null) {
                return Value.FAILED;
            }
            char wanted = chars.isEmpty() ? '\0' : chars.charAt(0);
            int found = 0;
            String text = in.text();
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == wanted) {
                    found++;
                }
            }
            return Value.of(found);
        };
    }

    /** Line breaks with m pads after them. */
    private static Transformation lines(TransformationArguments arguments, char pad) throws PvSyntaxException {
        Number width = arguments.number(0);
        Number pads = arguments.number(1);
        return (ctx, in) -> {
            Value columns = width.number(ctx);
            Value margin = pads.number(ctx);
            if (in.isNull() || columns == null || margin == null || columns.number() <= 0 || margin.number() < 0) {
                return Value.FAILED;
            }
            return Value.of(
                    broken(in.text(), columns.number(), String.valueOf(pad).repeat(margin.number())));
        };
    }

    /** Kamailio 5.6 breaks after each of the first n - 1 chars. */
    private static String broken(String text, int width, String margin) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            out.append(text.charAt(i));
            if (i < width - 1 && i + 1 < text.length()) {
                out.append("\r\n").append(margin);
            }
        }
        return out.toString();
    }
}
