package org.olelo.module.rr;

import org.jspecify.annotations.Nullable;
import org.olelo.module.outbound.api.Outbound;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** Parameters of module rr. */
public final class RouteSettings {
    /** enable_double_rr: never two header fields, two when the sockets differ, always two. */
    static final int DOUBLE_NEVER = 0;

    static final int DOUBLE_ALWAYS = 2;

    @ModParam(value = "enable_full_lr", doc = "1: lr=on instead of lr.")
    int fullLr;

    @ModParam(value = "append_fromtag", doc = "1: the From tag stands in the Record-Route as ftag.")
    int appendFromTag = 1;

    @ModParam(value = "enable_double_rr", doc = "0: one header field, 1: two when the sockets differ, 2: always two.")
    int doubleRecordRoute = 1;

    @ModParam(value = "add_username", doc = "1: the user of the Request-URI stands in the Record-Route.")
    int addUsername;

    @ModParam(value = "enable_socket_mismatch_warning", doc = "Accepted; no warning is given.")
    int socketMismatchWarning = 1;

    @ModParam(value = "custom_user_avp", doc = "AVP whose value stands for the user with add_username.")
    String customUserText = "";

    /** custom_user_avp compiled; null when not set. */
    @Nullable
    Pv customUser;

    /** Module outbound, null when it is not loaded. */
    @Nullable
    Outbound outbound;

    @ModParam(value = "force_send_socket", doc = "1: the socket named by a single Route is used for sending.")
    int forceSendSocket;

    @ModParam(value = "ignore_sips", doc = "1: the scheme of the Record-Route is always sip.")
    int ignoreSips;

    @ModParam(value = "sockname_mode", doc = "1: the name of the socket stands in the parameter sn.")
    int socketNames;
}
