package org.olelo.module.dialog;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;

/** The functions of the script. */
public final class DialogFunctions {
    private static final String NO_VALUE = "";
    private static final int FAILED = -1;

    private final DialogTracker tracker;
    private final DialogSettings settings;

    DialogFunctions(DialogTracker tracker, DialogSettings settings) {
        this.tracker = tracker;
        this.settings = settings;
    }

    @ScriptFunction(value = "dlg_manage", routes = RouteKind.REQUEST, doc = "Follows the call of this request.")
    public boolean manage(MessageContext ctx) {
        return tracker.manage(ctx);
    }

    @ScriptFunction(value = "is_known_dlg", doc = "True when the request is inside a dialog that is followed.")
    public boolean isKnown(MessageContext ctx) {
        NameCheck check = new NameCheck(ctx);
        return tracker.of(ctx) != null
                || tracker.table().find(ctx.message().callId(), check.from(), check.to()) != null;
    }

    private record NameCheck(MessageContext ctx) {
        String from() {
            var from = ctx.message().from();
            String tag = from == null ? null : from.tag();
            return tag == null ? "" : tag;
        }

        String to() {
            String tag = ctx.message().to().tag();
            return tag == null ? "" : tag;
        }
    }

    @ScriptFunction(value = "dlg_setflag", doc = "Sets a flag of the dialog.")
    public boolean setFlag(MessageContext ctx, int flag) {
        Dialog dialog = withFlag(ctx, flag);
        if (dialog != null) {
            dialog.scriptFlags |= 1 << flag;
        }
        return dialog != null;
    }

    @ScriptFunction(value = "dlg_resetflag", doc = "Clears a flag of the dialog.")
    public boolean resetFlag(MessageContext ctx, int flag) {
        Dialog dialog = withFlag(ctx, flag);
        if (dialog != null) {
            dialog.scriptFlags &= ~(1 << flag);
        }
        return dialog != null;
    }

    @ScriptFunction(value = "dlg_isflagset", doc = "True when a flag of the dialog is set.")
    public boolean isFlagSet(MessageContext ctx, int flag) {
        Dialog dialog = withFlag(ctx, flag);
        return dialog != null && (dialog.scriptFlags & 1 << flag) != 0;
    }

    private @Nullable Dialog withFlag(MessageContext ctx, int flag) {
        return flag < 0 || flag > 31 ? null : tracker.of(ctx);
    }

    @ScriptFunction(value = "dlg_set_timeout", doc = "Changes how many seconds the dialog may live.")
    public boolean setTimeout(MessageContext ctx, int seconds) {
        Dialog dialog = tracker.of(ctx);
        if (dialog == null || seconds <= 0) {
            return false;
        }
        tracker.lifetime(dialog, seconds);
        return true;
    }

    @ScriptFunction(value = "dlg_set_timeout", doc = "The same for the dialog with that entry and identifier.")
    public boolean setTimeout(MessageContext ctx, int seconds, int entry, int id) {
        Dialog dialog = tracker.table().find(entry, id);
        if (dialog == null || seconds <= 0) {
            return false;
        }
        tracker.lifetime(dialog, seconds);
        return true;
    }

    @ScriptFunction(value = "dlg_bye", doc = "Sends BYE to caller, callee or all.")
    public boolean bye(MessageContext ctx, @Literal String side) {
        Dialog dialog = tracker.of(ctx);
        if (dialog == null) {
            return false;
        }
        return switch (side) {
            case "caller" -> tracker.bye(dialog, true, false);
            case "callee" -> tracker.bye(dialog, false, true);
            default -> tracker.bye(dialog, true, true);
        };
    }

    @ScriptFunction(value = "set_dlg_profile", doc = "Puts the dialog into a profile.")
    public boolean setProfile(MessageContext ctx, @Literal String profile) {
        return settings.plainProfiles.contains(profile) && put(ctx, profile, NO_VALUE);
    }

