package org.olelo.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.olelo.rpc.Statistics;
import org.olelo.server.Product;
import org.olelo.spi.Engine;
import org.olelo.web.access.Roles;

/**
 * The engine's statistics for Prometheus, under the names of Kamailio's module xhttp_prom ({@code kamailio_GROUP_NAME}), so that its dashboards and
 * rules go on working, and a little about the JVM.
 */
@Path("metrics")
public final class MetricsResource {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final EngineSource engines;

    /** On the services of the application. */
    public MetricsResource(@Context Configuration application) {
        Services services = Services.of(application);
        this.engines = services.engines();
    }

    /** All of them, in the text format 0.0.4. */
    @GET
    @Produces({TEXT, "*/*;qs=0.5"})
    @RolesAllowed({Roles.ADMIN, Roles.VIEWER})
    public Response metrics() {
        PrometheusText text = new PrometheusText();
        Optional<Engine> engine = engines.engine();
        text.gauge("olelo_up", "1 when the SIP engine takes messages.", engine.isPresent() ? 1 : 0);
        text.info("olelo_info", "The version that runs.", "version", Product.VERSION);
        engine.ifPresent(running -> statistics(text, running.statistics()));
        JvmMetrics.write(text);
        return Response.ok(text.toString().getBytes(StandardCharsets.UTF_8), TEXT)
                .build();
    }

    private static void statistics(PrometheusText text, Statistics statistics) {
        for (String group : statistics.groups()) {
            for (Statistics.Statistic statistic : statistics.group(group)) {
                String name = "kamailio_" + group + "_" + statistic.name();
                long value = statistic.value().getAsLong();
                if (statistic.counter() != null) {
                    text.counter(name, statistic.doc(), value);
                } else {
                    text.gauge(name, statistic.doc(), value);
                }
            }
        }
    }
}
