package org.olelo.sip;

/** Placeholder until the parser lands; the parser's own class replaces it. */
public abstract sealed class SipMessage permits SipRequest, SipResponse {}
