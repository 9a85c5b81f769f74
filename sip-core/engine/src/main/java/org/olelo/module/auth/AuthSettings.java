package org.olelo.module.auth;

import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;

/** The parameters of auth. */
final class AuthSettings {
    private static final int MOST_FOLLOWED = 1 << 24;

    @ModParam(value = "secret", doc = "Secret in nonces; random when empty.")
    String secret = "";

    @ModParam(value = "nonce_expire", doc = "Seconds a nonce is valid.")
    int nonceExpire = 300;

    @ModParam(value = "nonce_auth_max_drift", doc = "Seconds a nonce may come from the future.")
    int nonceMaxDrift = 3;

    @ModParam(value = "protect_contacts", doc = "Accepted, without effect.")
    private int protectContacts;

    @ModParam(
            value = "auth_checks_register",
            doc = "What nonces of REGISTER are bound to, bits: 1 URI, 2 Call-ID, 4 From tag, 8 source.")
    int checksRegister;

    @ModParam(value = "auth_checks_in_dlg", doc = "What nonces of requests with To tag are bound to.")
    int checksInDialog;

    @ModParam(value = "auth_checks_no_dlg", doc = "What nonces of other requests are bound to.")
    int checksNoDialog;

    @ModParam(value = "qop", doc = "auth, auth-int or nothing, for challenges whose flags name none.")
    String qop = "";

    @ModParam(value = "nonce_count", doc = "1: nc must grow.")
    int nonceCount;

    @ModParam(value = "one_time_nonce", doc = "1: a nonce is good once.")
    int oneTimeNonce;

    @ModParam(value = "nid_pool_no", doc = "Accepted; nonces are one pool here.")
    private int nidPools = 1;

    private int followed = 1 << 20;

    @ModParam(value = "force_stateless_reply", doc = "1: challenges are sent without the transaction.")
    int forceStateless;

    @ModParam(value = "realm_prefix", doc = "Prefix taken off realms.")
    String realmPrefix = "";

    @ModParam(value = "use_domain", doc = "1: pv_auth_check compares domains too.")
    int useDomain;

    @ModParam(value = "algorithm", doc = "MD5 or SHA-256; shown in challenges when set.")
    String algorithm = "";

    @ModParam(value = "add_authinfo_hdr", doc = "1: Authentication-Info in 200 replies.")
    int addAuthInfo;

    @ModParam(
            value = {"nc_array_size", "otn_in_flight_no"},
            doc = "Nonces that are followed; rounded down to a power of 2.")
    void followed(int number) {
        if (number < 1 || number > MOST_FOLLOWED) {
            throw new IllegalArgumentException("must be from 1 to " + MOST_FOLLOWED);
        }
        followed = number;
    }

    @ModParam(
            value = {"nc_array_order", "otn_in_flight_order"},
            doc = "The same as power of 2.")
    void followedOrder(int order) {
        if (order < 0 || order > 24) {
            throw new IllegalArgumentException("must be from 0 to 24");
        }
        followed = 1 << order;
    }

    int followed() {
        return followed;
    }

    void check() throws ModuleException {
        if (nonceExpire < 1 || nidPools < 1 || protectContacts < 0) {
            throw new ModuleException("nonce_expire must be at least 1");
        }
        if (!qop.isEmpty() && !qop.equals("auth") && !qop.equals("auth-int")) {
            throw new ModuleException("qop must be auth, auth-int or empty, not " + qop);
        }
        if (!algorithm.isEmpty() && !algorithm.equals("MD5") && !algorithm.equals("SHA-256")) {
            throw new ModuleException("algorithm must be MD5 or SHA-256, not " + algorithm);
        }
        if (addAuthInfo != 0) {
            throw new ModuleException("add_authinfo_hdr is not supported yet; leave it out");
        }
    }
}
