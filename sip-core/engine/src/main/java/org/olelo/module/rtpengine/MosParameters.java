package org.olelo.module.rtpengine;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/** The parameters that name variables for statistics of a call. */
final class MosParameters {
    @ModParam(value = "media_duration", doc = "Variable for the milliseconds that play_media() plays.")
    @Nullable
    Pv mediaDuration;

    @ModParam(value = "mos_A_label_pv", doc = "Variable with the label of leg A.")
    @Nullable
    Pv labelA;

    @ModParam(value = "mos_B_label_pv", doc = "Variable with the label of leg B.")
    @Nullable
    Pv labelB;

    @ModParam(value = "mos_min_pv", doc = "Variable for min of all legs.")
    private @Nullable Pv mosMinPv;

    @ModParam(value = "mos_min_at_pv", doc = "Variable for min at of all legs.")
    private @Nullable Pv mosMinAtPv;

    @ModParam(value = "mos_min_packetloss_pv", doc = "Variable for min packetloss of all legs.")
    private @Nullable Pv mosMinPacketlossPv;

    @ModParam(value = "mos_min_jitter_pv", doc = "Variable for min jitter of all legs.")
    private @Nullable Pv mosMinJitterPv;

    @ModParam(value = "mos_min_roundtrip_pv", doc = "Variable for min roundtrip of all legs.")
    private @Nullable Pv mosMinRoundtripPv;

    @ModParam(value = "mos_min_roundtrip_leg_pv", doc = "Variable for min roundtrip leg of all legs.")
    private @Nullable Pv mosMinRoundtripLegPv;

    @ModParam(value = "mos_max_pv", doc = "Variable for max of all legs.")
    private @Nullable Pv mosMaxPv;

    @ModParam(value = "mos_max_at_pv", doc = "Variable for max at of all legs.")
    private @Nullable Pv mosMaxAtPv;

    @ModParam(value = "mos_max_packetloss_pv", doc = "Variable for max packetloss of all legs.")
    private @Nullable Pv mosMaxPacketlossPv;

    @ModParam(value = "mos_max_jitter_pv", doc = "Variable for max jitter of all legs.")
    private @Nullable Pv mosMaxJitterPv;

    @ModParam(value = "mos_max_roundtrip_pv", doc = "Variable for max roundtrip of all legs.")
    private @Nullable Pv mosMaxRoundtripPv;

    @ModParam(value = "mos_max_roundtrip_leg_pv", doc = "Variable for max roundtrip leg of all legs.")
    private @Nullable Pv mosMaxRoundtripLegPv;

    @ModParam(value = "mos_average_pv", doc = "Variable for average of all legs.")
    private @Nullable Pv mosAveragePv;

    @ModParam(value = "mos_average_packetloss_pv", doc = "Variable for average packetloss of all legs.")
    private @Nullable Pv mosAveragePacketlossPv;

    @ModParam(value = "mos_average_jitter_pv", doc = "Variable for average jitter of all legs.")
    private @Nullable Pv mosAverageJitterPv;

    @ModParam(value = "mos_average_roundtrip_pv", doc = "Variable for average roundtrip of all legs.")
    private @Nullable Pv mosAverageRoundtripPv;

    @ModParam(value = "mos_average_roundtrip_leg_pv", doc = "Variable for average roundtrip leg of all legs.")
    private @Nullable Pv mosAverageRoundtripLegPv;

    @ModParam(value = "mos_average_samples_pv", doc = "Variable for average samples of all legs.")
    private @Nullable Pv mosAverageSamplesPv;

    @ModParam(value = "mos_min_A_pv", doc = "Variable for min of leg A.")
    private @Nullable Pv mosMinAPv;

    @ModParam(value = "mos_min_at_A_pv", doc = "Variable for min at of leg A.")
    private @Nullable Pv mosMinAtAPv;

    @ModParam(value = "mos_min_packetloss_A_pv", doc = "Variable for min packetloss of leg A.")
    private @Nullable Pv mosMinPacketlossAPv;

    @ModParam(value = "mos_min_jitter_A_pv", doc = "Variable for min jitter of leg A.")
    private @Nullable Pv mosMinJitterAPv;

