package org.olelo.module.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;

/** One side of a dialog. Guarded by its dialog's lock. */
final class Leg {
    @Nullable
    String tag;

    @Nullable
    String contact;

    /** Highest CSeq number of that side; -1 while unknown. */
    long cseq = -1;

    /** Route values from here to that side. */
    List<String> routes = List.of();

    @Nullable
    LocalSocket socket;
}