    @ScriptFunction(value = "set_dlg_profile", doc = "Puts the dialog into a profile with a value.")
    public boolean setProfile(MessageContext ctx, @Literal String profile, String value) {
        return settings.valueProfiles.contains(profile) && put(ctx, profile, value);
    }

    private boolean put(MessageContext ctx, String profile, String value) {
        Dialog dialog = tracker.of(ctx);
        if (dialog == null) {
            return false;
        }
        dialog.enter(profile, value);
        return true;
    }

    @ScriptFunction(value = "unset_dlg_profile", doc = "Takes the dialog out of a profile.")
    public boolean unsetProfile(MessageContext ctx, @Literal String profile) {
        Dialog dialog = removable(ctx);
        return dialog != null && dialog.leave(profile);
    }

    @ScriptFunction(value = "unset_dlg_profile", doc = "Takes the dialog out of a profile with that value.")
    public boolean unsetProfile(MessageContext ctx, @Literal String profile, String value) {
        Dialog dialog = removable(ctx);
        return dialog != null && dialog.leave(profile, value);
    }

    // 5.6.3 takes none out of a profile in request routes
    private @Nullable Dialog removable(MessageContext ctx) {
        return ctx.routeKind() == RouteKind.REQUEST ? null : tracker.of(ctx);
    }

    @ScriptFunction(value = "is_in_profile", doc = "True when the dialog is in a profile without values.")
    public boolean isInProfile(MessageContext ctx, @Literal String profile) {
        Dialog dialog = settings.plainProfiles.contains(profile) ? tracker.of(ctx) : null;
        return dialog != null && dialog.in(profile) != null;
    }

    @ScriptFunction(value = "is_in_profile", doc = "True when the dialog is in a profile with that value.")
    public boolean isInProfile(MessageContext ctx, @Literal String profile, String value) {
        Dialog dialog = tracker.of(ctx);
        return dialog != null && value.equals(dialog.in(profile));
    }

    @ScriptFunction(value = "get_profile_size", doc = "How many dialogs are in a profile.")
    public boolean profileSize(MessageContext ctx, @Literal String profile, Pv result) {
        // 5.6.3 counts none where the profile has values
        return result.set(ctx, Value.of(settings.plainProfiles.contains(profile) ? size(profile, null) : 0));
    }

    @ScriptFunction(value = "get_profile_size", doc = "How many dialogs are in a profile with that value.")
    public boolean profileSize(MessageContext ctx, @Literal String profile, String value, Pv result) {
        return result.set(ctx, Value.of(size(profile, value)));
    }

    /** Dialogs in a profile, with that value unless it is null. */
    int size(String profile, @Nullable String value) {
        int size = tracker.remoteProfiles().size(profile, value);
        for (Dialog dialog : tracker.table().all()) {
            String has = dialog.in(profile);
            size += has != null && (value == null || value.equals(has)) ? 1 : 0;
        }
        return size;
    }

    @ScriptFunction(value = "dlg_set_timeout_by_profile", doc = "How many seconds the dialogs of a profile may live.")
    public boolean setTimeouts(MessageContext ctx, @Literal String profile, @Literal int seconds) {
        return setTimeoutOf(profile, null, seconds);
    }

    @ScriptFunction(value = "dlg_set_timeout_by_profile", doc = "The same for those with that value in the profile.")
    public boolean setTimeouts(MessageContext ctx, @Literal String profile, String value, @Literal int seconds) {
        return setTimeoutOf(profile, value, seconds);
    }

    private boolean setTimeoutOf(String profile, @Nullable String value, int seconds) {
        for (Dialog dialog : tracker.table().all()) {
            String has = dialog.in(profile);
            if (has != null && (value == null || value.equals(has))) {
                tracker.lifetime(dialog, seconds);
            }
        }
        return true;
    }

