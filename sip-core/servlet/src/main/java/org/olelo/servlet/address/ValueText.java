package org.olelo.servlet.address;

/** Where the parts of a value with parameters are. */
final class ValueText {
    private ValueText() {}

    /** Index of the first semicolon outside quotes and angle brackets, or the length. */
    static int parametersAt(String text) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '<') {
                bracketed = true;
            } else if (!quoted && c == '>') {
                bracketed = false;
            } else if (c == ';' && !quoted && !bracketed) {
                return i;
            }
        }
        return text.length();
    }
}
