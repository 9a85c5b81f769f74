package org.olelo.pv;

/** What is known at load about the values of a pseudo-variable. */
public enum PvType {
    /** Null, string or integer. */
    ANY,
    /** Always an integer. */
    INT,
    /** Always a string, or null. */
    STRING
}
