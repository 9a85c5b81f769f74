package org.olelo.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import org.glassfish.jersey.servlet.ServletContainer;

/** All servlets and filters of the application, made by constructor. */
public final class WebApplication {
    private final Services services;

    /** On those services. */
    public WebApplication(Services services) {
        this.services = services;
    }

    /** Adds them to an application that starts. */
    public void install(ServletContext context) {
        context.addFilter("border", new BorderFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        ServletRegistration.Dynamic rest =
                context.addServlet("rest", new ServletContainer(new RestApplication(services)));
        rest.setLoadOnStartup(1);
        rest.addMapping("/api/*");
        context.addServlet("root", new RootServlet(services.engines())).addMapping("/");
    }
}
