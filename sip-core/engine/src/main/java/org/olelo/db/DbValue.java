package org.olelo.db;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One typed value on its way to or from a database. Texts hold one char per byte, as everywhere in the engine. */
public sealed interface DbValue {
    /** 32 bits, signed. */
    record Int(int value) implements DbValue {}

    /** 64 bits, signed. */
    record BigInt(long value) implements DbValue {}

    /** 64 bits, floating point. */
    record Real(double value) implements DbValue {}

    /** Text, one char per byte (Kamailio's STRING and STR); stored as UTF-8. */
    record Text(String value) implements DbValue {}

    /** A point in time, to the second; databases store it as local time of the server, as Kamailio does. */
    record DateTime(Instant value) implements DbValue {}

    /** Bytes, one char each; stored as they are. */
    record Blob(String value) implements DbValue {}

    /** 32 flag bits. */
    record Bitmap(int value) implements DbValue {}

    /** 32 bits, unsigned. */
    record UInt(int value) implements DbValue {}

    /** 64 bits, unsigned. */
    record UBigInt(long value) implements DbValue {}

    /** SQL's NULL, of any type. */
    enum Null implements DbValue {
        /** The only one. */
        NULL
    }

    /** SQL's NULL. */
    static DbValue none() {
        return Null.NULL;
    }

    /** An {@link Int}. */
    static DbValue of(int value) {
        return new Int(value);
    }

    /** A {@link BigInt}. */
    static DbValue of(long value) {
        return new BigInt(value);
    }

    /** A {@link Real}. */
    static DbValue of(double value) {
        return new Real(value);
    }

    /** A {@link Text}, or NULL for null. */
    static DbValue of(@Nullable String value) {
        return value == null ? Null.NULL : new Text(value);
    }

    /** A {@link DateTime}, or NULL for null. */
    static DbValue of(@Nullable Instant value) {
        return value == null ? Null.NULL : new DateTime(value);
    }

    /** A {@link DateTime} from seconds since 1970. */
    static DbValue ofEpochSecond(long seconds) {
        return new DateTime(Instant.ofEpochSecond(seconds));
    }

    /** A {@link Blob}, or NULL for null. */
    static DbValue blob(@Nullable String bytes) {
        return bytes == null ? Null.NULL : new Blob(bytes);
    }

    /** Whether this is SQL's NULL. */
    default boolean isNull() {
        return this == Null.NULL;
    }

    /** As text, one char per byte; null for NULL. Numbers in decimal, times as {@code yyyy-MM-dd HH:mm:ss}. */
    default @Nullable String asText() {
        return switch (this) {
            case Text v -> v.value();
            case Blob v -> v.value();
            case Int v -> Integer.toString(v.value());
            case BigInt v -> Long.toString(v.value());
            case Real v -> Double.toString(v.value());
            case DateTime v -> DbTime.format(v.value());
            case Bitmap v -> Integer.toString(v.value());
            case UInt v -> Integer.toUnsignedString(v.value());
            case UBigInt v -> Long.toUnsignedString(v.value());
            case Null v -> null;
        };
    }

    /**
     * As a whole number: texts are parsed, times give seconds since 1970, fractions are cut.
     *
     * @param otherwise the result for NULL and for a text that is no number
     */
    default long asLong(long otherwise) {
        return switch (this) {
            case Int v -> v.value();
            case BigInt v -> v.value();
            case Real v -> (long) v.value();
            case DateTime v -> v.value().getEpochSecond();
            case Bitmap v -> v.value();
            case UInt v -> Integer.toUnsignedLong(v.value());
            case UBigInt v -> v.value();
            case Text v -> parse(v.value(), otherwise);
            case Blob v -> parse(v.value(), otherwise);
            case Null v -> otherwise;
        };
    }

    private static long parse(String text, long otherwise) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
