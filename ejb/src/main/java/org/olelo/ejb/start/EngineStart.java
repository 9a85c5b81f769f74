package org.olelo.ejb.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.resource.ResourceException;
import java.util.Optional;
import org.olelo.ra.SipConnection;
import org.olelo.ra.SipConnectionFactory;
import org.olelo.spi.Engine;

/** Brings the server's database to the engine, which then opens its ports; stops the engine before the database goes away. */
@Singleton
@Startup
@DependsOn("ServerDatabase")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class EngineStart {
    @Resource(name = "sip/Engine")
    private SipConnectionFactory factory;

    @EJB
    private ServerDatabase database;

    @PostConstruct
    void start() {
        try (SipConnection connection = factory.connection()) {
            connection.start(database.driver());
        } catch (ResourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @PreDestroy
    void stop() {
        try (SipConnection connection = factory.connection()) {
            connection.stop();
        } catch (ResourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The engine while it runs. */
    public Optional<Engine> engine() {
        try (SipConnection connection = factory.connection()) {
            return connection.running() ? Optional.of(connection.engine()) : Optional.empty();
        } catch (ResourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
