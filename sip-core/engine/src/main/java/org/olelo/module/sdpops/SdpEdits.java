package org.olelo.module.sdpops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.body.SdpBody;
import org.olelo.sip.body.SdpLine;
import org.olelo.sip.body.SdpMedia;
import org.olelo.text.Latin;

/** Takes things out of the session description of a message. */
final class SdpEdits {
    private SdpEdits() {}

    /** Media of that type, or all when it is null. */
    static List<SdpMedia> media(SdpBody body, @Nullable String type) {
        List<SdpMedia> chosen = new ArrayList<>();
        for (SdpMedia one : body.sdp().media()) {
            if (type == null || one.type().equalsIgnoreCase(type)) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    /** Removes payload types and their attributes. */
    static void removeCodecs(MessageContext ctx, List<SdpMedia> media, List<String> ids) {
        for (SdpMedia one : media) {
            for (String id : Codecs.formats(one)) {
                if (ids.contains(id)) {
                    removeCodec(ctx, one, id);
                }
            }
        }
    }

    /** Removes all but those payload types. */
    static void keepCodecs(MessageContext ctx, List<SdpMedia> media, List<String> ids) {
        for (SdpMedia one : media) {
            for (String id : Codecs.formats(one)) {
                if (!ids.contains(id)) {
                    removeCodec(ctx, one, id);
                }
            }
        }
    }

    private static void removeCodec(MessageContext ctx, SdpMedia media, String id) {
        byte[] bytes = media.bytes();
        int at = formatStart(media, id);
        if (at >= 0) {
            delete(ctx, at - 1, at + id.length());
        }
        for (SdpLine line : media.lines()) {
            if (Codecs.isAbout(bytes, line, id)) {
                delete(ctx, line.start(), line.end());
            }
        }
    }

    // after the type, the port and the transport
    private static int formatStart(SdpMedia media, String id) {
        byte[] bytes = media.bytes();
        int end = media.line().valueEnd();
        int at = media.line().valueStart();
        for (int word = 0; at < end; word++) {
            int stop = Latin.indexOf(bytes, at, end, ' ');
            stop = stop < 0 ? end : stop;
            if (word > 2 && Latin.string(bytes, at, stop).equals(id)) {
                return at;
            }
            at = Latin.skipBlanks(bytes, stop, end);
        }
        return -1;
    }

    /** Removes media with their lines; false when none fits. */
    static boolean removeMedia(MessageContext ctx, SdpBody body, Predicate<SdpMedia> unwanted) {
        boolean any = false;
        for (SdpMedia one : body.sdp().media()) {
            if (unwanted.test(one)) {
                delete(ctx, one.line().start(), one.end());
                any = true;
            }
        }
        return any;
    }

    /** Removes lines that begin so; in all of the description when the type is null, else in media of that type. */
    static void removeLines(MessageContext ctx, SdpBody body, String prefix, @Nullable String type) {
        if (type == null) {
            removeLines(ctx, body, body.sdp().session(), prefix);
        }
        for (SdpMedia one : media(body, type)) {
            removeLines(ctx, body, List.of(one.line()), prefix);
            removeLines(ctx, body, one.lines(), prefix);
        }
    }

    private static void removeLines(MessageContext ctx, SdpBody body, List<SdpLine> lines, String prefix) {
        for (SdpLine line : lines) {
            if (Latin.startsWithIgnoreCase(body.sdp().bytes(), line.start(), line.valueEnd(), prefix)) {
                delete(ctx, line.start(), line.end());
            }
        }
    }

    // two functions may take out the same line
    private static void delete(MessageContext ctx, int from, int to) {
        if (!ctx.edits().isDeleted(from)) {
            ctx.edits().delete(from, to - from);
        }
    }
}
