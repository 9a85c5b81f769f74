package org.olelo.pv;

/** Parses references to pseudo-variables and strings that contain them, at load. */
public interface PvParser {
    /** A format string: text, {@code $name}, {@code $name(inner)}, {@code $(name(inner)[index]{class.name,args}…)}, {@code $$}. */
    PvFormat format(String text) throws PvSyntaxException;

    /** Exactly one reference, the whole text. */
    Pv variable(String text) throws PvSyntaxException;
}
