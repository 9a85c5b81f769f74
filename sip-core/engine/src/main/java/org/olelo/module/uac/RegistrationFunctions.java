package org.olelo.module.uac;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.module.uac.RegistrationStore.Column;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.SipUri;
import org.olelo.spi.ScriptFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions uac_reg_*. */
final class RegistrationFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("uac");
    private static final int BY_USER = 1;
    private static final int HASHED = 2;
    private static final int ONGOING = -2;
    private static final int DISABLED = -3;
    private static final int WAITING = -99;
    private static final int NO_RECORD = -2;
    private static final List<String> FILTERS = List.of("l_uuid", "l_username", "r_username", "auth_username");

    private final UacSettings settings;
    private final Registrations registrations;

    RegistrationFunctions(UacSettings settings, Registrations registrations) {
        this.settings = settings;
        this.registrations = registrations;
    }

    @ScriptFunction(
            value = "uac_reg_lookup",
            doc = "Sets a variable to the URI here of the registration with that l_uuid.")
    public boolean lookup(MessageContext ctx, String uuid, Pv target) {
        return assign(ctx, registrations.find(Column.UUID, uuid), target);
    }

    @ScriptFunction(
            value = "uac_reg_lookup_uri",
            doc = "Sets a variable to the URI here of the registration of that URI's user.")
    public boolean lookupUri(MessageContext ctx, String uri, Pv target) {
        SipUri parsed = SipUri.parse(uri);
        return parsed != null && assign(ctx, registrations.ofUser(parsed.user(), parsed.host()), target);
    }

    private static boolean assign(MessageContext ctx, @Nullable Registration found, Pv target) {
        return found != null && target.set(ctx, Value.of(found.localUri()));
    }

    @ScriptFunction(
            value = "uac_reg_status",
            doc = "How a registration stands: 1 registered, -1 unknown, -2 asked for, -3 disabled, -99 waiting.")
    public int status(MessageContext ctx, String uuid) {
        Registration found = registrations.find(Column.UUID, uuid);
        if (found == null) {
            return -1;
        }
        int flags = registrations.flags(found);
        if ((flags & Registration.ONLINE) != 0) {
            return 1;
        }
        if ((flags & Registration.ONGOING) != 0) {
            return ONGOING;
        }
        return (flags & Registration.DISABLED) != 0 ? DISABLED : WAITING;
    }

    @ScriptFunction(
            value = "uac_reg_request_to",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE, RouteKind.BRANCH},
            doc = "Sends on to the other server of a registration, with its credentials for uac_auth(); "
                    + "mode 1: found by user instead of l_uuid, 2: by HA1.")
    public boolean requestTo(MessageContext ctx, String user, int mode) {
        Pv realm = settings.realm;
        Pv name = settings.user;
        Pv password = settings.password;
        if (realm == null || name == null || password == null) {
            LOG.error(
                    "uac_reg_request_to: parameters auth_realm_avp, auth_username_avp and auth_password_avp are not set");
            return false;
        }
        Registration found =
                (mode & BY_USER) != 0 ? registrations.ofUser(user, "") : registrations.find(Column.UUID, user);
        if (found == null) {
            return false;
        }
        ctx.uri(found.remoteUri());
        String proxy = found.get(Column.AUTH_PROXY);
        ctx.dstUri(proxy.isEmpty() ? null : proxy);
        realm.set(ctx, Value.of(found.get(Column.REALM)));
        name.set(ctx, Value.of(found.get(Column.AUTH_USER)));
        password.set(ctx, Value.of(found.get((mode & HASHED) != 0 ? Column.AUTH_HA1 : Column.AUTH_PASSWORD)));
        return true;
    }

    @ScriptFunction(value = "uac_reg_enable", doc = "Registers again: a column and its value find the registration.")
    public int enable(MessageContext ctx, String column, String value) {
        return enable(column, value, true);
    }

    @ScriptFunction(value = "uac_reg_disable", doc = "Registers no more: a column and its value find the registration.")
    public int disable(MessageContext ctx, String column, String value) {
        return enable(column, value, false);
    }

    private int enable(String column, String value, boolean yes) {
        Column known = Column.filter(column);
        if (known == null) {
            LOG.error("a registration is found by {}, not {}", FILTERS, column);
            return -1;
        }
        Registration found = registrations.find(known, value);
        if (found == null) {
            return NO_RECORD;
        }
        registrations.enable(found, yes);
        return 1;
    }

    @ScriptFunction(
            value = "uac_reg_refresh",
            blocking = true,
            doc = "Reads the registration with that l_uuid from the database again.")
    public boolean refresh(MessageContext ctx, String uuid) {
        try {
            return registrations.refresh(uuid);
        } catch (DatabaseException e) {
            LOG.error("registration not read, l_uuid={}: {}", uuid, e.getMessage());
            return false;
        }
    }
}
