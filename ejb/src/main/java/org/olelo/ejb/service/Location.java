package org.olelo.ejb.service;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A registered contact as it stands in the database.
 *
 * @param domain null where the server does not use domains
 * @param received where requests really came from, if behind NAT
 * @param expires local time of the server
 * @param q preference, 0 to 1, or -1 for none
 */
public record Location(
        String ruid,
        String username,
        @Nullable String domain,
        String contact,
        @Nullable String received,
        @Nullable String path,
        LocalDateTime expires,
        double q,
        String callId,
        int cseq,
        String userAgent,
        @Nullable String socket) {}
