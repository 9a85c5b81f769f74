package org.olelo.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.net.UdpSettings;
import org.olelo.spi.CoreSettings;

/** Core parameters: Kamailio 5.6's defaults, then the configuration file, then the command line. */
public final class Settings implements CoreSettings {
    private static final Map<String, Object> DEFAULTS = defaults();

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> defines = new LinkedHashMap<>();

    /** A parameter of the configuration file; Integer or String. */
    public void put(String name, Object value) {
        values.put(name, value);
    }

    /** True when it was set, not defaulted. */
    public boolean isSet(String name) {
        return values.containsKey(name);
    }

    /** The defines of the pre-processor in the order they were made. */
    Map<String, String> defines() {
        return defines;
    }

    /** A define of the pre-processor. */
    public void define(String name, String text) {
        defines.put(name, text);
    }

    @Override
    public int integer(String name) {
        Object value = value(name);
        if (value instanceof Integer number) {
            return number;
        }
        return value instanceof String text && !text.isEmpty() ? 1 : 0;
    }

    @Override
    public @Nullable String string(String name) {
        Object value = value(name);
        return value == null ? null : value.toString();
    }

    @Override
    public @Nullable String define(String name) {
        return defines.get(name);
    }

    /** What the UDP sockets are opened with. */
    UdpSettings udp() {
        UdpSettings defaults = UdpSettings.defaults();
        return new UdpSettings(
                isSet("maxbuffer") ? integer("maxbuffer") : defaults.receiveBuffer(),
                isSet("maxsndbuffer") ? integer("maxsndbuffer") : defaults.sendBuffer(),
                isSet("tos") ? integer("tos") : defaults.tos(),
                isSet("mcast_ttl") ? integer("mcast_ttl") : defaults.multicastTtl(),
                integer("mcast_loopback") != 0,
                string("mcast"),
                defaults.maxMessage());
    }

    private @Nullable Object value(String name) {
        Object set = values.get(name);
        return set != null ? set : DEFAULTS.get(name);
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> all = new HashMap<>();
        all.put("debug", 0);
        all.put("children", 8);
        all.put("port", 5060);
        all.put("tls_port_no", 5061);
        all.put("auto_aliases", 1);
        all.put("server_signature", 1);
        all.put("server_header", "Server: " + Product.SIGNATURE);
        all.put("user_agent_header", "User-Agent: " + Product.SIGNATURE);
        all.put("max_while_loops", 100);
        all.put("max_recursive_level", 256);
        all.put("max_branches", 12);
        all.put("dns_try_ipv6", 1);
        all.put("dns_udp_pref", 30);
        all.put("dns_tcp_pref", 20);
        all.put("dns_tls_pref", 10);
        all.put("dns_sctp_pref", 20);
        all.put("use_dns_cache", 1);
        all.put("dns_use_search_list", 1);
        all.put("dns_cache_negative_ttl", 60);
        all.put("dns_cache_max_ttl", Integer.MAX_VALUE);
        all.put("tcp_async", 1);
        all.put("tcp_conn_wq_max", 32 * 1024);
        all.put("tcp_wq_max", 10 * 1024 * 1024);
        all.put("tcp_rd_buf_size", 16384);
        all.put("tcp_connection_lifetime", 120);
        all.put("tcp_connect_timeout", 10);
        all.put("tcp_send_timeout", 10);
        all.put("tcp_max_connections", 2048);
        all.put("tls_max_connections", 2048);
        all.put("tcp_keepalive", 1);
        all.put("tcp_crlf_ping", 1);
        all.put("reply_to_via", 0);
        all.put("log_facility", "LOG_DAEMON");
        all.put("log_name", "kamailio");
        all.put("version_table", "version");
        all.put("corelog", -1);
        all.put("sql_buffer_size", 65535);
        all.put("exit_timeout", 60);
        all.put("server_id", 0);
        all.put("sip_warning", 0);
        all.put("mlock_pages", 0);
        all.put("async_workers", 0);
        all.put("stats_name_separator", "_");
        all.put("http_reply_parse", 0);
        all.put("onsend_route_reply", 0);
        return Map.copyOf(all);
    }
}
