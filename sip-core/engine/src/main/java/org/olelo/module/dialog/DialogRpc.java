package org.olelo.module.dialog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;

/** The commands dlg.*. */
final class DialogRpc {
    private static final int NOT_FOUND = 404;

    private final DialogTracker tracker;
    private final DialogFunctions functions;
    private final DialogSettings settings;

    DialogRpc(DialogTracker tracker, DialogFunctions functions, DialogSettings settings) {
        this.tracker = tracker;
        this.functions = functions;
        this.settings = settings;
    }

    @RpcExport(value = "dlg.list", doc = "Print all dialogs", returnsArray = true)
    void list(RpcCall call) {
        tracker.table().all().forEach(dialog -> print(call.struct(), dialog));
    }

    @RpcExport(value = "dlg.list_ctx", doc = "Print all dialogs with associated context", returnsArray = true)
    void listContext(RpcCall call) {
        list(call);
    }

    @RpcExport(value = "dlg.dlg_list", doc = "Print dialog based on callid and fromtag", returnsArray = true)
    void one(RpcCall call) {
        print(call.struct(), find(call.text(0), call.text(1), null));
    }

    @RpcExport(value = "dlg.dlg_list_ctx", doc = "Print dialog with its context", returnsArray = true)
    void oneContext(RpcCall call) {
        one(call);
    }

    private Dialog find(String callId, String fromTag, @Nullable String toTag) {
        for (Dialog dialog : tracker.table().byCallId(callId)) {
            boolean fits = fromTag.equals(dialog.caller.tag)
                    && (toTag == null || toTag.isEmpty() || toTag.equals(dialog.callee.tag));
            if (fits) {
                return dialog;
            }
        }
        throw new RpcFault(NOT_FOUND, "Dialog not found");
    }

    private static void print(RpcValue.Struct out, Dialog dialog) {
        long end = dialog.endTime;
        out.add("h_entry", dialog.entry)
                .add("h_id", dialog.id)
                .add("ref", dialog.state == Dialog.UNCONFIRMED || dialog.state == Dialog.DELETED ? 1 : 2)
                .add("call-id", dialog.callId)
                .add("from_uri", dialog.fromUri)
                .add("to_uri", dialog.toUri)
                .add("state", dialog.state)
                .add("start_ts", dialog.startTime)
                .add("init_ts", dialog.initTime)
                .add("end_ts", end)
                .add("duration", end > 0 && dialog.startTime > 0 ? end - dialog.startTime : 0)
                .add("timeout", dialog.expireAt)
                .add("lifetime", dialog.lifetime)
                .add("dflags", dialog.flags())
                .add("sflags", dialog.scriptFlags)
                .add("iflags", 0);
        leg(out.struct("caller"), dialog.caller);
        leg(out.struct("callee"), dialog.callee);
        RpcValue.Struct profiles = out.namedList("profiles");
        new TreeMap<>(dialog.profiles).forEach(profiles::add);
        RpcValue.Struct variables = out.namedList("variables");
        for (Map.Entry<String, String> variable : dialog.sortedVariables().entrySet()) {
            variables.add(variable.getKey(), variable.getValue());
        }
    }

    private static void leg(RpcValue.Struct out, Leg leg) {
        boolean known = leg.tag != null;
        LocalSocket socket = leg.socket;
        out.addNullable("tag", leg.tag)
                .addNullable("contact", leg.contact)
                .addNullable("cseq", leg.cseq < 0 ? null : Long.toString(leg.cseq))
                .addNullable("route_set", known ? String.join(",", leg.routes) : null)
                .addNullable("socket", socket == null ? null : socket.sockString());
    }

    @RpcExport(value = "dlg.briefing", doc = "List the summary of dialog records in memory", returnsArray = true)
    void briefing(RpcCall call) {
        for (Dialog dialog : tracker.table().all()) {
            call.struct()
                    .add("h_entry", dialog.entry)
                    .add("h_id", dialog.id)
                    .add("from_uri", dialog.fromUri)
                    .add("to_uri", dialog.toUri)
                    .add("call-id", dialog.callId)
                    .addNullable("from_tag", dialog.caller.tag)
                    .addNullable("to_tag", dialog.caller.tag); // as 5.6.3
        }
    }

    @RpcExport(value = "dlg.stats_active", doc = "Get stats about active dialogs")
    void statistics(RpcCall call) {
        DialogTable table = tracker.table();
        int starting = table.count(Dialog.UNCONFIRMED);
        int connecting = table.count(Dialog.EARLY);
        int answering = table.count(Dialog.CONFIRMED_NO_ACK);
        int ongoing = table.count(Dialog.CONFIRMED);
        call.struct()
                .add("starting", starting)
                .add("connecting", connecting)
                .add("answering", answering)
                .add("ongoing", ongoing)
                .add("all", starting + connecting + answering + ongoing);
    }

    @RpcExport(value = "dlg.terminate_dlg", doc = "End a given dialog based on [callid] [fromtag] [totag]")
    void terminate(RpcCall call) {
        bye(find(call.text(0), call.text(1), call.text(2)));
    }

    @RpcExport(value = "dlg.end_dlg", doc = "End a given dialog based on [h_entry] [h_id]")
    void end(RpcCall call) {
        Dialog dialog = tracker.table().find((int) call.number(0), (int) call.number(1));
        if (dialog == null) {
            throw new RpcFault(NOT_FOUND, "Dialog not found");
        }
        bye(dialog);
    }

    private void bye(Dialog dialog) {
        if (!tracker.bye(dialog, true, true)) {
            throw new RpcFault(500, "Failed to send BYE");
        }
    }

    @RpcExport(value = "dlg.profile_get_size", doc = "Returns the number of dialogs belonging to a profile")
    void profileSize(RpcCall call) {
        String profile = profile(call);
        call.add(functions.size(profile, call.count() > 1 ? call.text(1) : null));
    }

    @RpcExport(value = "dlg.profile_list", doc = "Lists all the dialogs belonging to a profile", returnsArray = true)
    void profileList(RpcCall call) {
        String profile = profile(call);
        String value = call.count() > 1 ? call.text(1) : null;
        for (Dialog dialog : tracker.table().all()) {
            String has = dialog.profiles.get(profile);
            if (has != null && (value == null || value.equals(has))) {
                print(call.struct(), dialog);
            }
        }
    }

    private String profile(RpcCall call) {
        String profile = call.text(0);
        if (!settings.plainProfiles.contains(profile) && !settings.valueProfiles.contains(profile)) {
            throw new RpcFault(NOT_FOUND, "Profile not found");
        }
        return profile;
    }
}
