package org.olelo.module.dialog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The parameters of the module. */
final class DialogSettings {
    final Set<String> plainProfiles = new LinkedHashSet<>();
    final Set<String> valueProfiles = new LinkedHashSet<>();
    final List<String> unsupported = new ArrayList<>();

    @ModParam(value = "enable_stats", doc = "Accepted; statistics are always kept.")
    int enableStats = 1;

    @ModParam(value = "hash_size", doc = "Number of the entries that hash identifiers name.")
    int hashSize = 4096;

    @ModParam(value = "rr_param", doc = "Name of the Record-Route parameter.")
    String rrParam = "did";

    @ModParam(value = "dlg_flag", doc = "Flag: the INVITE makes a dialog.")
    int flag = -1;

    @ModParam(value = "timeout_avp", doc = "Variable with the lifetime of the dialog in seconds.")
    @Nullable
    Pv timeoutAvp;

    @ModParam(value = "default_timeout", doc = "Lifetime of a dialog in seconds.")
    int defaultTimeout = 43_200;

    @ModParam(value = "early_timeout", doc = "Seconds that a dialog may stay unanswered.")
    int earlyTimeout = 300;

    @ModParam(value = "noack_timeout", doc = "Seconds that a dialog may stay without ACK.")
    int noAckTimeout = 60;

    @ModParam(value = "end_timeout", doc = "Seconds that an ended dialog is kept.")
    int endTimeout = 300;

    @ModParam(value = "timeout_noreset", doc = "1: requests in the dialog do not change its lifetime.")
    int timeoutNoReset;

    @ModParam(value = "send_bye", doc = "1: BYE is sent to both sides at the timeout.")
    int sendBye;

    @ModParam(value = "dlg_match_mode", doc = "0: by did; 1: by did, else by Call-ID and tags; 2: by Call-ID and tags.")
    int matchMode;

    @ModParam(value = "detect_spirals", doc = "1: an INVITE of a known dialog makes no other.")
    int detectSpirals = 1;

    @ModParam(value = "dlg_extra_hdrs", doc = "Header lines of BYE requests made here.")
    String extraHeaders = "";

    @ModParam(value = "bridge_controller", doc = "From URI of calls that dlg_bridge() makes, Referred-By of REFER.")
    String bridgeController = "sip:controller@kamailio.org";

    @ModParam(value = "bridge_contact", doc = "Contact URI of calls that dlg_bridge() makes and of REFER.")
    String bridgeContact = "sip:controller@kamailio.org:5060";

    @ModParam(value = "initial_cbs_inscript", doc = "Accepted.")
    int initialInScript = 1;

    @ModParam(value = "timer_procs", doc = "Accepted; timers need no process.")
    int timerProcesses;

    @ModParam(value = "db_update_period", doc = "Accepted; there is no database mode.")
    int updatePeriod = 60;

    @ModParam(value = "db_mode", doc = "Only 0.")
    int dbMode;

    @ModParam(value = "ka_timer", doc = "Seconds between two looks for due keep-alives; 0: there are none.")
    int keepAliveTimer;

    @ModParam(value = "ka_interval", doc = "Seconds between two keep-alives of a dialog, 30 or more.")
    int keepAliveInterval = 30;

    @ModParam(value = "track_cseq_updates", doc = "1: CSeq numbers follow credentials that are added here.")
    int trackCseq;

    @ModParam(value = "ka_failed_limit", doc = "Keep-alives without answer that end a dialog.")
    int keepAliveFailures = 1;

    @ModParam(value = "h_id_start", doc = "First identifier of dialogs; -1: random ones.")
    int idStart;

    @ModParam(value = "h_id_step", doc = "Distance of two identifiers.")
    int idStep = 1;

    @ModParam(value = "enable_dmq", doc = "Only 0.")
    int enableDmq;

    @ModParam(value = "wait_ack", doc = "Accepted.")
    int waitAck = 1;

    @ModParam(value = "db_url", doc = "Accepted with db_mode 0, where it is not used.")
    String dbUrl = "";

    @ModParam(value = "profiles_with_value", doc = "Names of profiles with values, separated by semicolons.")
    void withValue(String names) {
        addAll(valueProfiles, names);
    }

    @ModParam(value = "profiles_no_value", doc = "Names of profiles without values, separated by semicolons.")
    void withoutValue(String names) {
        addAll(plainProfiles, names);
    }

    private static void addAll(Set<String> set, String names) {
        for (String name : names.split(";")) {
            if (!name.isBlank()) {
                set.add(name.trim());
            }
        }
    }

    /** The parameter that is set but not supported, or null. */
    @Nullable
    String refused() {
        return dbMode != 0 ? "db_mode" : enableDmq != 0 ? "enable_dmq" : null;
    }
}
