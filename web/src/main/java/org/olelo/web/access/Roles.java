package org.olelo.web.access;

import org.olelo.ejb.service.OperatorRole;

/** The names of {@link OperatorRole} for annotations. */
public final class Roles {
    /** May do everything. */
    public static final String ADMIN = "admin";
    /** May look. */
    public static final String VIEWER = "viewer";

    private Roles() {}

    /** The name of a role. */
    public static String of(OperatorRole role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case VIEWER -> VIEWER;
        };
    }
}
