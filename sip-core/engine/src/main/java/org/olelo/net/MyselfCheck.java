package org.olelo.net;

import org.jspecify.annotations.Nullable;

/** A module's own opinion on which hosts are this server (Kamailio's register_check_self_func; module domain). */
@FunctionalInterface
public interface MyselfCheck {
    /**
     * Whether that is this server.
     *
     * @param host without brackets
     * @param port 0 = any
     * @param protocol null = any
     */
    boolean isMyself(String host, int port, @Nullable Protocol protocol);
}
