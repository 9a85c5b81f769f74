package org.olelo.routing;

/** The transaction a message belongs to, as far as this package knows it; the class is in {@code org.olelo.transaction}. */
public interface TransactionRef {}
