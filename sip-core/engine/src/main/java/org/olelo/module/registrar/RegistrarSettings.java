package org.olelo.module.registrar;

import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;

/** The parameters of registrar. */
final class RegistrarSettings {
    private final Engine engine;
    final CfgInt defaultExpires;
    final CfgInt minExpires;
    final CfgInt maxExpires;
    final CfgInt defaultExpiresRange;
    final CfgInt expiresRange;
    final CfgInt maxContacts;
    final CfgInt retryAfter;
    final CfgInt caseSensitive;
    final CfgInt defaultQ;
    final CfgInt appendBranches;
    final CfgInt useExpiredContacts;
    final CfgString realmPrefix;
    private @Nullable Pv received;

    @ModParam(value = "received_avp", doc = "AVP with the URI a request really came from.")
    private String receivedAvp = "";

    @ModParam(value = "received_param", doc = "Parameter of Contact in replies that shows it; empty for none.")
    String receivedParam = "received";

    @ModParam(
            value = "min_expires_mode",
            doc = "0: a lower expires is raised to min_expires, 1: it is answered by 423.")
    int minExpiresMode;

    @ModParam(value = "method_filtering", doc = "1: contacts that do not allow the method are left out of lookup.")
    int methodFiltering;

    @ModParam(value = "use_path", doc = "1: Path is handled (RFC 3327).")
    int usePath;

    @ModParam(value = "path_mode", doc = "0 saved, 1 also answered when supported, 2 refused unless supported.")
    int pathMode = 2;

    @ModParam(value = "path_use_received", doc = "1: the received parameter of the first Path is where the contact is.")
    int pathUseReceived;

    @ModParam(value = "path_check_local", doc = "1: a first hop that is this server is skipped.")
    int pathCheckLocal;

    @ModParam(value = "gruu_enabled", doc = "1: GRUUs are made for contacts with +sip.instance (RFC 5627).")
    int gruuEnabled = 1;

    @ModParam(value = "regid_mode", doc = "Without effect: as in Kamailio 5.6, reg-id is used in both modes.")
    int regidMode;

    @ModParam(value = "contact_max_size", doc = "Longest contact URI in bytes.")
    int contactMaxSize = 512;

    @ModParam(value = "sock_mode", doc = "1: the advertised address is shown as socket.")
    int sockMode;

    @ModParam(value = "outbound_mode", doc = "Outbound (RFC 5626): 0 not used, 1 when the client knows it, 2 always.")
    int outboundMode;

    @ModParam(value = "flow_timer", doc = "Flow-Timer of replies; only with outbound.")
    int flowTimer;

    @ModParam(value = "sock_flag", doc = "Message flag for the socket header, -1 none.")
    int sockFlag = -1;

    @ModParam(value = "sock_hdr_name", doc = "Header with the socket; only with sock_flag.")
    String sockHeader = "";

    @ModParam(value = "xavp_cfg", doc = "XAVP with settings of one call.")
    String xavpCfg = "";

    @ModParam(value = "xavp_rcd", doc = "XAVP that gets the record found.")
    String xavpRcd = "";

    @ModParam(value = "xavp_rcd_mask", doc = "What xavp_rcd leaves out.")
    int xavpRcdMask;

    @ModParam(value = "lookup_filter_mode", doc = "Filters of lookup: 1 branch flags, 2 open connection.")
    int lookupFilterMode;

    @ModParam(value = "event_callback", doc = "KEMI function for events.")
    private String eventCallback = "";

