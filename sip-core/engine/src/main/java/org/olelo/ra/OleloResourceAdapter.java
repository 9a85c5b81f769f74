package org.olelo.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.nio.file.Path;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.olelo.server.ConfigurationException;
import org.olelo.server.ServerOptions;
import org.olelo.server.SipServer;

/** Starts the engine with the application server and stops it at undeploy. Lists are separated by white space; message inflow is refused. */
public final class OleloResourceAdapter implements ResourceAdapter {
    private String configFile = "";
    private String defines = "";
    private String listenAddresses = "";
    private String dataDirectory = "data";
    private @Nullable SipServer server;

    /** Starts the engine; throws when the configuration is refused, with nothing left running. */
    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        ServerOptions options = new ServerOptions().dataDirectory(Path.of(dataDirectory));
        if (!configFile.isBlank()) {
            options.configFile(Path.of(configFile));
        }
        words(defines).forEach(options::define);
        options.listen().addAll(words(listenAddresses));
        try {
            server = SipServer.start(options);
        } catch (ConfigurationException e) {
            throw new ResourceAdapterInternalException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Stops the engine; returns when ports are free and threads have ended. */
    @Override
    public void stop() {
        SipServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        throw new NotSupportedException("message inflow is not supported by this resource adapter");
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        // no endpoint was ever activated
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

    /** Where the embedded database is kept. */
    public String getDataDirectory() {
        return dataDirectory;
    }

    /** Sets the data directory. */
    public void setDataDirectory(String directory) {
        dataDirectory = directory;
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
