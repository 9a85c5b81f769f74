package org.olelo.web;

import java.util.Set;

/**
 * RPC commands that change nothing, send nothing and show no secrets; the others are for administrators. {@code core.arg} is not here: a command line
 * may hold the password of a database.
 */
final class ReadOnlyCommands {
    private static final Set<String> NAMES = Set.of(
            "app_lua.api_list",
            "app_lua.list",
            "cfg.diff",
            "cfg.get",
            "cfg.help",
            "cfg.list",
            "cfgutils.check_config_hash",
            "cfgutils.get_config_hash",
            "cfgutils.get_gflags",
            "cfgutils.is_gflag",
            "cfgutils.rand_get_prob",
            "cnt.get",
            "cnt.get_raw",
            "cnt.get_vars",
            "cnt.grp_get_all",
            "cnt.grps_list",
            "cnt.help",
            "cnt.list_groups",
            "cnt.list_vars",
            "cnt.var_list",
            "core.aliases_list",
            "core.echo",
            "core.flags",
            "core.info",
            "core.modules",
            "core.printi",
            "core.prints",
            "core.ps",
            "core.psa",
            "core.psx",
            "core.pwd",
            "core.runinfo",
            "core.sfmalloc",
            "core.shmmem",
            "core.sockets_list",
            "core.tcp_info",
            "core.tcp_list",
            "core.tcp_options",
            "core.udp4_raw_info",
            "core.uptime",
            "core.version",
            "ctl.connections",
            "ctl.listen",
            "ctl.who",
            "dbcl.list_clusters",
            "dbcl.list_connections",
            "dispatcher.hash",
            "dispatcher.list",
            "dlg.briefing",
            "dlg.list",
            "dlg.list_ctx",
            "dlg.list_match",
            "dlg.list_match_ctx",
            "dlg.profile_get_size",
            "dlg.profile_list",
            "dlg.stats_active",
            "dns.mem_info",
            "dns.view",
            "domain.dump",
            "dst_blocklist.mem_info",
            "dst_blocklist.view",
            "htable.dump",
            "htable.get",
            "htable.listTables",
            "htable.stats",
            "jsonrpc.echo",
            "pdt.list",
            "permissions.addressDump",
            "permissions.allowUri",
            "permissions.domainDump",
            "permissions.subnetDump",
            "permissions.testUri",
            "permissions.trustedDump",
            "pike.list",
            "pike.top",
            "pkg.stats",
            "pv.shvGet",
            "sl.stats",
            "stats.fetch",
            "stats.fetchn",
            "stats.get_statistics",
            "system.listMethods",
            "system.methodHelp",
            "system.methodSignature",
            "tls.info",
            "tls.list",
            "tls.options",
            "tm.hash_stats",
            "tm.list",
            "tm.stats",
            "ul.db_contacts",
            "ul.db_expired_contacts",
            "ul.db_users",
            "ul.dump",
            "ul.lookup",
            "ws.dump");

    private ReadOnlyCommands() {}

    /** All of them. */
    static Set<String> names() {
        return NAMES;
    }

    static boolean contains(String command) {
        return NAMES.contains(command);
    }
}
