package org.olelo.sip;

/**
 * Bytes that cannot be processed as a message.
 *
 * @param defect the first violation found
 * @param offset where, in bytes from the start
 */
public record MalformedMessage(MessageDefect defect, int offset) implements Parsed {}
