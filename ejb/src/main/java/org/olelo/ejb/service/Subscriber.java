package org.olelo.ejb.service;

/**
 * An account as administration sees it: no secrets.
 *
 * @param id the number that the database gave
 * @param username the user part of its address
 * @param domain the domain part, empty where the server does not use domains
 */
public record Subscriber(int id, String username, String domain) {}
