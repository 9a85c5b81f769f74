package org.olelo.sip.edit;

/** Placeholder until the parser lands; the parser's own class replaces it. */
public final class MessageEdits {}
