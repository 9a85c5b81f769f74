package org.olelo.schema;

import java.util.Locale;

/** The databases that migrations exist for. */
public enum SchemaDialect {
    /** H2. */
    H2,
    /** PostgreSQL. */
    POSTGRESQL,
    /** MariaDB and MySQL. */
    MARIADB;

    /** The dialect of a database by the product name that JDBC gives; throws {@link SchemaException} for others. */
    public static SchemaDialect ofProduct(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            case "mariadb", "mysql" -> MARIADB;
            default -> throw new SchemaException("no migrations for the database product '" + product + "'", null);
        };
    }

    /** The folder of its scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
