package org.olelo.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growable byte buffer for building messages; cleared and used again. Not thread-safe. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    /** @param capacity bytes before it grows */
    public ByteSink(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** Starts again from nothing; the storage stays. */
    public ByteSink clear() {
        size = 0;
        return this;
    }

    /** Bytes written. */
    public int size() {
        return size;
    }

    /** The storage; the first {@link #size()} bytes are valid until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Adds all bytes. */
    public ByteSink put(byte[] source) {
        return put(source, 0, source.length);
    }

    /** Adds source[from, to). */
    public ByteSink put(byte[] source, int from, int to) {
        int length = to - from;
        if (length > 0) {
            reserve(length);
            System.arraycopy(source, from, bytes, size, length);
            size += length;
        }
        return this;
    }

    /** Adds one byte. */
    public ByteSink put(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** Adds text, one byte a character; null adds nothing. */
    @SuppressWarnings("deprecation") // String.getBytes(int, int, byte[], int) copies Latin-1 without allocation
    public ByteSink put(@Nullable String text) {
        if (text != null) {
            int length = text.length();
            reserve(length);
            text.getBytes(0, length, bytes, size);
            size += length;
        }
        return this;
    }

    /** Adds a number in decimal. */
    public ByteSink putInt(long value) {
        if (value < 0) {
            return put(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** Adds a number in lower-case hexadecimal without leading zeros. */
    public ByteSink putHex(long value) {
        int shift = 60;
        while (shift > 0 && value >>> shift == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            put((char) Latin.hexDigit((int) (value >>> shift)));
        }
        return this;
    }

    /** Adds CR LF. */
    public ByteSink crlf() {
        reserve(2);
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return this;
    }

    /** Drops what was written after the position. */
    public void truncate(int position) {
        size = Math.min(size, position);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** What was written, as text. */
    @Override
    public String toString() {
        return Latin.string(bytes, 0, size);
    }
}
