package org.olelo.pv;

/** Makes the pseudo-variable for one reference of the script. */
@FunctionalInterface
public interface PvFactory {
    /** Resolves names and indexes at load. */
    Pv create(PvName name) throws PvSyntaxException;
}
