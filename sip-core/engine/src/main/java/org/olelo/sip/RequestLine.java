package org.olelo.sip;

/** Offsets of "METHOD uri version" in the message. */
record RequestLine(int start, int methodEnd, int uriStart, int uriEnd, int versionStart, int versionEnd) {}
