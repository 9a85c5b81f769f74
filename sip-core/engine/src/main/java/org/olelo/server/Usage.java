package org.olelo.server;

/** What {@code -h} prints. */
final class Usage {
    static final String TEXT = """
            Usage: olelo engine [options]      (olelo run takes the same ones)

              -f FILE          configuration file; without it, the built-in default configuration
              -c               check the configuration and exit
              -A NAME[=VALUE]  define NAME for the pre-processor, as -A WITH_AUTH, -A 'DBURL="jpa:olelo"'
              -l ADDRESS       listen on [proto:]address[:port][/advertised]; may be repeated
              --alias=NAME     answer to [proto:]name[:port] too; may be repeated
              -a yes|no        look up the names of the local addresses
              -n N  -N N       children (event loops) for UDP and TCP; at most as many as there are cores
              -b N             largest UDP receive buffer in bytes
              -E  -e           log to standard error; in colour
              -d               more log messages (repeat for more); --debug=N
              -w DIR           working directory of relative paths
              -Y DIR           directory of control sockets (default /run/kamailio)
              -P FILE          write the process id there when ready
              -L PATH          accepted; modules come with the server
              -T  -S           no TCP; no SCTP
              -K  -r  -R       check Via hosts; DNS and reverse DNS for received=
              --loadmodule=NAME  --modparam=MODULE:NAME:s|i:VALUE
              --subst=EXP  --substdef=EXP  --substdefs=EXP  --server-id=N  --cfg-print
              --data DIR       where the embedded database is kept (default ./data)
              -h  -v           this text; the version

            Accepted without effect on a JVM: -D -m -M -x -X -g -G -I -O -Q -t -u -W
            """;

    private Usage() {}
}
