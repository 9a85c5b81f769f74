package org.olelo.module.dialog.api;

/** Dialogs for other modules. */
public interface Dialogs {
    /** Adds a listener; during the start only. */
    void listen(CallListener listener);
}
