package org.olelo.server;

/** What the server calls itself. */
public final class Product {
    /** Version of this product. */
    public static final String VERSION = "0.1.0";

    /** The Kamailio version whose behaviour is kept; scripts test it ({@code KAMAILIO_VERSION}). */
    public static final String KAMAILIO_VERSION = "5.6.3";

    /** Value of Server and User-Agent headers. */
    public static final String SIGNATURE = "olelo (" + VERSION + " (jvm/linux))";

    private Product() {}
}
