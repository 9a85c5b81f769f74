package org.olelo.module.textops;

import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;

/** A header name as argument: known ones match by id, compact forms included. */
public final class HeaderName {
    private final HeaderId id;
    private final String text;

    private HeaderName(HeaderId id, String text) {
        this.id = id;
        this.text = text;
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException when it is not a token
     */
    public static HeaderName parseArgument(String text) {
        String name = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        if (name.isEmpty() || !name.chars().allMatch(HeaderName::isNameChar)) {
            throw new IllegalArgumentException("\"" + text + "\" is not the name of a header");
        }
        return new HeaderName(HeaderId.of(name), name);
    }

    private static boolean isNameChar(int c) {
        return c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}$".indexOf(c) < 0;
    }

    /** Index of the first header of that name, or -1. */
    int first(SipMessage message) {
        return id == HeaderId.OTHER ? message.findByName(text, 0) : message.find(id);
    }

    /** Index of the next one after i, or -1. */
    int next(SipMessage message, int i) {
        return message.next(i);
    }

    /** Index of the last one, or -1. */
    int last(SipMessage message) {
        int last = -1;
        for (int i = first(message); i >= 0; i = message.next(i)) {
            last = i;
        }
        return last;
    }
}
