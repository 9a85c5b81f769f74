package org.olelo.web;

/** Configurations of the engine. */
final class TestConfigs {
    /** Stands for a free port; Kamailio takes 0 for 5060. */
    static final String PORT = "PORT";

    private static final String USRLOC = """
            #!KAMAILIO
            children=1
            listen=udp:127.0.0.1:PORT
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

    /** Registrations in memory, and modules with RPC commands. */
    static final String MANY_MODULES = USRLOC + """
            loadmodule "cfg_rpc.so"
            loadmodule "cfgutils.so"
            loadmodule "counters.so"
            loadmodule "htable.so"
            loadmodule "kex.so"
            loadmodule "pike.so"
            """ + ROUTE;

    private TestConfigs() {}

    /** No module at all. */
    static final String EMPTY = "#!KAMAILIO\nlisten=udp:127.0.0.1:PORT\nrequest_route { drop; }\n";

    /** Registrations in the server's database. */
    static String database(int mode) {
        return USRLOC + """
                modparam("usrloc", "db_mode", %d)
                modparam("usrloc", "db_url", "jpa:olelo")
                """.formatted(mode) + ROUTE;
    }
}
