package org.olelo.ejb.service;

/**
 * Somebody who administers the server.
 *
 * @param username the name of the login
 * @param role what is allowed
 */
public record Operator(String username, OperatorRole role) {}
