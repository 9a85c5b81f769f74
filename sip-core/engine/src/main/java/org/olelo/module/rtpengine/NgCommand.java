package org.olelo.module.rtpengine;

/** The commands of the ng protocol. */
enum NgCommand {
    OFFER("offer"),
    ANSWER("answer"),
    DELETE("delete"),
    QUERY("query"),
    START_RECORDING("start recording"),
    STOP_RECORDING("stop recording"),
    BLOCK_DTMF("block DTMF"),
    UNBLOCK_DTMF("unblock DTMF"),
    BLOCK_MEDIA("block media"),
    UNBLOCK_MEDIA("unblock media"),
    SILENCE_MEDIA("silence media"),
    UNSILENCE_MEDIA("unsilence media"),
    START_FORWARDING("start forwarding"),
    STOP_FORWARDING("stop forwarding"),
    PLAY_MEDIA("play media"),
    STOP_MEDIA("stop media"),
    PLAY_DTMF("play DTMF");

    private final String text;

    NgCommand(String text) {
        this.text = text;
    }

    /** As on the wire. */
    String text() {
        return text;
    }

    /** True when a session description goes with it. */
    boolean hasSdp() {
        return this == OFFER || this == ANSWER;
    }

    /** True when the tags are told only where the flags name them. */
    boolean tagsOnlyByFlag() {
        return switch (this) {
            case BLOCK_DTMF,
                    UNBLOCK_DTMF,
                    BLOCK_MEDIA,
                    UNBLOCK_MEDIA,
                    SILENCE_MEDIA,
                    UNSILENCE_MEDIA,
                    START_FORWARDING,
                    STOP_FORWARDING -> true;
            default -> false;
        };
    }
}