    @ScriptFunction(
            value = "dlg_remote_profile",
            doc = "Adds (add) or removes (rm) a call of another server to a profile.")
    public int remoteProfile(
            MessageContext ctx, String command, String profile, String value, String uid, int expires) {
        boolean known = settings.plainProfiles.contains(profile) || settings.valueProfiles.contains(profile);
        if (!known) {
            return FAILED;
        }
        return switch (command) {
            case "add" -> {
                tracker.remoteProfiles().add(profile, value, uid, expires);
                yield 1;
            }
            case "rm" -> tracker.remoteProfiles().remove(profile, uid) ? 1 : FAILED;
            default -> FAILED;
        };
    }

    @ScriptFunction(value = "dlg_get", doc = "Makes the dialog with that Call-ID and tags the one of this message.")
    public boolean get(MessageContext ctx, String callId, String fromTag, String toTag) {
        Dialog dialog = tracker.table().findExactly(callId, fromTag, toTag);
        if (dialog != null) {
            tracker.choose(ctx, dialog);
        }
        return dialog != null;
    }

    @ScriptFunction(value = "dlg_set_ruri", doc = "Request-URI: the contact of the side that the request goes to.")
    public boolean setRequestUri(MessageContext ctx) {
        Dialog dialog = tracker.of(ctx);
        if (dialog == null) {
            return false;
        }
        Leg to = new NameCheck(ctx).from().equals(dialog.caller.tag) ? dialog.callee : dialog.caller;
        String contact = to.contact;
        if (contact != null) {
            ctx.uri(contact);
        }
        return contact != null;
    }

    @ScriptFunction(value = "dlg_set_property", doc = "ka-src, ka-dst: keep-alives to that side; timeout-noreset.")
    public boolean setProperty(MessageContext ctx, String name) {
        return property(ctx, name, true);
    }

    @ScriptFunction(value = "dlg_reset_property", doc = "Takes back dlg_set_property().")
    public boolean resetProperty(MessageContext ctx, String name) {
        return property(ctx, name, false);
    }

    private boolean property(MessageContext ctx, String name, boolean on) {
        int property = switch (name) {
            case "ka-src" -> Dialog.KEEP_ALIVE_CALLER;
            case "ka-dst" -> Dialog.KEEP_ALIVE_CALLEE;
            case "timeout-noreset" -> Dialog.TIMEOUT_NO_RESET;
            default -> 0;
        };
        Dialog dialog = property == 0 ? null : tracker.of(ctx);
        if (dialog != null) {
            dialog.set(property, on);
        }
        return dialog != null;
    }

    @ScriptFunction(value = "dlg_refer", doc = "Keeps the side named (caller or callee) and refers the other to a URI.")
    public boolean refer(MessageContext ctx, @Literal String side, String uri) {
        Dialog dialog = tracker.of(ctx);
        return dialog != null && tracker.requests().refer(dialog, side.equals("callee"), uri);
    }

    @ScriptFunction(
            value = "dlg_bridge",
            doc = "Calls one party and refers it to another; the last is the outbound proxy.")
    public boolean bridge(MessageContext ctx, String from, String to, String proxy) {
        return tracker.requests().bridge(from, to, proxy.isEmpty() ? null : proxy);
    }

    @ScriptFunction(value = "dlg_get_var", doc = "Reads a variable of the dialog with that Call-ID and tags.")
    public int getVariable(MessageContext ctx, String callId, String fromTag, String toTag, String name, Pv result) {
        Dialog dialog = tracker.table().find(callId, fromTag, toTag);
        return dialog != null && result.set(ctx, Value.of(dialog.variable(name))) ? 1 : FAILED;
    }

    @ScriptFunction(value = "dlg_set_var", doc = "Sets a variable of the dialog with that Call-ID and tags.")
    public int setVariable(MessageContext ctx, String callId, String fromTag, String toTag, String name, String value) {
        Dialog dialog = tracker.table().find(callId, fromTag, toTag);
        if (dialog != null) {
            dialog.variable(name, value);
        }
        return dialog != null ? 1 : FAILED;
    }
}
