package org.olelo.ejb.service;

/** What an operator may do. */
public enum OperatorRole {
    /** Everything. */
    ADMIN,
    /** Look, not change. */
    VIEWER
}
