package org.olelo.sip;

/** What bytes turned out to be: a message or a malformed one. */
public sealed interface Parsed permits SipMessage, MalformedMessage {}
