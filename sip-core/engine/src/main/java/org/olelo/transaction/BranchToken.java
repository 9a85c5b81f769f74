package org.olelo.transaction;

import org.jspecify.annotations.Nullable;

/** The branch parameter of our own Via: cookie, bucket, label with a random part, branch index. Found again without a search. */
final class BranchToken {
    static final String COOKIE = "z9hG4bK";

    // z9hG4bK hhhhh . llllllllnnnnnnnn . b
    private static final int HASH_AT = 7;
    private static final int HASH_DIGITS = 5;
    private static final int LABEL_AT = 13;
    private static final int NONCE_AT = 21;
    private static final int INDEX_AT = 30;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private BranchToken() {}

    static String of(int hash, int label, int nonce, int index) {
        char[] text = new char[index < 16 ? 31 : 32];
        COOKIE.getChars(0, HASH_AT, text, 0);
        hex(text, HASH_AT, hash, HASH_DIGITS);
        text[LABEL_AT - 1] = '.';
        hex(text, LABEL_AT, label, 8);
        hex(text, NONCE_AT, nonce, 8);
        text[INDEX_AT - 1] = '.';
        hex(text, INDEX_AT, index, index < 16 ? 1 : 2);
        return new String(text);
    }

    static @Nullable Transaction find(TransactionTable table, String branch) {
        int length = branch.length();
        if (length < INDEX_AT + 1
                || length > INDEX_AT + 2
                || branch.charAt(LABEL_AT - 1) != '.'
                || branch.charAt(INDEX_AT - 1) != '.'
                || !branch.startsWith(COOKIE)) {
            return null;
        }
        long hash = number(branch, HASH_AT, HASH_DIGITS);
        long label = number(branch, LABEL_AT, 8);
        long nonce = number(branch, NONCE_AT, 8);
        if (hash < 0 || label < 0 || nonce < 0) {
            return null;
        }
        Transaction found = table.find((int) hash, (int) label);
        return found != null && found.nonce == (int) nonce ? found : null;
    }

    /** Branch index of a token that {@link #find} accepted; -1 when it is malformed. */
    static int index(String branch) {
        return (int) number(branch, INDEX_AT, branch.length() - INDEX_AT);
    }

    private static void hex(char[] text, int at, int value, int digits) {
        for (int i = digits - 1, rest = value; i >= 0; i--, rest >>>= 4) {
            text[at + i] = HEX[rest & 15];
        }
    }

    private static long number(String text, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
