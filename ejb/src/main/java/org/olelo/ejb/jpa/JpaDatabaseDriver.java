package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.olelo.db.Database;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;

/** Scheme {@code jpa} in an application server: {@code jpa:olelo} is the server's own database. */
public final class JpaDatabaseDriver implements DatabaseDriver {
    private final EntityManagerFactory factory;
    private final Dialect dialect;

    /**
     * A driver.
     *
     * @param factory of a persistence unit with local transactions
     * @param dialect of the database behind it
     */
    public JpaDatabaseDriver(EntityManagerFactory factory, Dialect dialect) {
        this.factory = factory;
        this.dialect = dialect;
    }

    @Override
    public Database open(DatabaseUrl url) {
        if (!url.equals(DatabaseUrl.SERVER)) {
            throw new DatabaseException(
                    DatabaseFault.BAD_URL, "the server has one database, " + DatabaseUrl.SERVER + ", but not " + url);
        }
        return new JpaDatabase(url, dialect, factory);
    }
}
