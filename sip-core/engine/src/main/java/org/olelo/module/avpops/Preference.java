package org.olelo.module.avpops;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvParser;

/**
 * Which preferences are meant: {@code $avp(x)}, or {@code *} for all; then a table or a {@code $scheme}.
 *
 * @param key name of the AVP as the store has it; null: all
 * @param table empty: the one of the module
 * @param scheme empty: none
 */
public record Preference(@Nullable String key, String table, String scheme) {
    /** Reads it. */
    public static Preference parseArgument(String text, PvParser unused) {
        int slash = text.indexOf('/');
        String avp = slash < 0 ? text : text.substring(0, slash);
        String rest = slash < 0 ? "" : text.substring(slash + 1);
        String key = avp.equals("*") ? null : AvpName.require(avp).key();
        boolean scheme = rest.startsWith("$");
        return new Preference(key, scheme ? "" : rest, scheme ? rest.substring(1) : "");
    }
}
