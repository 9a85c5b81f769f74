package org.olelo.module.sdpops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.olelo.sip.body.SdpLine;
import org.olelo.sip.body.SdpMedia;
import org.olelo.text.Latin;

/** Payload types and their names. */
final class Codecs {
    /** Names with payload types of their own (RFC 3551 6). */
    private static final Map<String, List<String>> STATIC = Map.ofEntries(
            Map.entry("PCMU", List.of("0")),
            Map.entry("GSM", List.of("3")),
            Map.entry("G723", List.of("4")),
            Map.entry("DVI4", List.of("5", "6", "16", "17")),
            Map.entry("LPC", List.of("7")),
            Map.entry("PCMA", List.of("8")),
            Map.entry("G722", List.of("9")),
            Map.entry("L16", List.of("10", "11")),
            Map.entry("QCELP", List.of("12")),
            Map.entry("CN", List.of("13")),
            Map.entry("MPA", List.of("14")),
            Map.entry("G728", List.of("15")),
            Map.entry("G729", List.of("18")),
            Map.entry("CELB", List.of("25")),
            Map.entry("JPEG", List.of("26")),
            Map.entry("NV", List.of("28")),
            Map.entry("H261", List.of("31")),
            Map.entry("MPV", List.of("32")),
            Map.entry("MP2T", List.of("33")),
            Map.entry("H263", List.of("34")));

    /** Attributes that are about one payload type. */
    private static final List<String> ATTRIBUTES = List.of("rtpmap:", "fmtp:", "rtcp-fb:");

    private Codecs() {}

    /** Items of a list separated by commas. */
    static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",")) {
            if (!item.isBlank()) {
                items.add(item.stripLeading()); // as 5.6.3: a blank after an item makes it another one
            }
        }
        return items;
    }

    /** Payload types of the names, the static ones first, else as the rtpmap attributes say; unknown names have none. */
    static List<String> idsOf(List<String> names, List<SdpMedia> media) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            List<String> known = STATIC.get(name.toUpperCase(Locale.ROOT));
            if (known != null) {
                ids.addAll(known);
            } else {
                media.forEach(one -> addMapped(ids, name, one));
            }
        }
        return ids;
    }

    private static void addMapped(List<String> ids, String name, SdpMedia media) {
        for (SdpLine line : media.lines()) {
            String value = Latin.string(media.bytes(), line.valueStart(), line.valueEnd());
            int space = value.indexOf(' ');
            boolean map = line.type() == 'a' && space > 0 && value.regionMatches(true, 0, "rtpmap:", 0, 7);
            if (!map) {
                continue;
            }
            String mapping = value.substring(space + 1);
            int slash = mapping.indexOf('/');
            if (name.equalsIgnoreCase(slash < 0 ? mapping : mapping.substring(0, slash))) {
                ids.add(value.substring(7, space));
            }
        }
    }

    /** Payload types of one media line. */
    static List<String> formats(SdpMedia media) {
        return List.of(media.formats().strip().split(" +"));
    }

    /** Whether the line is an rtpmap, fmtp or rtcp-fb attribute of that payload type. */
    static boolean isAbout(byte[] bytes, SdpLine line, String id) {
        if (line.type() != 'a' && line.type() != 'A') {
            return false;
        }
        for (String attribute : ATTRIBUTES) {
            if (Latin.startsWithIgnoreCase(bytes, line.valueStart(), line.valueEnd(), attribute + id + ' ')) {
                return true;
            }
        }
        return false;
    }
}
