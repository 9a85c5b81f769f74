package org.olelo.module.dialog;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;

/** The commands dlg.*. */
final class DialogRpc {
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

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

    @RpcExport(value = "dlg.dlg_list", doc = "Print dialog based on callid and fromtag")
    void one(RpcCall call) {
        Dialog found = call.count() < 2 ? null : find(call.text(0), call.text(1), null);
        if (found != null) {
            print(call.struct(), found);
        }
    }

    @RpcExport(value = "dlg.dlg_list_ctx", doc = "Print dialog with its context")
    void oneContext(RpcCall call) {
        one(call);
    }

    private @Nullable Dialog find(String callId, String fromTag, @Nullable String toTag) {
        for (Dialog dialog : tracker.table().byCallId(callId)) {
            boolean fits = fromTag.equals(dialog.caller.tag)
                    && (toTag == null || toTag.isEmpty() || toTag.equals(dialog.callee.tag));
            if (fits) {
                return dialog;
            }
        }
        return null;
    }

    private static void print(RpcValue.Struct out, Dialog dialog) {
        long end = dialog.endTime;
        out.add("h_entry", dialog.entry)
                .add("h_id", dialog.id)
                .add("ref", dialog.isActive() ? 2 : 1)
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
                .add("iflags", dialog.properties);
        leg(out.struct("caller"), dialog.caller);
        leg(out.struct("callee"), dialog.callee);
        RpcValue.Array profiles = out.array("profiles");
        for (Map.Entry<String, String> profile : dialog.profiles()) {
            profiles.add(
                    profile.getValue().isEmpty()
                            ? new RpcValue.Text(profile.getKey())
                            : new RpcValue.Struct().add(profile.getKey(), profile.getValue()));
        }
        RpcValue.Struct variables = out.namedList("variables");
        for (Map.Entry<String, String> variable :
                dialog.isAlive() ? dialog.variables() : List.<Map.Entry<String, String>>of()) {
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
        Dialog dialog = find(call.text(0), call.text(1), call.text(2));
        if (dialog == null) {
            throw new RpcFault(SERVER_ERROR, "Couldnt find callid in dialog"); // as 5.6.3
        }
        bye(dialog);
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
            throw new RpcFault(SERVER_ERROR, "Failed to send BYE");
        }
    }

    @RpcExport(value = "dlg.is_alive", doc = "Check whether dialog is alive based on callid, from-tag, to-tag")
    void alive(RpcCall call) {
        Dialog dialog = exact(call, 3, "Too few parameters (required callid, from-tag, to-tag)");
        if (!dialog.isAlive()) {
            throw new RpcFault(NOT_FOUND, "Dialog not found");
        }
        call.add("Alive");
    }

    @RpcExport(value = "dlg.set_state", doc = "Set the state of a dialog: [callid] [from-tag] [to-tag] [state 1..5]")
    void setState(RpcCall call) {
        Dialog dialog = exact(call, 4, "Too few parameters (required callid, from-tag, to-tag, state)");
        int state = (int) call.number(3);
        if (state < Dialog.UNCONFIRMED || state > Dialog.DELETED) {
            throw new RpcFault(SERVER_ERROR, "Invalid state value");
        }
        tracker.force(dialog, state);
        call.add("Done");
    }

    private Dialog exact(RpcCall call, int count, String complaint) {
        if (call.count() < count) {
            throw new RpcFault(400, complaint);
        }
        Dialog dialog = tracker.table().findExactly(call.text(0), call.text(1), call.text(2));
        if (dialog == null) {
            throw new RpcFault(NOT_FOUND, "Dialog not found");
        }
        return dialog;
    }

    @RpcExport(
            value = "dlg.list_match",
            doc = "Print matching dialogs: [key] [operator] [value] [limit]",
            returnsArray = true)
    void listMatching(RpcCall call) {
        if (call.count() < 3) {
            throw new RpcFault(SERVER_ERROR, "Invalid parameters");
        }
        Predicate<Dialog> condition = DialogMatch.of(call.text(0), call.text(1), call.text(2));
        long limit = call.count() > 3 ? call.number(3) : 0;
        List<Dialog> found = tracker.table().all().stream()
                .filter(condition)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .toList();
        if (found.isEmpty()) {
            throw new RpcFault(NOT_FOUND, "Not found");
        }
        found.forEach(dialog -> print(call.struct(), dialog));
    }

    @RpcExport(value = "dlg.list_match_ctx", doc = "Print matching dialogs with their context", returnsArray = true)
    void listMatchingContext(RpcCall call) {
        listMatching(call);
    }

    @RpcExport(value = "dlg.bridge_dlg", doc = "Bridge two SIP addresses in one call: [from] [to] [outbound proxy]")
    void bridge(RpcCall call) {
        String proxy = call.count() > 2 && !call.text(2).equals(".") ? call.text(2) : null;
        if (!tracker.requests().bridge(call.text(0), call.text(1), proxy)) {
            throw new RpcFault(SERVER_ERROR, "Failed to send the INVITE");
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
            String has = dialog.in(profile);
            if (has != null && (value == null || value.equals(has))) {
                print(call.struct(), dialog);
            }
        }
    }

    private String profile(RpcCall call) {
        String profile = call.text(0);
        if (!settings.plainProfiles.contains(profile) && !settings.valueProfiles.contains(profile)) {
            throw new RpcFault(NOT_FOUND, "Profile not found: " + profile);
        }
        return profile;
    }
}
