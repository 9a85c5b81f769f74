package org.olelo.db;

/**
 * A column of a result.
 *
 * @param name as the database reports it, one char per byte
 * @param type the type of its values
 */
public record Column(String name, DbType type) {}
