package org.olelo.module.rtpengine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** What an answer to delete or query says about the quality of a call. */
final class CallStatistics {
    private static final String MOS = "MOS";
    private static final String LOSS = "packet loss";
    private static final String JITTER = "jitter";
    private static final String ROUND_TRIP = "round-trip time";
    private static final String ROUND_TRIP_LEG = "round-trip time leg";

    private final MosParameters parameters;

    CallStatistics(MosParameters parameters) {
        this.parameters = parameters;
    }

    /** The variable for the duration of played media, or null. */
    @Nullable
    Pv mediaDuration() {
        return parameters.mediaDuration;
    }

    /** The line of {@code $rtpestat}. */
    static String totals(NgValue.Dict answer) {
        NgValue.Dict totals = answer.dict("totals");
        return "RTP: " + counters(totals, "RTP") + "; RTCP: " + counters(totals, "RTCP");
    }

    private static String counters(NgValue.@Nullable Dict totals, String name) {
        NgValue.Dict found = totals == null ? null : totals.dict(name);
        NgValue.Dict one = found == null ? new NgValue.Dict() : found;
        return one.number("bytes", -1) + " bytes, " + one.number("packets", -1) + " packets, "
                + one.number("errors", -1) + " errors";
    }

    /** Sets the variables that the parameters name. */
    void publish(MessageContext ctx, NgValue.Dict answer) {
        NgValue.Dict sources = answer.dict("SSRC");
        if (sources == null) {
            return;
        }
        long created = answer.number("created", 0);
        publish(ctx, parameters.targetsAll(), selected(sources, null), created);
        leg(ctx, parameters.labelA, parameters.targetsA(), answer, sources, created);
        leg(ctx, parameters.labelB, parameters.targetsB(), answer, sources, created);
    }

    private static void leg(
            MessageContext ctx,
            @Nullable Pv labelled,
            MosTargets targets,
            NgValue.Dict answer,
            NgValue.Dict sources,
            long created) {
        Value label = labelled == null ? Value.NULL : labelled.get(ctx);
        if (!label.isNull()) {
            publish(ctx, targets, selected(sources, ssrcsOf(answer, label.text())), created);
        }
    }

    private static Set<String> ssrcsOf(NgValue.Dict answer, String label) {
        Set<String> found = new HashSet<>();
        NgValue.Dict tags = answer.dict("tags");
        if (tags == null) {
            return found;
        }
        for (NgValue tag : tags.asMap().values()) {
            if (tag instanceof NgValue.Dict leg && label.equals(leg.text("label"))) {
                items(leg, "medias")
                        .forEach(media -> items(media, "streams")
                                .forEach(stream -> found.add(Long.toString(stream.number("SSRC", -1)))));
            }
        }
        return found;
    }

    private static List<NgValue.Dict> items(NgValue.Dict owner, String key) {
        List<NgValue.Dict> found = new ArrayList<>();
        if (owner.get(key) instanceof NgValue.Items list) {
            for (NgValue one : list.values()) {
                if (one instanceof NgValue.Dict dict) {
                    found.add(dict);
                }
            }
        }
        return found;
    }

    private static List<NgValue.Dict> selected(NgValue.Dict sources, @Nullable Set<String> wanted) {
        List<NgValue.Dict> found = new ArrayList<>();
        for (Map.Entry<String, NgValue> source : sources.asMap().entrySet()) {
            if (source.getValue() instanceof NgValue.Dict one && (wanted == null || wanted.contains(source.getKey()))) {
                found.add(one);
            }
        }
        return found;
    }

    private static void publish(MessageContext ctx, MosTargets targets, List<NgValue.Dict> sources, long created) {
        NgValue.Dict lowest = null;
        NgValue.Dict highest = null;
        List<NgValue.Dict> averages = new ArrayList<>();
        for (NgValue.Dict source : sources) {
            NgValue.Dict low = source.dict("lowest MOS");
            NgValue.Dict high = source.dict("highest MOS");
            NgValue.Dict average = source.dict("average MOS");
            if (low != null && (lowest == null || low.number(MOS, 0) < lowest.number(MOS, 0))) {
                lowest = low;
            }
            if (high != null && (highest == null || high.number(MOS, 0) > highest.number(MOS, 0))) {
                highest = high;
            }
            if (average != null) {
                averages.add(average);
            }
        }
        peak(ctx, targets.lowest(), lowest, created);
        peak(ctx, targets.highest(), highest, created);
        average(ctx, targets.average(), averages);
    }

    private static void peak(MessageContext ctx, MosTargets.Peak to, NgValue.@Nullable Dict from, long created) {
        if (from == null) {
            return;
        }
        set(ctx, to.mos(), mos(from.number(MOS, -1)));
        long at = from.number("reported at", -1);
        if (at >= 0) {
            long seconds = Math.max(0, at - created);
            set(ctx, to.at(), String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
        }
        set(ctx, to.packetLoss(), from.number(LOSS, -1));
        set(ctx, to.jitter(), from.number(JITTER, -1));
        set(ctx, to.roundTrip(), from.number(ROUND_TRIP, -1));
        set(ctx, to.roundTripLeg(), from.number(ROUND_TRIP_LEG, -1));
    }

    private static void average(MessageContext ctx, MosTargets.Average to, List<NgValue.Dict> from) {
        if (from.isEmpty()) {
            return;
        }
        set(ctx, to.mos(), mos(mean(from, one -> one.number(MOS, 0))));
        set(ctx, to.packetLoss(), mean(from, one -> one.number(LOSS, -1)));
        set(ctx, to.jitter(), mean(from, one -> one.number(JITTER, -1)));
        set(ctx, to.roundTrip(), mean(from, one -> one.number(ROUND_TRIP, -1)));
        set(ctx, to.roundTripLeg(), mean(from, one -> one.number(ROUND_TRIP_LEG, -1)));
        set(ctx, to.samples(), mean(from, one -> one.number("samples", -1)));
    }

    private static long mean(List<NgValue.Dict> from, ToLongFunction<NgValue.Dict> figure) {
        return from.stream().mapToLong(figure).sum() / from.size();
    }

    /** Tenths as decimal fraction. */
    private static String mos(long tenths) {
        return tenths / 10 + "." + Math.abs(tenths % 10);
    }

    private static void set(MessageContext ctx, @Nullable Pv target, long value) {
        set(ctx, target, Long.toString(value));
    }

    private static void set(MessageContext ctx, @Nullable Pv target, String value) {
        if (target != null) {
            target.set(ctx, Value.of(value));
        }
    }
}
