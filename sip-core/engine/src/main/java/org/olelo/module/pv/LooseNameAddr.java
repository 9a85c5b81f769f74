package org.olelo.module.pv;

/**
 * A name-addr as the class {@code nameaddr} splits it: what stands before and between the angle brackets, nothing checked.
 *
 * @param name text before the bracket as written, with quotes and blanks
 * @param uri text between the brackets; the whole text when there are none
 * @param length chars up to and with the closing bracket
 */
record LooseNameAddr(String name, String uri, int length) {
    static LooseNameAddr of(String text) {
        int left = -1;
        boolean quoted = false;
        for (int i = 0; i < text.length() && left < 0; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                left = i;
            }
        }
        if (left < 0) {
            return new LooseNameAddr("", text, text.length());
        }
        int right = text.indexOf('>', left);
        if (right < 0) {
            return new LooseNameAddr(text.substring(0, left), "", 0);
        }
        return new LooseNameAddr(text.substring(0, left), text.substring(left + 1, right), right + 1);
    }
}
