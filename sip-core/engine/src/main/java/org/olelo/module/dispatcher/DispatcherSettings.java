package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The module's parameters. */
final class DispatcherSettings {
    private static final int HASH_USER_ONLY = 1;
    private static final int FAILOVER = 2;

    final CfgInt probingThreshold;
    final CfgInt inactiveThreshold;
    final CfgString pingReplyCodes;

    @ModParam(value = "list_file", doc = "File with the sets.")
    String listFile = "/etc/kamailio/dispatcher.list";

    @ModParam(value = "db_url", doc = "The database with the sets; then the file is not read.")
    String dbUrl = "";

    @ModParam(value = "table_name", doc = "Table of the destinations.")
    String table = "dispatcher";

    @ModParam(value = "setid_col", doc = "Column of the set.")
    String setColumn = "setid";

    @ModParam(value = "destination_col", doc = "Column of the URI.")
    String uriColumn = "destination";

    @ModParam(value = "flags_col", doc = "Column of the flags.")
    String flagsColumn = "flags";

    @ModParam(value = "priority_col", doc = "Column of the priority.")
    String priorityColumn = "priority";

    @ModParam(value = "attrs_col", doc = "Column of the attributes.")
    String attributesColumn = "attrs";

    @ModParam(value = "ds_db_extra_attrs", doc = "Further columns as attributes: name=column;….")
    String extraAttributes = "";

    @ModParam(value = "force_dst", doc = "0: a next hop that is set already is an error for ds_select_dst.")
    int forceDst = 1;

    @ModParam(value = "flags", doc = "1: hashes take the user of a URI only; 2: the others are kept for failover.")
    int flags;

    @ModParam(value = "use_default", doc = "1: the last of a set is the last resort only.")
    int useDefault;

    @ModParam(value = "xavp_dst", doc = "XAVP of the selected destinations.")
    String xavpDst = "_dsdst_";

    @ModParam(value = "xavp_dst_mode", doc = "1: without attrs; 2: with socket; 4: with sockname.")
    int xavpDstMode;

    @ModParam(value = "xavp_ctx", doc = "XAVP of the context: cnt.")
    String xavpCtx = "_dsctx_";

    @ModParam(value = "xavp_ctx_mode", doc = "1: without cnt.")
    int xavpCtxMode;

    @ModParam(value = "hash_pvar", doc = "Text with variables for algorithm 7.")
    String hashFormat = "";

    @ModParam(value = "setid_pvname", doc = "Variable that gets the set ds_is_from_list() found.")
    @Nullable
    Pv setIdVariable;

    @ModParam(value = "attrs_pvname", doc = "Variable that gets the attributes ds_is_from_list() found.")
    @Nullable
    Pv attributesVariable;

    @ModParam(value = "ds_ping_method", doc = "Method of keepalives.")
    String pingMethod = "OPTIONS";

    @ModParam(value = "ds_ping_from", doc = "From of keepalives.")
    String pingFrom = "sip:dispatcher@localhost";

    @ModParam(value = "ds_ping_interval", doc = "Seconds between keepalives; 0: none.")
    int pingInterval;

    @ModParam(
            value = "ds_probing_mode",
            doc = "Who is pinged: 0 and 3 those with the probing flag, 1 all, 2 inactive with the probing flag.")
    int probingMode;

    @ModParam(value = "ds_ping_latency_stats", doc = "1: measure what keepalives take.")
    int latencyStats;

    @ModParam(value = "ds_latency_estimator_alpha", doc = "Memory of the latency estimate, in thousandths.")
    int estimatorAlpha = 900;

    @ModParam(value = "ds_hash_size", doc = "Above 0: calls are counted, for algorithm 10.")
    int hashSize;

    @ModParam(value = "ds_hash_expire", doc = "Seconds after which an answered call no longer counts.")
    int hashExpire = 7200;

    @ModParam(value = "ds_hash_initexpire", doc = "Seconds after which a call without answer no longer counts.")
    int hashInitExpire = 7200;

    @ModParam(value = "ds_hash_check_interval", doc = "Seconds between two looks for such calls.")
    int hashCheckInterval = 30;

    @ModParam(value = "outbound_proxy", doc = "Next hop of keepalives.")
    String outboundProxy = "";

    @ModParam(value = "ds_default_socket", doc = "Socket for gateways without one.")
    String defaultSocket = "";

    @ModParam(value = "ds_default_sockname", doc = "Name of that socket.")
    String defaultSocketName = "";

    @ModParam(value = "ds_timer_mode", doc = "Timer process; has no meaning here.")
    int timerMode;

    @ModParam(value = "event_callback", doc = "Function of a KEMI script for the events.")
    String eventCallback = "";

    @ModParam(value = "ds_attrs_none", doc = "1: none=yes stands for missing attributes.")
    int attributesNone;

    @ModParam(value = "ds_load_mode", doc = "1: a bad destination fails the load; 0: it is skipped.")
    int loadMode;

    @ModParam(value = "reload_delta", doc = "Seconds between two reloads.")
    int reloadDelta = 5;

    @ModParam(
            value = "ds_dns_mode",
            doc = "When hosts are resolved: 1 at load, 2 at each match, 4 at load and by timer; 8 by SRV.")
    int dnsMode = 1;

    @ModParam(value = "ds_dns_interval", doc = "Seconds between two resolutions by timer.")
    int dnsInterval = 600;

    @ModParam(value = "ds_dns_ttl", doc = "Seconds that answers are kept; only 0, as the DNS says, is supported.")
    int dnsTtl;

    DispatcherSettings(CfgRegistry cfg) {
        probingThreshold = cfg.integer(
                "dispatcher",
                "probing_threshold",
                1,
                0,
                0,
                "Number of failed requests, before a destination is set to probing.");
        inactiveThreshold = cfg.integer(
                "dispatcher",
                "inactive_threshold",
                1,
                0,
                0,
                "Number of successful requests, before a destination is set to active.");
        pingReplyCodes = cfg.string(
                "dispatcher", "ping_reply_codes", "", "Additional, valid reply codes for the PINGs to the Hosts.");
    }

    @ModParam(value = "ds_probing_threshold", doc = "Failures in a row that make a gateway inactive.")
    void probingThreshold(int value) {
        probingThreshold.initial(value);
    }

    @ModParam(value = "ds_inactive_threshold", doc = "Answers in a row that make a gateway active again.")
    void inactiveThreshold(int value) {
        inactiveThreshold.initial(value);
    }

    @ModParam(value = "ds_ping_reply_codes", doc = "Further good answers to keepalives: code=N;class=N;….")
    void pingReplyCodes(String value) {
        ReplyCodes.parse(value);
        pingReplyCodes.initial(value);
    }

    boolean hashesUserOnly() {
        return (flags & HASH_USER_ONLY) != 0;
    }

    boolean failover() {
        return (flags & FAILOVER) != 0 && !xavpDst.isEmpty();
    }

    boolean countsCalls() {
        return hashSize > 0;
    }

    boolean hasDatabase() {
        return !dbUrl.isEmpty();
    }
}
