package org.olelo.server;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.net.Blocklist;
import org.olelo.net.IpText;
import org.olelo.net.TcpSettings;
import org.olelo.net.dns.DnsSettings;

/**
 * The transports' and the resolver's parameters as values that may change while the server runs: group {@code tcp}, and the
 * DNS and blocklist names of group {@code core}. Each change gives new settings, which the next message uses.
 */
final class NetCfg {
    /** Kamailio's names of the group that have no effect here. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "alias_flags", "async", "connect_wait", "fd_cache", "new_conn_alias_flags", "wait_data_ms", "wq_blk_size");

    private final CfgRegistry cfg;
    private final Settings settings;
    private volatile TcpSettings tcp;
    private volatile DnsSettings dns;
    private volatile Blocklist.Settings blocklist;
    private volatile @Nullable Blocklist listening;

    NetCfg(CfgRegistry cfg, Settings settings) {
        this.cfg = cfg;
        this.settings = settings;
        this.tcp = readTcp();
        this.dns = readDns();
        this.blocklist = readBlocklist();
        for (String name : WITHOUT_EFFECT) {
            tcpValue(name, name.equals("new_conn_alias_flags") ? 2 : 1);
        }
    }

    /** TCP's settings now. */
    TcpSettings tcp() {
        return tcp;
    }

    /** The resolver's settings now. */
    DnsSettings dns() {
        return dns;
    }

    /** The blocklist's settings at the start. */
    Blocklist.Settings blocklist() {
        return blocklist;
    }

    /** Tells the list of changes from now on. */
    void follow(Blocklist list) {
        listening = list;
    }

    private void refresh() {
        tcp = readTcp();
        dns = readDns();
        blocklist = readBlocklist();
        Blocklist list = listening;
        if (list != null) {
            list.settings(blocklist);
        }
    }

    private TcpSettings readTcp() {
        return TcpSettings.of(this::tcpValue).withSources(address("tcp_source_ipv4"), address("tcp_source_ipv6"));
    }

    private DnsSettings readDns() {
        return DnsSettings.of((name, missing) -> value("core", name, name, missing));
    }

    private Blocklist.Settings readBlocklist() {
        return new Blocklist.Settings(
                value("core", "use_dst_blocklist", "use_dst_blocklist", 0) != 0,
                value("core", "dst_blocklist_expire", "dst_blocklist_expire", 60),
                value("core", "dst_blocklist_mem", "dst_blocklist_mem", 250),
                value("core", "dst_blocklist_udp_imask", "dst_blocklist_udp_imask", 0),
                value("core", "dst_blocklist_tcp_imask", "dst_blocklist_tcp_imask", 0),
                value("core", "dst_blocklist_tls_imask", "dst_blocklist_tls_imask", 0),
                value("core", "dst_blocklist_sctp_imask", "dst_blocklist_sctp_imask", 0));
    }

    private int tcpValue(String name, int missing) {
        return value("tcp", name, name.equals("max_tls_connections") ? "tls_max_connections" : "tcp_" + name, missing);
    }

    /** The variable's value; it is declared at the first call, with what the configuration says. */
    private int value(String group, String name, String parameter, int missing) {
        if (cfg.find(group, name) instanceof CfgInt known) {
            return known.get();
        }
        int initial = settings.isSet(parameter) ? settings.integer(parameter) : missing;
        CfgInt declared = cfg.integer(group, name, initial, 0, 0, parameter);
        declared.onChange(this::refresh);
        return declared.get();
    }

    private @Nullable InetAddress address(String parameter) {
        String text = settings.string(parameter);
        return text == null ? null : IpText.parse(text);
    }
}
