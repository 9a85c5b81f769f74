package org.olelo.web;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.StringReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EventListener;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Databases;
import org.olelo.db.jdbc.Dialect;
import org.olelo.ejb.jpa.JpaDatabaseDriver;
import org.olelo.ejb.service.NewOperator;
import org.olelo.ejb.service.OperatorRole;
import org.olelo.ejb.service.OperatorService;
import org.olelo.ejb.service.SubscriberService;
import org.olelo.schema.SchemaMigration;
import org.olelo.server.ServerOptions;
import org.olelo.server.SipServer;

/** The web application in WildFly's servlet container, on a real engine and an H2 in memory. */
final class TestServer implements AutoCloseable {
    static final String ADMIN = "root:administrator-1";
    static final String VIEWER = "guest:only-looking-1";
    static final int ITERATIONS = 10;

    final JdbcDataSource source = new JdbcDataSource();
    final OperatorService operators;
    final SubscriberService subscribers;
    volatile boolean databaseAnswers = true;
    volatile Optional<SipServer> engine = Optional.empty();

    private final EntityManagerFactory factory;
    private final Undertow http;
    private final DeploymentManager deployment;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    /** An answer; its body as text and parsed. */
    record Answer(int status, HttpResponse<String> response) {
        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonObject object() {
            return (JsonObject) json();
        }

        JsonArray array() {
            return (JsonArray) json();
        }

        private JsonStructure json() {
            try (JsonReader reader = Json.createReader(new StringReader(text()))) {
                return reader.read();
            }
        }
    }

    /**
     * Starts it.
     *
     * @param name of the database
     * @param configuration of the engine; null: no engine runs
     */
    TestServer(String name, String configuration) throws Exception {
        source.setURL(Dialect.H2.jdbcUrl(DatabaseUrl.parse("h2:mem:" + name)));
        new SchemaMigration(source).migrate();
        factory = Persistence.createEntityManagerFactory(
                "olelo", Map.of("jakarta.persistence.nonJtaDataSource", source, "hibernate.hbm2ddl.auto", "validate"));
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        operators = new OperatorService(factory, validator, ITERATIONS);
        subscribers = new SubscriberService(factory, validator);
        operators.create(new NewOperator("root", "administrator-1", OperatorRole.ADMIN));
        operators.create(new NewOperator("guest", "only-looking-1", OperatorRole.VIEWER));
        if (configuration != null) {
            Databases databases = new Databases();
            databases.register("jpa", new JpaDatabaseDriver(factory, Dialect.H2));
            engine = Optional.of(SipServer.start(
                    new ServerOptions().configText(configuration.replace(TestConfigs.PORT, freePort())), databases));
        }
        Services services =
                new Services(() -> engine.map(running -> running), () -> databaseAnswers, subscribers, operators);
        deployment = Servlets.defaultContainer().addDeployment(deployment(name, services));
        deployment.deploy();
        http = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(deployment.start())
                .build();
        http.start();
        InetSocketAddress address =
                (InetSocketAddress) http.getListenerInfo().get(0).getAddress();
        base = URI.create("http://127.0.0.1:" + address.getPort());
    }

    private static String freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static DeploymentInfo deployment(String name, Services services) {
        ServletContextListener start = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                new WebApplication(services).install(event.getServletContext());
            }
        };
        return Servlets.deployment()
                .setDeploymentName(name)
                .setContextPath("")
                .setClassLoader(TestServer.class.getClassLoader())
                .addListener(new ListenerInfo(
                        ServletContextListener.class, new ImmediateInstanceFactory<EventListener>(start)));
    }

    Answer get(String login, String path) throws Exception {
        return send(login, "GET", path, null);
    }

    /** Sends a request; a body goes as application/json. */
    Answer send(String login, String method, String path, String body) throws Exception {
        return send(login, method, path, body, "application/json");
    }

    /**
     * Sends a request.
     *
     * @param login name:password; null: none
     * @param type of the body; null: none is told
     */
    Answer send(String login, String method, String path, String body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        if (body != null && type != null) {
            request.header("Content-Type", type);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response);
    }

    @Override
    public void close() throws Exception {
        http.stop();
        deployment.stop();
        deployment.undeploy();
        engine.ifPresent(SipServer::close);
        factory.close();
    }
}
