package org.olelo.servlet.war;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.sip.annotation.SipApplication;
import jakarta.servlet.sip.annotation.SipApplicationKey;
import jakarta.servlet.sip.annotation.SipListener;
import jakarta.servlet.sip.annotation.SipServlet;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Found by the web container in each archive that holds this library; does something where there are SIP servlets. */
@HandlesTypes({SipServlet.class, SipListener.class, SipApplication.class, SipApplicationKey.class})
public final class SipInitializer implements ServletContainerInitializer {
    /** For the web container. */
    public SipInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) throws ServletException {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (found != null) {
            found.stream().filter(SipInitializer::isOfApplication).forEach(classes::add);
        }
        boolean described = setContextParameters(context);
        if (!described && classes.stream().noneMatch(type -> type.isAnnotationPresent(SipServlet.class))) {
            return;
        }
        SipWar war = new SipWar(context, classes);
        context.addListener(war);
        FilterRegistration.Dynamic filter = context.addFilter("sip-converged-sessions", new ConvergedFilter(war));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
        }
    }

    private static boolean isOfApplication(Class<?> type) {
        return !type.isAnnotation() && !type.getName().startsWith("jakarta.servlet.sip.");
    }

    /** Those of sip.xml, which the web container does not read; false when there is no sip.xml. */
    private static boolean setContextParameters(ServletContext context) throws ServletException {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/sip.xml")) {
            if (in == null) {
                return false;
            }
            for (Map.Entry<String, String> one : ContextParameters.read(in).entrySet()) {
                context.setInitParameter(one.getKey(), one.getValue());
            }
            return true;
        } catch (IOException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }
}
