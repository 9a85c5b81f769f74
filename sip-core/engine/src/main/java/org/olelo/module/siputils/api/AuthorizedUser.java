package org.olelo.module.siputils.api;

import org.olelo.routing.AttachmentKey;

/** The user whose digest credentials were checked. Modules that check credentials attach the name when they are right. */
public final class AuthorizedUser {
    /** Key of the user name without domain. */
    public static final AttachmentKey<String> KEY = new AttachmentKey<>("authorized user");

    private AuthorizedUser() {}
}
