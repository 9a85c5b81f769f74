package org.olelo.script.preprocess;

/**
 * One define.
 *
 * @param name the identifier
 * @param value the text that replaces it, "" for none
 * @param quoted true when the value is a string by itself (defenvs, substdefs): it replaces the name as a string
 */
public record Define(String name, String value, boolean quoted) {}
