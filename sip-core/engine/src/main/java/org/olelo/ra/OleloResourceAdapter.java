package org.olelo.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.Databases;
import org.olelo.db.jdbc.BuiltInDrivers;
import org.olelo.module.ejb.api.RequestEndpoints;
import org.olelo.script.source.Diagnostic;
import org.olelo.server.CommandLine;
import org.olelo.server.ConfigurationException;
import org.olelo.server.ServerOptions;
import org.olelo.server.SipServer;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the engine with the application server and stops it at undeploy.
 *
 * <p>{@code start} reads and checks the configuration. The engine opens its ports at once, on databases of its own, or, when {@code startWith} is
 * {@code application}, when the application has brought the server's database through {@link SipConnection#start}.
 *
 * <p>Properties that are lists are separated by white space. The system property {@value #ARGUMENTS} holds options of Kamailio's command line, one word
 * a line; they come after those of the properties. {@value #DATA} is the data directory where the property is empty.
 */
public final class OleloResourceAdapter implements ResourceAdapter {
    /** System property: words of Kamailio's command line, separated by line feeds. */
    public static final String ARGUMENTS = "olelo.arguments";
    /** System property: the data directory. */
    public static final String DATA = "olelo.data";
    /** System property: true where the JVM exists for this server alone; a refused configuration ends it with exit code 1. */
    public static final String ALONE = "olelo.alone";

    private static final Logger LOG = LoggerFactory.getLogger("core");

    private final ReentrantLock lock = new ReentrantLock();
    private String configFile = "";
    private String defines = "";
    private String listenAddresses = "";
    private String dataDirectory = "";
    private String startWith = "adapter";
    private @Nullable MessageEndpoints endpoints;
    private @Nullable SipServer read;
    private @Nullable EngineBean known;
    private volatile @Nullable SipServer running;

    /** Reads the configuration; throws when it is refused, with nothing left running. */
    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        endpoints = new MessageEndpoints(context.getWorkManager());
        lock.lock();
        try {
            read = read();
            if (startWith.equals("adapter")) {
                open(null);
            } else if (!startWith.equals("application")) {
                throw new ResourceAdapterInternalException(
                        "property startWith is 'adapter' or 'application', not '" + startWith + "'");
            }
        } catch (ResourceAdapterInternalException e) {
            stop();
            throw e;
        } catch (ResourceException e) {
            stop();
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Opens the ports; {@code serverDatabase} replaces the adapter's own for scheme jpa. Does nothing when the engine runs. */
    void open(@Nullable DatabaseDriver serverDatabase) throws ResourceException {
        lock.lock();
        try {
            if (running != null) {
                return;
            }
            SipServer server = read != null ? read : read();
            read = null;
            if (serverDatabase != null) {
                server.databases().register("jpa", serverDatabase);
            }
            if (endpoints != null) {
                server.publish(RequestEndpoints.class, endpoints);
            }
            server.open();
            running = server;
            known = EngineBean.register(server);
        } catch (ConfigurationException e) {
            throw refused(e);
        } finally {
            lock.unlock();
        }
    }

    private SipServer read() throws ResourceAdapterInternalException {
        ServerOptions options = options();
        Databases databases = new Databases();
        BuiltInDrivers.register(databases, options.dataDirectory());
        try {
            return SipServer.read(options, databases);
        } catch (ConfigurationException e) {
            throw refused(e);
        }
    }

    private static ResourceAdapterInternalException refused(ConfigurationException e) {
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        for (Diagnostic diagnostic : e.diagnostics()) {
            text.append('\n').append(diagnostic.render().stripTrailing());
        }
        if (Boolean.getBoolean(ALONE)) {
            endProcess("ERROR: " + text + "\n");
        }
        return new ResourceAdapterInternalException(text.toString(), e);
    }

    /** Past the server's logging, which would put its prefix before each line and a stack trace behind. */
    private static void endProcess(String reason) {
        try (FileOutputStream error = new FileOutputStream(FileDescriptor.err)) {
            error.write(reason.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.error(reason, e);
        }
        Runtime.getRuntime().halt(1);
    }

    private ServerOptions options() throws ResourceAdapterInternalException {
        List<String> words = new ArrayList<>();
        if (!configFile.isBlank()) {
            words.addAll(List.of("-f", configFile));
        }
        words(defines).forEach(define -> words.addAll(List.of("-A", define)));
        words(listenAddresses).forEach(address -> words.addAll(List.of("-l", address)));
        System.getProperty(ARGUMENTS, "")
                .lines()
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        try {
            CommandLine line = CommandLine.parse(words);
            if (!line.ignored().isEmpty()) {
                LOG.info(
                        "options without a meaning in an application server are ignored: {}",
                        String.join(" ", line.ignored()));
            }
            String data = dataDirectory.isBlank() ? System.getProperty(DATA, "data") : dataDirectory;
            return line.options().dataDirectory(Path.of(data));
        } catch (CommandLine.UsageException e) {
            throw new ResourceAdapterInternalException(e.getMessage(), e);
        }
    }

    boolean running() {
        return running != null;
    }

    Engine engine() {
        SipServer server = running;
        if (server == null) {
            throw new IllegalStateException("the SIP engine does not run");
        }
        return server;
    }

    /** Stops the engine; returns when ports are free and threads have ended. */
    @Override
    public void stop() {
        lock.lock();
        try {
            SipServer open = running;
            running = null;
            if (known != null) {
                known.close();
                known = null;
            }
            if (open != null) {
                open.close();
            }
            SipServer unused = read;
            read = null;
            if (unused != null) {
                unused.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        MessageEndpoints known = endpoints;
        if (known == null || !(spec instanceof SipActivationSpec sip)) {
            throw new NotSupportedException("not an activation of this resource adapter: " + spec);
        }
        sip.validate();
        known.add(factory, sip);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        MessageEndpoints known = endpoints;
        if (known != null && spec instanceof SipActivationSpec sip) {
            known.remove(factory, sip);
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** The configuration file; empty: the built-in configuration. */
    public String getConfigFile() {
        return configFile;
    }

    /** Sets the configuration file. */
    public void setConfigFile(String file) {
        configFile = file;
    }

    /** The defines, NAME or NAME=VALUE. */
    public String getDefines() {
        return defines;
    }

    /** Sets the defines. */
    public void setDefines(String words) {
        defines = words;
    }

    /** The addresses to listen on, as {@code -l} takes them. */
    public String getListenAddresses() {
        return listenAddresses;
    }

    /** Sets the addresses to listen on. */
    public void setListenAddresses(String words) {
        listenAddresses = words;
    }

    /** Where the embedded database and control sockets are kept. */
    public String getDataDirectory() {
        return dataDirectory;
    }

    /** Sets the data directory. */
    public void setDataDirectory(String directory) {
        dataDirectory = directory;
    }

    /** When the engine opens its ports: {@code adapter} (at once) or {@code application}. */
    public String getStartWith() {
        return startWith;
    }

    /** Sets when the engine opens its ports. */
    public void setStartWith(String word) {
        startWith = word;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
