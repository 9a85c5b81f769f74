package org.olelo.sip;

import java.util.List;

/**
 * All values of a message's Contact header fields.
 *
 * @param star one value is "*"
 * @param malformed a value could not be read; those before it are in the list
 * @param values in order of appearance, without the star
 */
public record Contacts(boolean star, boolean malformed, List<NameAddr> values) {
    /** No Contact at all. */
    public static final Contacts NONE = new Contacts(false, false, List.of());
}
