package org.olelo.ra;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a message-driven bean takes requests: the endpoint's name in the script, and the methods it takes. */
public final class SipActivationSpec implements ActivationSpec {
    private @Nullable ResourceAdapter adapter;
    private String endpoint = "";
    private String methods = "";

    @Override
    public void validate() throws InvalidPropertyException {
        if (endpoint.isBlank()) {
            throw new InvalidPropertyException(
                    "activation property endpoint is missing: the name that ejb_request() and ejb_notify() use");
        }
    }

    /** True when it takes that method. */
    boolean takes(String method) {
        return methods.isBlank()
                || List.of(methods.strip().toUpperCase(Locale.ROOT).split("[\\s,]+"))
                        .contains(method);
    }

    /** The name in the script. */
    public String getEndpoint() {
        return endpoint;
    }

    /** Sets the name in the script. */
    public void setEndpoint(String name) {
        endpoint = name;
    }

    /** The methods, separated by commas; empty: all. */
    public String getMethods() {
        return methods;
    }

    /** Sets the methods. */
    public void setMethods(String names) {
        methods = names;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(@Nullable ResourceAdapter owner) {
        adapter = owner;
    }
}
