package org.olelo.script.lex;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the core parameters and what may be assigned to them. listen and alias have a grammar of their own. */
public final class CoreParameters {
    // name (* = newer than Kamailio 5.6.3), forms, aliases. Forms: N number, M number with sign, S string, W word, H
    // host or address
    private static final String TABLE = """
            auto_bind_ipv6 N
            ipv6_hex_style S
            bind_ipv6_link_local N
            ip_free_bind M ipfreebind,ip_nonlocal_bind
            port N
            mhomed N
            auto_aliases N
            auto_domains* N
            advertised_address H
            advertised_port N
            maxbuffer N
            maxsndbuffer* N
            mcast_loopback N
            mcast_ttl N
            mcast SW
            tos NW
            pmtu_discovery N
            udp_mtu N
            udp_receiver_mode* N
            udp_accept_proxy* N
            udp_mtu_try_proto W
            udp4_raw M
            udp4_raw_mtu N
            udp4_raw_ttl N
            tcp_msg_read_timeout* N
            tcp_msg_data_timeout* N
            tcp_accept_iplimit* N
            tcp_main_threads* N
            tcp_check_timer* N
            disable_tcp N
            tcp_accept_aliases N
            tcp_accept_unique N
            tcp_connection_match N
            tcp_children N
            tcp_connect_timeout M
            tcp_send_timeout M
            tcp_connection_lifetime M
            tcp_poll_method SW
            tcp_max_connections N
            tcp_no_connect N
            tcp_source_ipv4 H
            tcp_source_ipv6 H
            tcp_fd_cache N
            tcp_async N tcp_buf_write
            tcp_conn_wq_max N
            tcp_wq_max N
            tcp_rd_buf_size N
            tcp_wq_blk_size N
            tcp_defer_accept N
            tcp_delayed_ack N
            tcp_syncnt N
            tcp_linger2 N
            tcp_keepalive N
            tcp_keepidle N
            tcp_keepintvl N
            tcp_keepcnt N
            tcp_crlf_ping N
            tcp_listen_backlog* N
            tcp_accept_no_cl N
            tcp_accept_hep3 N
            tcp_accept_haproxy N
            tcp_accept_protocols* S tcp_accept_protos*
            tcp_close_rst* N
            tcp_clone_rcvbuf N
            tcp_reuse_port N
            tcp_wait_data M
            tcp_script_mode M
            tls_max_connections N
            tls_connection_match_domain* N
            disable_tls N tls_disable
            enable_tls N tls_enable
            tls_threads_mode* N
            tls_port_no N tlslog,tls_log
            tls_method W
            tls_verify N
            tls_require_certificate N
            tls_certificate S
            tls_private_key S
            tls_ca_list S
            tls_handshake_timeout N
            tls_send_timeout N
            disable_sctp N
            enable_sctp N
            sctp_children N
            dns N
            rev_dns N dns_rev_via*
            dns_try_ipv6 N
            dns_try_naptr N
            dns_srv_lb N dns_srv_loadbalancing
            dns_udp_pref M dns_udp_preference
            dns_tcp_pref M dns_tcp_preference
            dns_tls_pref M dns_tls_preference
            dns_sctp_pref M dns_sctp_preference
            dns_retr_time N
            dns_slow_query_ms N
            dns_retr_no N
            dns_servers_no N
            dns_use_search_list N
            dns_search_full_match N
            dns_naptr_ignore_rfc N
            dns_cache_init N
            use_dns_cache N dns_use_cache*
            use_dns_failover N dns_use_failover*
            dns_cache_flags N
            dns_cache_negative_ttl N
            dns_cache_max_ttl N
            dns_cache_min_ttl N
            dns_cache_mem N
            dns_cache_gc_interval N
            dns_cache_del_nonexp N dns_cache_delete_nonexpired
            dns_cache_rec_pref N
            dst_blocklist_init N
            use_dst_blocklist N
            dst_blocklist_mem N
            dst_blocklist_expire N dst_blocklist_ttl
            dst_blocklist_gc_interval N
            dst_blocklist_udp_imask N
            dst_blocklist_tcp_imask N
            dst_blocklist_tls_imask N
            dst_blocklist_sctp_imask N
            xavp_via_params S
            xavp_via_fields S
            xavp_via_reply_params* S
            msg_apply_changes_mode* N
            msg_recv_max_size* N
            stats_name_separator S
            check_via N
            phone2tel N
            sip_parser_mode M
            version_table S
            server_signature N
            server_header S
            user_agent_header S
            uri_host_extra_chars S
            hdr_name_extra_chars S
            reply_to_via N
            max_while_loops N
            http_reply_parse N http_reply_hack
            return_mode* N
            received_route_mode M
            max_recursive_level N
            max_branches N
            msg_time N
            onsend_route_reply N
            force_rport N add_rport
            local_rport N
            fork N
            fork_delay N
            modinit_delay N
            children N
            socket_workers N
            async_workers N
            async_usleep N
            async_nonblock N
            async_workers_group S
            async_tkv_gname* S
            async_tkv_evcb* S
            user SW uid
            group SW gid
            chroot SW
            workdir SW wdir
            run_dir SW rundir
            real_time N
            rt_prio N
            rt_policy N
            rt_timer1_prio N rt_fast_timer_prio,rt_ftimer_prio
            rt_timer1_policy N rt_ftimer_policy
            rt_timer2_prio N rt_stimer_prio
            rt_timer2_policy N rt_stimer_policy
            exit_timeout N ser_kill_timeout
            route_locks_size N
            wait_worker1_mode N
            wait_worker1_time N
            wait_worker1_usleep N
            server_id N
            rpc_exec_delta* N
            rpc_exec_locks* N
            rpc_exec_locks_mode* N
            sql_buffer_size N
            msg_clone_extra_size* N
            mem_safety M
            mem_add_size* N
            mem_join M
            mem_status_mode M
            disable_core_dump N
            open_files_limit N
            shm N shm_mem,shm_mem_size
            shm_force_alloc N
            mlock_pages N
            pv_buffer_size N
            pv_buffer_slots N
            pv_cache_limit N
            pv_cache_action N
            debug M
            log_stderror N
            log_facility W
            log_name S
            log_color N
            log_prefix S
            log_prefix_mode N
            log_engine_type S
            log_engine_data S
            memlog M mem_log
            memdbg M mem_dbg
            mem_summary M
            sip_parser_log_oneline M
            sip_parser_log M
            corelog M core_log
            sip_warning N
            verbose_startup N
            latency_log M
            latency_cfg_log M
            latency_limit_db N
            latency_limit_action N
            latency_limit_cfg N
            """;

