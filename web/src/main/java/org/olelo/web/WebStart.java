package org.olelo.web;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import org.olelo.ejb.service.OperatorService;
import org.olelo.ejb.service.SubscriberService;
import org.olelo.ejb.start.EngineStart;
import org.olelo.ejb.start.ServerDataSource;
import org.olelo.ejb.start.ServerDatabase;
import org.olelo.web.access.FirstOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the EJBs from the container and starts the web application on them. */
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class WebStart implements ServletContextListener {
    /** System property: where HTTP listens, for the log line that tells it. */
    public static final String ADDRESS = "olelo.http";

    private static final Logger LOG = LoggerFactory.getLogger("web");

    @EJB
    private EngineStart engine;

    @EJB
    private ServerDatabase database;

    @EJB
    private SubscriberService subscribers;

    @EJB
    private OperatorService operators;

    /** For the container. */
    public WebStart() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Path data = Path.of(System.getProperty(ServerDataSource.DATA, "data"));
        new FirstOperator(operators, data).makeIfNone();
        new WebApplication(new Services(
                        engine::engine, new KeptAnswer(database::answers, System::nanoTime), subscribers, operators))
                .install(event.getServletContext());
        LOG.info(
                "ready, administration at {}/",
                System.getProperty(ADDRESS, event.getServletContext().getContextPath()));
    }
}