    RegistrarSettings(Engine engine) {
        this.engine = engine;
        CfgRegistry cfg = engine.cfg();
        defaultExpires = cfg.integer(
                "registrar",
                "default_expires",
                3600,
                0,
                0,
                "Contains number of second to expire if no expire hf or contact expire present");
        minExpires = cfg.integer(
                "registrar",
                "min_expires",
                60,
                0,
                0,
                "The minimum expires value of a Contact. Value 0 disables the checking.");
        maxExpires = cfg.integer(
                "registrar",
                "max_expires",
                0,
                0,
                0,
                "The maximum expires value of a Contact. Value 0 disables the checking.");
        defaultExpiresRange = cfg.integer(
                "registrar",
                "default_expires_range",
                0,
                0,
                100,
                "Percent of default_expires that may be subtracted at random");
        expiresRange = cfg.integer(
                "registrar", "expires_range", 0, 0, 100, "Percent of expires that may be subtracted at random");
        maxContacts = cfg.integer(
                "registrar",
                "max_contacts",
                0,
                0,
                0,
                "The maximum number of Contacts for an AOR. Value 0 disables the checking.");
        retryAfter = cfg.integer(
                "registrar", "retry_after", 0, 0, 0, "If you want to add the Retry-After header field in 5xx replies");
        caseSensitive = cfg.integer(
                "registrar", "case_sensitive", 0, 0, 1, "If set to 1, AOR comparison will be case sensitive");
        defaultQ = cfg.integer(
                "registrar",
                "default_q",
                Contact.Q_UNSPECIFIED,
                -1,
                1000,
                "The parameter represents default q value for new contacts.");
        appendBranches = cfg.integer(
                "registrar",
                "append_branches",
                1,
                0,
                1,
                "If set to 1, lookup will put all contacts found in msg structure");
        useExpiredContacts =
                cfg.integer("registrar", "use_expired_contacts", 0, 0, 1, "If set to 1, allow using expired contacts");
        realmPrefix = cfg.string("registrar", "realm_pref", "", "Realm prefix to be removed.");
    }

    @ModParam("default_expires")
    void defaultExpires(int value) {
        defaultExpires.set(value);
    }

    @ModParam("min_expires")
    void minExpires(int value) {
        minExpires.set(value);
    }

    @ModParam("max_expires")
    void maxExpires(int value) {
        maxExpires.set(value);
    }

    @ModParam("default_expires_range")
    void defaultExpiresRange(int value) {
        defaultExpiresRange.set(value);
    }

    @ModParam("expires_range")
    void expiresRange(int value) {
        expiresRange.set(value);
    }

    @ModParam("max_contacts")
    void maxContacts(int value) {
        maxContacts.set(value);
    }

    @ModParam("retry_after")
    void retryAfter(int value) {
        retryAfter.set(value);
    }

    @ModParam("case_sensitive")
    void caseSensitive(int value) {
        caseSensitive.set(value);
    }

    @ModParam("default_q")
    void defaultQ(int value) {
        defaultQ.set(value);
    }

    @ModParam("append_branches")
    void appendBranches(int value) {
        appendBranches.set(value);
    }

    @ModParam("use_expired_contacts")
    void useExpiredContacts(int value) {
        useExpiredContacts.set(value);
    }

    @ModParam("realm_prefix")
    void realmPrefix(String value) {
        realmPrefix.set(value);
    }

    /** The AVP of received_avp, or null. */
    @Nullable
    Pv received() {
        return received;
    }

    void init() throws ModuleException {
        if (!eventCallback.isEmpty()) {
            throw new ModuleException(
                    "parameter event_callback is not supported yet; use event_route[usrloc:contact-expired]");
        }
        if (outboundMode < 0 || outboundMode > 2) {
            throw new ModuleException("outbound_mode must be 0, 1 or 2, not " + outboundMode);
        }
        if (flowTimer != 0 && outboundMode == 0) {
            throw new ModuleException("flow_timer needs outbound_mode 1 or 2");
        }
        if (pathMode < 0 || pathMode > 2) {
            throw new ModuleException("path_mode must be 0, 1 or 2, not " + pathMode);
        }
        if (!receivedAvp.isEmpty()) {
            try {
                received = new CatalogPvParser(engine.pvs()).variable(receivedAvp);
            } catch (PvSyntaxException e) {
                throw new ModuleException("received_avp: " + e.getMessage(), e);
            }
        }
    }
}
