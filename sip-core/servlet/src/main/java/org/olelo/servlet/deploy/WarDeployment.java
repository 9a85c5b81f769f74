package org.olelo.servlet.deploy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.sip.ConvergedHttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.ApplicationDescriptor;
import org.olelo.servlet.SipServletContainer;
import org.olelo.servlet.war.RunningApplication;
import org.olelo.servlet.war.Surroundings;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web archive's application in a container of its own. */
public final class WarDeployment implements RunningApplication {
    private static final Logger LOG = LoggerFactory.getLogger("sipapp");

    private final SipServletContainer container;
    private final String name;

    private WarDeployment(SipServletContainer container, String name) {
        this.container = container;
        this.name = name;
    }

    /**
     * Starts it.
     *
     * @param classes annotated ones
     * @throws ServletException when the application is faulty or refuses
     */
    public static RunningApplication start(
            Object engine, ServletContext context, Collection<Class<?>> classes, Surroundings surroundings)
            throws ServletException {
        ApplicationDescriptor descriptor = descriptor(context, classes, surroundings.loader());
        SipServletContainer container;
        try {
            container = SipServletContainer.attach((Engine) engine);
        } catch (ModuleException e) {
            throw new ServletException("the configuration loads no module sipapp", e);
        }
        try {
            container.deploy(descriptor, context, surroundings);
        } catch (ServletException | RuntimeException e) {
            container.close();
            throw e;
        }
        LOG.info(
                "deployed, application={} servlets={}",
                descriptor.name(),
                descriptor.servlets().size());
        return new WarDeployment(container, descriptor.name());
    }

    private static ApplicationDescriptor descriptor(
            ServletContext context, Collection<Class<?>> classes, ClassLoader loader) throws ServletException {
        String shown = context.getServletContextName();
        String path = context.getContextPath();
        String name = shown != null && !shown.isEmpty() ? shown : path.isEmpty() ? "ROOT" : path.substring(1);
        try (InputStream in = context.getResourceAsStream("/WEB-INF/sip.xml")) {
            ApplicationDescriptor base = in == null ? null : SipXml.read(in, "", loader);
            return AnnotatedClasses.merge(base, name, classes);
        } catch (IOException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    @Override
    public ConvergedHttpSession converged(HttpSession session, @Nullable String appSessionId, String base) {
        return container.webSessions(name).converged(session, appSessionId, base);
    }

    @Override
    public void ended(HttpSession session) {
        container.webSessions(name).ended(session);
    }

    @Override
    public void close() {
        container.close();
        LOG.info("undeployed, application={}", name);
    }
}
