package org.olelo.module.permissions;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The module's parameters. */
final class PermissionsSettings {
    static final int ADDRESSES = 1;
    static final int TRUSTED = 2;

    @ModParam(value = "default_allow_file", doc = "File of allow_routing() without arguments: what is allowed.")
    String allowFile = "permissions.allow";

    @ModParam(value = "default_deny_file", doc = "File of allow_routing() without arguments: what is denied.")
    String denyFile = "permissions.deny";

    @ModParam(value = "check_all_branches", doc = "0: only the Request-URI is checked, not the branches.")
    int checkAllBranches = 1;

    @ModParam(value = "allow_suffix", doc = "Suffix of the allow file of a base name.")
    String allowSuffix = ".allow";

    @ModParam(value = "deny_suffix", doc = "Suffix of the deny file of a base name.")
    String denySuffix = ".deny";

    @ModParam(value = "address_file", doc = "File of addresses; then the table is not read.")
    String addressFile = "";

    @ModParam(value = "db_url", doc = "The database.")
    String dbUrl = "";

    @ModParam(value = "address_table", doc = "Table of addresses.")
    String addressTable = "address";

    @ModParam(value = "grp_col", doc = "Column of the group.")
    String groupColumn = "grp";

    @ModParam(value = "ip_addr_col", doc = "Column of the address.")
    String addressColumn = "ip_addr";

    @ModParam(value = "mask_col", doc = "Column of the length of the network's prefix.")
    String maskColumn = "mask";

    @ModParam(value = "port_col", doc = "Column of the port.")
    String portColumn = "port";

    @ModParam(value = "db_mode", doc = "1: trusted peers are kept in memory; 0: looked up for each request.")
    int dbMode;

    @ModParam(value = "trusted_table", doc = "Table of trusted peers.")
    String trustedTable = "trusted";

    @ModParam(value = "source_col", doc = "Column of a peer's address.")
    String sourceColumn = "src_ip";

    @ModParam(value = "proto_col", doc = "Column of a peer's protocol.")
    String protocolColumn = "proto";

    @ModParam(value = "from_col", doc = "Column of the expression for the From URI.")
    String fromColumn = "from_pattern";

    @ModParam(value = "ruri_col", doc = "Column of the expression for the Request-URI.")
    String requestUriColumn = "ruri_pattern";

    @ModParam(value = "tag_col", doc = "Column of the tag.")
    String tagColumn = "tag";

    @ModParam(value = "priority_col", doc = "Column of the priority.")
    String priorityColumn = "priority";

    @ModParam(value = "peer_tag_avp", doc = "AVP that gets the tag of what matched.")
    @Nullable
    Pv tagVariable;

    @ModParam(value = "peer_tag_mode", doc = "1: allow_trusted gives all tags and the number of matches.")
    int tagMode;

    @ModParam(value = "max_subnets", doc = "Most subnets of the address table.")
    int maxSubnets = 512;

    @ModParam(value = "load_backends", doc = "What is loaded: 1 addresses, 2 trusted, 4 allow file, 8 deny file.")
    int backends = 0xffff;

    @ModParam(value = "reload_delta", doc = "Seconds between two reloads.")
    int reloadDelta = 5;

    @ModParam(value = "trusted_cleanup_interval", doc = "Clean-up of old tables; has no meaning here.")
    int cleanupInterval = 60;

    boolean has(int backend) {
        return (backends & backend) != 0;
    }
}
