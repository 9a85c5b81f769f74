package org.olelo.web;

/** Configurations of the engine. */
final class TestConfigs {
    private static final String USRLOC = """
            #!KAMAILIO
            children=1
            listen=udp:127.0.0.1:0
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "pv.so"
            loadmodule "usrloc.so"
            loadmodule "registrar.so"
            modparam("usrloc", "use_domain", 1)
            """;
    private static final String ROUTE = """
            request_route { save("location"); }
            """;

    /** Registrations in memory. */
    static final String MEMORY = USRLOC + ROUTE;

    private TestConfigs() {}

    /** Registrations in the server's database. */
    static String database(int mode) {
        return USRLOC + """
                modparam("usrloc", "db_mode", %d)
                modparam("usrloc", "db_url", "jpa:olelo")
                """.formatted(mode) + ROUTE;
    }
}
