package org.olelo.sip;

/** Offsets of "version code reason" in the message, and the code. */
record StatusLine(int start, int versionEnd, int statusStart, int statusCode, int reasonStart, int reasonEnd) {}
