package org.olelo.module.rtpengine;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;

/**
 * Variables for the figures of one leg or of all.
 *
 * @param lowest of the worst moment
 * @param highest of the best moment
 * @param average of the call
 */
record MosTargets(Peak lowest, Peak highest, Average average) {
    /** Variables for one moment. */
    record Peak(
            @Nullable Pv mos,
            @Nullable Pv at,
            @Nullable Pv packetLoss,
            @Nullable Pv jitter,
            @Nullable Pv roundTrip,
            @Nullable Pv roundTripLeg) {}

    /** Variables for the averages. */
    record Average(
            @Nullable Pv mos,
            @Nullable Pv packetLoss,
            @Nullable Pv jitter,
            @Nullable Pv roundTrip,
            @Nullable Pv roundTripLeg,
            @Nullable Pv samples) {}
}
