package org.olelo.module.dialog.api;

/** What happens to a dialog (Kamailio's DLGCB_*). */
public enum CallEvent {
    /** Made for an INVITE. */
    CREATED,
    /** Answered by a 2xx. */
    CONFIRMED,
    /** Ended without having been answered. */
    FAILED,
    /** BYE came, or was sent by this server. */
    ENDING,
    /** That BYE was answered. */
    ENDED,
    /** Its lifetime is over. */
    EXPIRED
}