    @ModParam(value = "mos_min_roundtrip_A_pv", doc = "Variable for min roundtrip of leg A.")
    private @Nullable Pv mosMinRoundtripAPv;

    @ModParam(value = "mos_min_roundtrip_leg_A_pv", doc = "Variable for min roundtrip leg of leg A.")
    private @Nullable Pv mosMinRoundtripLegAPv;

    @ModParam(value = "mos_max_A_pv", doc = "Variable for max of leg A.")
    private @Nullable Pv mosMaxAPv;

    @ModParam(value = "mos_max_at_A_pv", doc = "Variable for max at of leg A.")
    private @Nullable Pv mosMaxAtAPv;

    @ModParam(value = "mos_max_packetloss_A_pv", doc = "Variable for max packetloss of leg A.")
    private @Nullable Pv mosMaxPacketlossAPv;

    @ModParam(value = "mos_max_jitter_A_pv", doc = "Variable for max jitter of leg A.")
    private @Nullable Pv mosMaxJitterAPv;

    @ModParam(value = "mos_max_roundtrip_A_pv", doc = "Variable for max roundtrip of leg A.")
    private @Nullable Pv mosMaxRoundtripAPv;

    @ModParam(value = "mos_max_roundtrip_leg_A_pv", doc = "Variable for max roundtrip leg of leg A.")
    private @Nullable Pv mosMaxRoundtripLegAPv;

    @ModParam(value = "mos_average_A_pv", doc = "Variable for average of leg A.")
    private @Nullable Pv mosAverageAPv;

    @ModParam(value = "mos_average_packetloss_A_pv", doc = "Variable for average packetloss of leg A.")
    private @Nullable Pv mosAveragePacketlossAPv;

    @ModParam(value = "mos_average_jitter_A_pv", doc = "Variable for average jitter of leg A.")
    private @Nullable Pv mosAverageJitterAPv;

    @ModParam(value = "mos_average_roundtrip_A_pv", doc = "Variable for average roundtrip of leg A.")
    private @Nullable Pv mosAverageRoundtripAPv;

    @ModParam(value = "mos_average_roundtrip_leg_A_pv", doc = "Variable for average roundtrip leg of leg A.")
    private @Nullable Pv mosAverageRoundtripLegAPv;

    @ModParam(value = "mos_average_samples_A_pv", doc = "Variable for average samples of leg A.")
    private @Nullable Pv mosAverageSamplesAPv;

    @ModParam(value = "mos_min_B_pv", doc = "Variable for min of leg B.")
    private @Nullable Pv mosMinBPv;

    @ModParam(value = "mos_min_at_B_pv", doc = "Variable for min at of leg B.")
    private @Nullable Pv mosMinAtBPv;

    @ModParam(value = "mos_min_packetloss_B_pv", doc = "Variable for min packetloss of leg B.")
    private @Nullable Pv mosMinPacketlossBPv;

    @ModParam(value = "mos_min_jitter_B_pv", doc = "Variable for min jitter of leg B.")
    private @Nullable Pv mosMinJitterBPv;

    @ModParam(value = "mos_min_roundtrip_B_pv", doc = "Variable for min roundtrip of leg B.")
    private @Nullable Pv mosMinRoundtripBPv;

    @ModParam(value = "mos_min_roundtrip_leg_B_pv", doc = "Variable for min roundtrip leg of leg B.")
    private @Nullable Pv mosMinRoundtripLegBPv;

    @ModParam(value = "mos_max_B_pv", doc = "Variable for max of leg B.")
    private @Nullable Pv mosMaxBPv;

    @ModParam(value = "mos_max_at_B_pv", doc = "Variable for max at of leg B.")
    private @Nullable Pv mosMaxAtBPv;

    @ModParam(value = "mos_max_packetloss_B_pv", doc = "Variable for max packetloss of leg B.")
    private @Nullable Pv mosMaxPacketlossBPv;

    @ModParam(value = "mos_max_jitter_B_pv", doc = "Variable for max jitter of leg B.")
    private @Nullable Pv mosMaxJitterBPv;

