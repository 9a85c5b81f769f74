package org.olelo.module.usrloc;

import java.util.List;
import org.olelo.spi.ModParam;

/** The names of the columns of a location table (version 9), each as its parameter says. */
final class LocationColumns {
    @ModParam(value = "ruid_column", doc = "Column of the record's unique id.")
    String ruid = "ruid";

    @ModParam(value = "user_column", doc = "Column of user names.")
    String username = "username";

    @ModParam(value = "domain_column", doc = "Column of domains.")
    String domain = "domain";

    @ModParam(value = "contact_column", doc = "Column of contact URIs.")
    String contact = "contact";

    @ModParam(value = "received_column", doc = "Column of the URIs that requests really came from.")
    String received = "received";

    @ModParam(value = "path_column", doc = "Column of the path vector.")
    String path = "path";

    @ModParam(value = "expires_column", doc = "Column of the end of validity.")
    String expires = "expires";

    @ModParam(value = "q_column", doc = "Column of q values.")
    String q = "q";

    @ModParam(value = "callid_column", doc = "Column of Call-IDs.")
    String callid = "callid";

    @ModParam(value = "cseq_column", doc = "Column of CSeq numbers.")
    String cseq = "cseq";

    @ModParam(value = "flags_column", doc = "Column of the flags of the record.")
    String flags = "flags";

    @ModParam(value = "cflags_column", doc = "Column of the branch flags.")
    String cflags = "cflags";

    @ModParam(value = "user_agent_column", doc = "Column of User-Agent.")
    String userAgent = "user_agent";

    @ModParam(value = "socket_column", doc = "Column of the socket the registration came in on.")
    String socket = "socket";

    @ModParam(value = "methods_column", doc = "Column of the methods allowed.")
    String methods = "methods";

    @ModParam(value = "instance_column", doc = "Column of instance ids (RFC 5626).")
    String instance = "instance";

    @ModParam(value = "reg_id_column", doc = "Column of reg-ids (RFC 5626).")
    String regId = "reg_id";

    @ModParam(value = "server_id_column", doc = "Column of the server's id.")
    String serverId = "server_id";

    @ModParam(value = "connection_id_column", doc = "Column of connections.")
    String connectionId = "connection_id";

    @ModParam(value = "keepalive_column", doc = "Column of the keep-alive mark.")
    String keepalive = "keepalive";

    @ModParam(value = "partition_column", doc = "Column of the partition.")
    String partition = "partition";

    /** What is read of each row, in the order in which {@link DatabaseStore} reads it. */
    List<String> read() {
        return List.of(
                ruid,
                username,
                domain,
                contact,
                received,
                path,
                expires,
                q,
                callid,
                cseq,
                "last_modified",
                flags,
                cflags,
                userAgent,
                socket,
                methods,
                instance,
                regId,
                serverId,
                connectionId);
    }
}
