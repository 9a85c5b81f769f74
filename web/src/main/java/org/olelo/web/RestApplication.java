package org.olelo.web;

import java.util.List;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.olelo.web.access.AccessFeature;
import org.olelo.web.access.Logins;
import org.olelo.web.body.BodyReader;
import org.olelo.web.body.FaultMapper;
import org.olelo.web.body.JsonWriter;

/**
 * The JAX-RS application under {@code /api}. Nothing is found by scanning, neither here nor in the server, so that it is the same
 * application in each server; resources take the services from its property.
 */
final class RestApplication extends ResourceConfig {
    /** The resources. */
    static final List<Class<?>> RESOURCES = List.of(
            HealthResource.class,
            LocationResource.class,
            MetricsResource.class,
            OpenApiResource.class,
            OperatorResource.class,
            RpcResource.class,
            SubscriberResource.class);

    RestApplication(Services services) {
        property(Services.PROPERTY, services);
        property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        register(new BodyReader());
        register(new JsonWriter());
        register(new FaultMapper());
        register(new AccessFeature(new Logins(services.operators()), BorderFilter.PEER));
        RESOURCES.forEach(this::register);
    }
}
