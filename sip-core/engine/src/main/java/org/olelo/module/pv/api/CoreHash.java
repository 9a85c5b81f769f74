package org.olelo.module.pv.api;

/** Kamailio's core_hash of one text: four bytes a step, big endian, then mixed. */
public final class CoreHash {
    private CoreHash() {}

    /** The hash of the text. */
    public static int of(String text) {
        return mixed(updated(0, text));
    }

    /** The hash of both texts, one after the other. */
    public static int of(String first, String second) {
        return mixed(updated(updated(0, first), second));
    }

    private static int mixed(int hash) {
        return hash + (hash >>> 11) + (hash >>> 13) + (hash >>> 23);
    }

    private static int updated(int start, String text) {
        int hash = start;
        int i = 0;
        for (; i + 4 <= text.length(); i += 4) {
            int word = signed(text, i) << 24;
            word += signed(text, i + 1) << 16;
            word += signed(text, i + 2) << 8;
            word += signed(text, i + 3);
            hash += word ^ word >>> 3;
        }
        int rest = 0;
        for (; i < text.length(); i++) {
            rest = (rest << 8) + signed(text, i);
        }
        return hash + (rest ^ rest >>> 3);
    }

    /** C's char is signed on the oracle's platform. */
    private static int signed(String text, int index) {
        return (byte) text.charAt(index);
    }
}
