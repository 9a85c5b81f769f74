package org.olelo.script.ast;

import org.jspecify.annotations.Nullable;

/** The operands of comparisons that are words of their own, not variables. */
public enum SpecialOperand {
    METHOD("method", Kind.METHOD, false),
    URI("uri", Kind.URI, false),
    STATUS("status", Kind.URI, false),
    FROM_URI("from_uri", Kind.URI, false),
    TO_URI("to_uri", Kind.URI, false),
    SRC_IP("src_ip", Kind.ADDRESS, false),
    DST_IP("dst_ip", Kind.ADDRESS, false),
    SND_IP("snd_ip", Kind.ADDRESS, true),
    TO_IP("to_ip", Kind.ADDRESS, true),
    SRC_PORT("src_port", Kind.NUMBER, false),
    DST_PORT("dst_port", Kind.NUMBER, false),
    SND_PORT("snd_port", Kind.NUMBER, true),
    TO_PORT("to_port", Kind.NUMBER, true),
    MSG_LEN("msg:len", Kind.NUMBER, false),
    PROTO("proto", Kind.PROTOCOL, false),
    SND_PROTO("snd_proto", Kind.PROTOCOL, true),
    AF("af", Kind.FAMILY, false),
    SND_AF("snd_af", Kind.FAMILY, true);

    /** What may stand on the right. */
    public enum Kind {
        METHOD,
        URI,
        ADDRESS,
        NUMBER,
        PROTOCOL,
        FAMILY
    }

    private final String word;
    private final Kind kind;
    private final boolean onsendOnly;

    SpecialOperand(String word, Kind kind, boolean onsendOnly) {
        this.word = word;
        this.kind = kind;
        this.onsendOnly = onsendOnly;
    }

    /** The operand of a word, or null. */
    public static @Nullable SpecialOperand of(String word) {
        return switch (word) {
            case "to_proto" -> SND_PROTO;
            case "to_af" -> SND_AF;
            case "method" -> METHOD;
            case "uri" -> URI;
            case "status" -> STATUS;
            case "from_uri" -> FROM_URI;
            case "to_uri" -> TO_URI;
            case "src_ip" -> SRC_IP;
            case "dst_ip" -> DST_IP;
            case "snd_ip" -> SND_IP;
            case "to_ip" -> TO_IP;
            case "src_port" -> SRC_PORT;
            case "dst_port" -> DST_PORT;
            case "snd_port" -> SND_PORT;
            case "to_port" -> TO_PORT;
            case "proto" -> PROTO;
            case "snd_proto" -> SND_PROTO;
            case "af" -> AF;
            case "snd_af" -> SND_AF;
            default -> null;
        };
    }

    /** As written in the script. */
    public String word() {
        return word;
    }

    /** What may stand on the right. */
    public Kind kind() {
        return kind;
    }

    /** True when it exists in onsend_route only. */
    public boolean onsendOnly() {
        return onsendOnly;
    }
}
