package org.olelo.sip.body;

/**
 * One line of a session description as offsets.
 *
 * @param type the letter before '='
 * @param start offset of the letter
 * @param valueStart offset after '='
 * @param valueEnd offset before the line end
 * @param end offset after the line end
 */
public record SdpLine(char type, int start, int valueStart, int valueEnd, int end) {}
