package org.olelo.sip;

/** Placeholder until the parser lands; the parser's own class replaces it. */
public final class SipResponse extends SipMessage {}
