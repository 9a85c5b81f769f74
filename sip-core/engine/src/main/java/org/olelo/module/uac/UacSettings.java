package org.olelo.module.uac;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;

/** The parameters of module uac that do not concern registrations. */
final class UacSettings {
    /** A line of credential. */
    record Credential(String user, String realm, String password) {}

    final List<Credential> credentials = new ArrayList<>();

    @Nullable
    Pv realm;

    @Nullable
    Pv user;

    @Nullable
    Pv password;

    @ModParam(value = "restore_mode", doc = "auto: From and To are restored everywhere; manual: by functions; none.")
    private String restoreMode = "auto";

    @ModParam(value = "rr_from_store_param", doc = "Parameter of Record-Route for From.")
    String fromParameter = "vsf";

    @ModParam(value = "rr_to_store_param", doc = "Parameter of Record-Route for To.")
    String toParameter = "vst";

    @ModParam(value = "restore_passwd", doc = "Hides the URIs in those parameters.")
    String restorePassword = "";

    @ModParam(value = "restore_dlg", doc = "1: kept in variables of the dialog.")
    private int restoreDialog;

    @ModParam(value = "auth_realm_avp", doc = "Variable with the realm to answer; any realm while it is empty.")
    private String realmVariable = "";

    @ModParam(value = "auth_username_avp", doc = "Variable with the user of uac_auth().")
    private String userVariable = "";

    @ModParam(value = "auth_password_avp", doc = "Variable with the password of uac_auth().")
    private String passwordVariable = "";

    @ModParam(value = "default_socket", doc = "Socket to send from when none is set.")
    String defaultSocket = "";

    @ModParam(value = "event_callback", doc = "Function of the embedded language for uac:reply.")
    private String eventCallback = "";

    @ModParam(value = "credential", doc = "user:realm:password for uac_auth(); may be given several times.")
    void credential(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("user:realm:password, not " + text);
        }
        credentials.add(new Credential(parts[0], parts[1], parts[2]));
    }

    /** restore_mode is auto. */
    boolean restoresByItself() {
        return restoreMode.equals("auto");
    }

    /** restore_mode is not none. */
    boolean restores() {
        return !restoreMode.equals("none");
    }

    void init(Engine engine) throws ModuleException {
        if (!List.of("auto", "manual", "none").contains(restoreMode)) {
            throw new ModuleException("restore_mode must be auto, manual or none, not " + restoreMode);
        }
        if (restoreDialog != 0) {
            throw new ModuleException("parameter restore_dlg is not supported yet; leave it out");
        }
        if (!eventCallback.isEmpty()) {
            throw new ModuleException("parameter event_callback is not supported yet; use event_route[uac:reply]");
        }
        realm = variable(engine, "auth_realm_avp", realmVariable);
        user = variable(engine, "auth_username_avp", userVariable);
        password = variable(engine, "auth_password_avp", passwordVariable);
        if ((realm == null) != (user == null) || (user == null) != (password == null)) {
            throw new ModuleException("auth_realm_avp, auth_username_avp and auth_password_avp go together");
        }
    }

    private static @Nullable Pv variable(Engine engine, String name, String text) throws ModuleException {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new CatalogPvParser(engine.pvs()).variable(text);
        } catch (PvSyntaxException e) {
            throw new ModuleException(name + ": " + e.getMessage(), e);
        }
    }
}
