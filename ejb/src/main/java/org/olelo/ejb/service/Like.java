package org.olelo.ejb.service;

/** Patterns of LIKE with {@code !} as escape. */
final class Like {
    private Like() {}

    /** Everything that begins with the text. */
    static String prefix(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
