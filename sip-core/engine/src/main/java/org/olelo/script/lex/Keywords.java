package org.olelo.script.lex;

import java.util.HashSet;
import java.util.Set;

/** The words that Kamailio's lexer reserves everywhere outside strings: no define, route, flag or host part may be one of them. */
public final class Keywords {
    private static final String WORDS = """
            if else while switch case default break return exit drop
            or and not mod eq ne ieq ine defined strlen strempty selval
            method uri status from_uri to_uri src_ip dst_ip src_port dst_port proto af myself max_len
            snd_ip snd_port snd_proto snd_af to_ip to_port to_proto to_af
            udp tcp tls sctp ws wss UDP TCP TLS SCTP WS WSS inet inet6 INET INET6
            sslv2 sslv3 sslv23 tlsv1 SSLv2 SSLv3 SSLv23 TLSv1 SSLV2 SSLV3 SSLV23 TLSV1
            listen alias flags bool avpflags loadmodule loadmodulex loadpath mpath modparam modparamx cfgengine
            advertise ADVERTISE virtual name NAME desc descr description
            include_file import_file
            request_route route reply_route onreply_route failure_route branch_route onsend_route event_route
            """;

    private static final Set<String> RESERVED = reserved();

    private Keywords() {}

    /** True for a reserved word. */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    private static Set<String> reserved() {
        Set<String> words = new HashSet<>(Set.of(WORDS.strip().split("\\s+")));
        words.addAll(CoreActions.names());
        for (String name : CoreParameters.names()) {
            CoreParameter parameter = CoreParameters.find(name);
            if (parameter != null && parameter.reserved()) {
                words.add(name);
            }
        }
        return words;
    }
}