    private static final Map<String, CoreParameter> BY_NAME = read();

    private CoreParameters() {}

    /** The parameter of a name or alias, or null. */
    public static @Nullable CoreParameter find(String name) {
        return BY_NAME.get(name);
    }

    /** All names and aliases. */
    public static Collection<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, CoreParameter> read() {
        Map<String, CoreParameter> map = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            String[] columns = line.strip().split(" ");
            boolean newer = columns[0].endsWith("*");
            String name = newer ? columns[0].substring(0, columns[0].length() - 1) : columns[0];
            map.put(name, new CoreParameter(name, columns[1], !newer));
            for (String alias : columns.length > 2 ? columns[2].split(",") : new String[0]) {
                boolean newAlias = alias.endsWith("*");
                String spelling = newAlias ? alias.substring(0, alias.length() - 1) : alias;
                map.put(spelling, new CoreParameter(name, columns[1], !newer && !newAlias));
            }
        }
        // spellings before Kamailio 5.5
        for (Map.Entry<String, CoreParameter> known : List.copyOf(map.entrySet())) {
            if (known.getKey().contains("blocklist")) {
                CoreParameter parameter = known.getValue();
                map.put(
                        known.getKey().replace("blocklist", "blacklist"),
                        new CoreParameter(parameter.name(), parameter.forms(), false));
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
