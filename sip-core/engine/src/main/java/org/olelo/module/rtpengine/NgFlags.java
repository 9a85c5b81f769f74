package org.olelo.module.rtpengine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags argument of the functions, read into what goes into the dictionary. */
final class NgFlags {
    private static final Set<String> CODEC_LISTS = Set.of("strip", "offer", "mask", "set", "transcode", "except");
    private static final int FEEDBACK = 1;
    private static final int SECURE = 2;
    private static final int DTLS = 4;
    private static final Map<String, Integer> PROFILES = Map.of(
            "RTP/AVP",
            0,
            "RTP/AVPF",
            FEEDBACK,
            "RTP/SAVP",
            SECURE,
            "RTP/SAVPF",
            SECURE | FEEDBACK,
            "UDP/TLS/RTP/SAVP",
            DTLS | SECURE,
            "UDP/TLS/RTP/SAVPF",
            DTLS | SECURE | FEEDBACK);

    private final NgValue.Dict plain = new NgValue.Dict();
    private final NgValue.Items direction = new NgValue.Items();
    private final NgValue.Items flags = new NgValue.Items();
    private final NgValue.Items replace = new NgValue.Items();
    private final Map<String, NgValue.Items> codecs = new LinkedHashMap<>();
    private final NgValue.Items rtcpMux = new NgValue.Items();
    private final NgValue.Items sdes = new NgValue.Items();
    private final NgValue.Items t38 = new NgValue.Items();
    private @Nullable String transport;
    private int profile = -1;
    private @Nullable ViaBranch viaBranch;
    private @Nullable String fromTag;
    private @Nullable String toTag;
    private @Nullable String callId;
    private boolean wantsToTag;
    private @Nullable String fault;

    /** Which branch is told to the relay. */
    enum ViaBranch {
        FIRST,
        SECOND,
        AUTO,
        EXTRA,
        NEXT
    }

    private NgFlags() {}

    /** Reads the words of the argument. */
    static NgFlags parse(String text) {
        NgFlags result = new NgFlags();
        for (String word : text.split(" ")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                result.word(
                        equals < 0 ? word : word.substring(0, equals), equals < 0 ? null : word.substring(equals + 1));
            }
        }
        return result;
    }

    private void word(String key, @Nullable String value) {
        if (named(key, value) || prefixed(key, value) || profile(key, value)) {
            return;
        }
        if (value == null) {
            flags.add(key);
        } else {
            plain.add(key, value);
        }
    }

    private boolean named(String key, @Nullable String value) {
        switch (key) {
            case "internal", "external" -> direction.add(key);
            case "direction" -> {
                if (value == null) {
                    return false;
                }
                direction.add(value);
            }
            case "to-tag" -> {
                wantsToTag = true;
                toTag = value == null ? toTag : value;
            }
            case "from-tag" -> fromTag = value == null ? fromTag : value;
            case "call-id" -> callId = value == null ? callId : value;
            case "via-branch" -> via(value);
            case "repacketize", "TOS" -> plain.add(key, new NgValue.Number(number(value)));
            case "delete-delay" -> {
                if (value == null) {
                    return false;
                }
                // 5.6.3 writes the number under the name with a blank, and the text besides
                plain.add("delete delay", new NgValue.Number(number(value)));
                plain.add(key, value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void via(@Nullable String value) {
        switch (value == null ? "" : value) {
            case "1" -> viaBranch = ViaBranch.FIRST;
            case "2" -> viaBranch = ViaBranch.SECOND;
            case "auto" -> viaBranch = ViaBranch.AUTO;
            case "extra" -> viaBranch = ViaBranch.EXTRA;
            case "next" -> viaBranch = ViaBranch.NEXT;
            default -> fault = "via-branch=" + value;
        }
    }

    private static long number(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        int end = 0;
        while (end < value.length() && end < 9 && Character.isDigit(value.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Long.parseLong(value, 0, end, 10);
    }

    private boolean prefixed(String key, @Nullable String value) {
        if (key.startsWith("replace-") && key.length() > 8) {
            replace.add(key.substring(8));
            return true;
        }
        return list(key, value, "rtcp-mux", rtcpMux)
                || list(key, value, "SDES", sdes)
                || list(key, value, "T.38", t38)
                || list(key, value, "T38", t38)
                || codec(key, value);
    }

    private static boolean list(String key, @Nullable String value, String name, NgValue.Items items) {
        if (key.equals(name) && value != null) {
            items.add(value);
            return true;
        }
        if (key.startsWith(name + '-') && key.length() > name.length() + 1) {
            items.add(key.substring(name.length() + 1));
            return true;
        }
        return false;
    }

    private boolean codec(String key, @Nullable String value) {
        if (!key.startsWith("codec-")) {
            return false;
        }
        int dash = key.indexOf('-', 6);
        String name = dash < 0 ? key.substring(6) : key.substring(6, dash);
        String codec = dash < 0 ? value : key.substring(dash + 1);
        if (codec == null || !CODEC_LISTS.contains(name)) {
            return false;
        }
        codecs.computeIfAbsent(name, n -> new NgValue.Items()).add(codec);
        return true;
    }

    private boolean profile(String key, @Nullable String value) {
        if (key.equals("transport-protocol") && value != null) {
            transport = value;
            return true;
        }
        if (value != null) {
            return false;
        }
        Integer whole = PROFILES.get(key);
        if (whole != null) {
            profile = whole;
            return true;
        }
        int before = Math.max(profile, 0);
        switch (key) {
            case "RTP" -> profile = before & ~SECURE;
            case "SRTP" -> profile = before | SECURE;
            case "AVP" -> profile = before & ~FEEDBACK;
            case "AVPF" -> profile = before | FEEDBACK;
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable String wantedTransport() {
        if (transport != null || profile < 0) {
            return transport;
        }
        return ((profile & DTLS) != 0 ? "UDP/TLS/" : "")
                + ((profile & SECURE) != 0 ? "RTP/SAVP" : "RTP/AVP")
                + ((profile & FEEDBACK) != 0 ? "F" : "");
    }

    /** Adds what was read, in Kamailio's order. */
    void addTo(NgValue.Dict dict) {
        dict.entries().addAll(plain.entries());
        addList(dict, "direction", direction);
        addList(dict, "flags", flags);
        addList(dict, "replace", replace);
        if (!codecs.isEmpty()) {
            NgValue.Dict codec = new NgValue.Dict();
            codecs.forEach(codec::add);
            dict.add("codec", codec);
        }
        String wanted = wantedTransport();
        if (wanted != null) {
            dict.add("transport-protocol", wanted);
        }
        addList(dict, "rtcp-mux", rtcpMux);
        addList(dict, "SDES", sdes);
        addList(dict, "T.38", t38);
    }

    private static void addList(NgValue.Dict dict, String key, NgValue.Items items) {
        if (!items.values().isEmpty()) {
            dict.add(key, items);
        }
    }

    /** What is wrong with the text, or null. */
    @Nullable
    String fault() {
        return fault;
    }

    /** The branch to tell, or null. */
    @Nullable
    ViaBranch viaBranch() {
        return viaBranch;
    }

    /** The From tag to use in place of the message's, or null. */
    @Nullable
    String fromTag() {
        return fromTag;
    }

    /** The To tag to use in place of the message's, or null. */
    @Nullable
    String toTag() {
        return toTag;
    }

    /** The Call-ID to use in place of the message's, or null. */
    @Nullable
    String callId() {
        return callId;
    }

    /** True after the word to-tag. */
    boolean wantsToTag() {
        return wantsToTag;
    }
}
