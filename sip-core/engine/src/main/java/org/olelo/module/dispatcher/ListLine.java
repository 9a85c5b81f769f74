package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;

/** One line of the list file: set, URI, then flags, priority and attributes as far as they are there. */
record ListLine(int set, String uri, int flags, int priority, String attributes) {

    /** Reads it; null when there is no URI. Each number ends where its digits do, so what is no number is read as the next field. */
    static @Nullable ListLine parse(String line) {
        Reader reader = new Reader(line);
        int set = reader.number();
        String uri = reader.word();
        if (uri.isEmpty()) {
            return null;
        }
        return new ListLine(set, uri, reader.number(), reader.number(), reader.word());
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        int number() {
            skipBlanks();
            int number = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            return number;
        }

        String word() {
            skipBlanks();
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }
    }
}
