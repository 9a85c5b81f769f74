package org.olelo.module.dialog.api;

import org.jspecify.annotations.Nullable;

/** A dialog as other modules see it. Thread-safe. */
public interface Call {
    /** {@code $dlg_var(name)}; null when it is not set. */
    @Nullable
    String variable(String name);

    /** Sets {@code $dlg_var(name)}; null removes it. */
    void variable(String name, @Nullable String value);
}
