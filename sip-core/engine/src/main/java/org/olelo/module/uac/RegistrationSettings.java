package org.olelo.module.uac;

import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;

/** The parameters of module uac that concern registrations at other servers. */
final class RegistrationSettings {
    @ModParam(value = "reg_db_url", doc = "Database with the registrations; none without it.")
    String databaseUrl = "";

    @ModParam(value = "reg_db_table", doc = "Its table.")
    String table = "uacreg";

    @ModParam(value = "reg_contact_addr", doc = "Host, port and parameters of Contact.")
    String contactAddress = "";

    @ModParam(value = "reg_timer_interval", doc = "Seconds between two looks at what is due.")
    int timerInterval = 90;

    @ModParam(value = "reg_retry_interval", doc = "Seconds until a failed registration is tried again; 0: never.")
    int retryInterval;

    @ModParam(value = "reg_keep_callid", doc = "1: renewals keep the Call-ID.")
    int keepCallId;

    @ModParam(value = "reg_random_delay", doc = "Most seconds of a random delay of first registrations; 0 none.")
    int randomDelay;

    @ModParam(value = "reg_active", doc = "0: nothing is registered until uac.reg_active says so.")
    int active = 1;

    @ModParam(value = "reg_gc_interval", doc = "Fewest seconds between two uac.reg_reload.")
    int reloadInterval = 150;

    @ModParam(value = "reg_use_domain", doc = "1: users are looked up with their domain.")
    int useDomain;

    @ModParam(value = "reg_hash_size", doc = "Accepted without effect: the table grows by itself.")
    void hashSize(int size) {}

    /** Whether there are registrations at all: by reg_contact_addr. */
    boolean isUsed() {
        return !contactAddress.isEmpty();
    }

    void init() throws ModuleException {
        if (!databaseUrl.isEmpty() && contactAddress.isEmpty()) {
            throw new ModuleException("reg_db_url needs reg_contact_addr: the host of Contact");
        }
        timerInterval = Math.max(1, timerInterval);
    }
}
