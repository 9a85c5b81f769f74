package org.olelo.server;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.net.Protocol;

/** The core's values that may change while the server runs (group {@code core}). */
final class CoreCfg {
    private CoreCfg() {}

    static void declare(CfgRegistry cfg, Settings settings, Supplier<Set<String>> modules) {
        CfgInt debug = cfg.integer("core", "debug", settings.integer("debug"), 0, 0, "debug level");
        debug.onChange(() -> Logging.level(debug.get(), modules.get()));
        Logging.level(debug.get(), modules.get());
        declare(cfg, settings, "max_while_loops", "maximum iterations allowed for a while loop");
        declare(cfg, settings, "force_rport", "force rport for all the received messages");
        declare(cfg, settings, "use_dns_cache", "use the dns cache");
        declare(cfg, settings, "use_dns_failover", "use dns failover");
        declare(cfg, settings, "dns_try_ipv6", "enable IPv6 DNS queries");
        declare(cfg, settings, "dns_try_naptr", "enable NAPTR DNS queries");
        declare(cfg, settings, "dns_srv_lb", "enable SRV load balancing");
        cfg.integer(
                "core",
                "udp_mtu",
                settings.integer("udp_mtu"),
                0,
                65535,
                "longest request sent over UDP, in octets; 0: no limit");
        cfg.integer(
                "core",
                "udp_mtu_try_proto",
                protocol(settings.string("udp_mtu_try_proto")),
                Protocol.UDP.number(),
                Protocol.SCTP.number(),
                "protocol of requests longer than udp_mtu (1 udp, 2 tcp, 3 tls, 4 sctp)");
        declare(cfg, settings, "latency_limit_db", "limit in microseconds above which database operations are logged");
        declare(cfg, settings, "latency_limit_action", "limit in microseconds above which actions are logged");
    }

    private static int protocol(@Nullable String name) {
        Protocol protocol = name == null ? null : Protocol.ofToken(name);
        return protocol == null ? Protocol.UDP.number() : protocol.number();
    }

    private static void declare(CfgRegistry cfg, Settings settings, String name, String doc) {
        if (cfg.find("core", name) != null) {
            return; // the transports declared it
        }
        cfg.integer("core", name, settings.integer(name), 0, 0, doc);
    }
}