    @ModParam(value = "mos_max_roundtrip_B_pv", doc = "Variable for max roundtrip of leg B.")
    private @Nullable Pv mosMaxRoundtripBPv;

    @ModParam(value = "mos_max_roundtrip_leg_B_pv", doc = "Variable for max roundtrip leg of leg B.")
    private @Nullable Pv mosMaxRoundtripLegBPv;

    @ModParam(value = "mos_average_B_pv", doc = "Variable for average of leg B.")
    private @Nullable Pv mosAverageBPv;

    @ModParam(value = "mos_average_packetloss_B_pv", doc = "Variable for average packetloss of leg B.")
    private @Nullable Pv mosAveragePacketlossBPv;

    @ModParam(value = "mos_average_jitter_B_pv", doc = "Variable for average jitter of leg B.")
    private @Nullable Pv mosAverageJitterBPv;

    @ModParam(value = "mos_average_roundtrip_B_pv", doc = "Variable for average roundtrip of leg B.")
    private @Nullable Pv mosAverageRoundtripBPv;

    @ModParam(value = "mos_average_roundtrip_leg_B_pv", doc = "Variable for average roundtrip leg of leg B.")
    private @Nullable Pv mosAverageRoundtripLegBPv;

    @ModParam(value = "mos_average_samples_B_pv", doc = "Variable for average samples of leg B.")
    private @Nullable Pv mosAverageSamplesBPv;

    /** Where the figures of all legs go. */
    MosTargets targetsAll() {
        return new MosTargets(
                new MosTargets.Peak(
                        mosMinPv,
                        mosMinAtPv,
                        mosMinPacketlossPv,
                        mosMinJitterPv,
                        mosMinRoundtripPv,
                        mosMinRoundtripLegPv),
                new MosTargets.Peak(
                        mosMaxPv,
                        mosMaxAtPv,
                        mosMaxPacketlossPv,
                        mosMaxJitterPv,
                        mosMaxRoundtripPv,
                        mosMaxRoundtripLegPv),
                new MosTargets.Average(
                        mosAveragePv,
                        mosAveragePacketlossPv,
                        mosAverageJitterPv,
                        mosAverageRoundtripPv,
                        mosAverageRoundtripLegPv,
                        mosAverageSamplesPv));
    }

    /** Where the figures of leg A go. */
    MosTargets targetsA() {
        return new MosTargets(
                new MosTargets.Peak(
                        mosMinAPv,
                        mosMinAtAPv,
                        mosMinPacketlossAPv,
                        mosMinJitterAPv,
                        mosMinRoundtripAPv,
                        mosMinRoundtripLegAPv),
                new MosTargets.Peak(
                        mosMaxAPv,
                        mosMaxAtAPv,
                        mosMaxPacketlossAPv,
                        mosMaxJitterAPv,
                        mosMaxRoundtripAPv,
                        mosMaxRoundtripLegAPv),
                new MosTargets.Average(
                        mosAverageAPv,
                        mosAveragePacketlossAPv,
                        mosAverageJitterAPv,
                        mosAverageRoundtripAPv,
                        mosAverageRoundtripLegAPv,
                        mosAverageSamplesAPv));
    }

    /** Where the figures of leg B go. */
    MosTargets targetsB() {
        return new MosTargets(
                new MosTargets.Peak(
                        mosMinBPv,
                        mosMinAtBPv,
                        mosMinPacketlossBPv,
                        mosMinJitterBPv,
                        mosMinRoundtripBPv,
                        mosMinRoundtripLegBPv),
                new MosTargets.Peak(
                        mosMaxBPv,
                        mosMaxAtBPv,
                        mosMaxPacketlossBPv,
                        mosMaxJitterBPv,
                        mosMaxRoundtripBPv,
                        mosMaxRoundtripLegBPv),
                new MosTargets.Average(
                        mosAverageBPv,
                        mosAveragePacketlossBPv,
                        mosAverageJitterBPv,
                        mosAverageRoundtripBPv,
                        mosAverageRoundtripLegBPv,
                        mosAverageSamplesBPv));
    }
}
