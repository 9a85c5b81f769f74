package org.olelo.ejb.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.jdbc.Dialect;
import org.olelo.ejb.jpa.JpaDatabaseDriver;
import org.olelo.schema.SchemaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's own database: brings its schema up to date at start and makes the driver for the engine. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/olelo",
        className = "org.olelo.ejb.start.ServerDataSource",
        properties = "description=Olelo", // WildFly wants one text property at least
        transactional = false,
        minPoolSize = 1,
        maxPoolSize = 32)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class ServerDatabase {
    private static final Logger LOG = LoggerFactory.getLogger("ejb");

    @Resource(lookup = "java:app/jdbc/olelo")
    private DataSource source;

    @PersistenceUnit(unitName = "olelo")
    private EntityManagerFactory factory;

    private DatabaseDriver driver;

    @PostConstruct
    void open() {
        new SchemaMigration(source).migrate();
        driver = new JpaDatabaseDriver(factory, dialect());
    }

    /** The driver of scheme {@code jpa}; register it with the engine before it opens databases. */
    public DatabaseDriver driver() {
        return driver;
    }

    /** True when the database answers; waits two seconds at most. */
    public boolean answers() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            LOG.warn("the server's database does not answer, reason={}", e.getMessage());
            return false;
        }
    }

    private Dialect dialect() {
        try (Connection connection = source.getConnection()) {
            return Dialect.ofJdbcUrl(connection.getMetaData().getURL());
        } catch (SQLException e) {
            throw new IllegalStateException("the server's database cannot be reached", e);
        }
    }
}
