package org.olelo.module.sdpops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.body.SdpBody;
import org.olelo.sip.body.SdpLine;
import org.olelo.sip.body.SdpMedia;
import org.olelo.sip.header.ContentType;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module sdpops. Functions give -1 where there is no session description they can read, but where they say otherwise. */
public final class SdpopsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("sdpops");
    private static final AttachmentKey<SipMessage> READ = new AttachmentKey<>("session description was read");
    private static final int NONE = -1;
    private static final int NO_BODY = -2;
    private static final int SOME = 2;

    /** The description of a message: with a media line and an address for each; null when there is none. */
    private static @Nullable SdpBody body(MessageContext ctx) {
        SdpBody body = SdpBody.of(ctx.message());
        if (body == null || body.sdp().media().isEmpty()) {
            return null;
        }
        for (SdpMedia media : body.sdp().media()) {
            if (media.connection() == null) {
                return null;
            }
        }
        ctx.attach(READ, ctx.message());
        return body;
    }

    private static boolean hasNone(MessageContext ctx) {
        return SdpBody.of(ctx.message()) == null;
    }

    // ---- codecs

    @ScriptFunction(value = "sdp_remove_codecs_by_id", doc = "Takes out payload types; a list separated by commas.")
    public boolean removeById(MessageContext ctx, String ids) {
        return remove(ctx, ids, null);
    }

    @ScriptFunction(value = "sdp_remove_codecs_by_id", doc = "The same in media of that type, as audio.")
    public boolean removeById(MessageContext ctx, String ids, String media) {
        return remove(ctx, ids, media);
    }

    private static boolean remove(MessageContext ctx, String ids, @Nullable String media) {
        SdpBody body = body(ctx);
        if (body != null) {
            SdpEdits.removeCodecs(ctx, SdpEdits.media(body, media), Codecs.list(ids));
        }
        return body != null;
    }

    @ScriptFunction(value = "sdp_remove_codecs_by_name", doc = "Takes out codecs; false when no name is known.")
    public boolean removeByName(MessageContext ctx, String names) {
        return removeNamed(ctx, names, null);
    }

    @ScriptFunction(value = "sdp_remove_codecs_by_name", doc = "The same in media of that type.")
    public boolean removeByName(MessageContext ctx, String names, String media) {
        return removeNamed(ctx, names, media);
    }

    private static boolean removeNamed(MessageContext ctx, String names, @Nullable String media) {
        SdpBody body = body(ctx);
        List<String> ids = body == null ? List.of() : named(body, names);
        if (body == null || ids.isEmpty()) {
            return false;
        }
        SdpEdits.removeCodecs(ctx, SdpEdits.media(body, media), ids);
        return true;
    }

    private static List<String> named(SdpBody body, String names) {
        return Codecs.idsOf(Codecs.list(names), body.sdp().media());
    }

    @ScriptFunction(value = "sdp_keep_codecs_by_id", doc = "Takes out all but those payload types.")
    public boolean keepById(MessageContext ctx, String ids) {
        return keep(ctx, ids, null);
    }

    @ScriptFunction(value = "sdp_keep_codecs_by_id", doc = "The same in media of that type.")
    public boolean keepById(MessageContext ctx, String ids, String media) {
        return keep(ctx, ids, media);
    }

    private static boolean keep(MessageContext ctx, String ids, @Nullable String media) {
        SdpBody body = body(ctx);
        if (body != null) {
            SdpEdits.keepCodecs(ctx, SdpEdits.media(body, media), Codecs.list(ids));
        }
        return body != null;
    }

    @ScriptFunction(
            value = "sdp_keep_codecs_by_name",
            doc = "Takes out all but those codecs; false when no name is known.")
    public boolean keepByName(MessageContext ctx, String names) {
        return keepNamed(ctx, names, null);
    }

    @ScriptFunction(value = "sdp_keep_codecs_by_name", doc = "The same in media of that type.")
    public boolean keepByName(MessageContext ctx, String names, String media) {
        return keepNamed(ctx, names, media);
    }

    private static boolean keepNamed(MessageContext ctx, String names, @Nullable String media) {
        SdpBody body = body(ctx);
        List<String> ids = body == null ? List.of() : named(body, names);
        if (body == null || ids.isEmpty()) {
            return false;
        }
        SdpEdits.keepCodecs(ctx, SdpEdits.media(body, media), ids);
        return true;
    }

    @ScriptFunction(
            value = "sdp_with_codecs_by_id",
            doc = "1: every media has all payload types of the list; 2: some are there; -1: none; -2: no description.")
    public int withById(MessageContext ctx, String ids) {
        SdpBody body = body(ctx);
        return body == null ? NO_BODY : found(body, Codecs.list(ids));
    }

    @ScriptFunction(
            value = "sdp_with_codecs_by_name",
            doc = "1: every media has all codecs; 2: some are there; -1: none.")
    public int withByName(MessageContext ctx, String names) {
        SdpBody body = body(ctx);
        return body == null ? NONE : found(body, named(body, names));
    }

    private static int found(SdpBody body, List<String> ids) {
        boolean some = false;
        boolean all = true;
        for (SdpMedia media : body.sdp().media()) {
            List<String> formats = Codecs.formats(media);
            for (String id : ids) {
                boolean has = formats.contains(id);
                some |= has;
                all &= has;
            }
        }
        return !some ? NONE : all ? 1 : SOME;
    }

    // ---- media, transports, lines

    @ScriptFunction(value = "sdp_remove_media", doc = "Takes out media of a type; false when there is none.")
    public boolean removeMedia(MessageContext ctx, String type) {
        SdpBody body = body(ctx);
        return body != null
                && SdpEdits.removeMedia(ctx, body, media -> media.type().equalsIgnoreCase(type));
    }

    @ScriptFunction(value = "sdp_remove_transport", doc = "Takes out media with a transport, as RTP/AVP.")
    public boolean removeTransport(MessageContext ctx, String transport) {
        SdpBody body = body(ctx);
        return body != null
                && SdpEdits.removeMedia(ctx, body, media -> media.protocol().equalsIgnoreCase(transport));
    }

    @ScriptFunction(value = "sdp_remove_line_by_prefix", doc = "Takes out the lines that begin so, as a=candidate:.")
    public boolean removeLines(MessageContext ctx, String prefix) {
        return removeLinesOf(ctx, prefix, null);
    }

    @ScriptFunction(value = "sdp_remove_line_by_prefix", doc = "The same in media of that type.")
    public boolean removeLines(MessageContext ctx, String prefix, String media) {
        return removeLinesOf(ctx, prefix, media);
    }

    private static boolean removeLinesOf(MessageContext ctx, String prefix, @Nullable String media) {
        SdpBody body = body(ctx);
        if (body != null) {
            SdpEdits.removeLines(ctx, body, prefix, media);
        }
        return body != null;
    }

    @ScriptFunction(value = "sdp_with_media", doc = "True when there is media of that type.")
    public boolean withMedia(MessageContext ctx, String type) {
        SdpBody body = body(ctx);
        return body != null && !SdpEdits.media(body, type).isEmpty();
    }

    @ScriptFunction(
            value = "sdp_with_active_media",
            doc = "True when there is media of that type with a port, not inactive.")
    public boolean withActiveMedia(MessageContext ctx, String type) {
        SdpBody body = body(ctx);
        if (body == null) {
            return false;
        }
        for (SdpMedia media : SdpEdits.media(body, type)) {
            if (media.port() != 0 && media.attribute("inactive") == null) {
                return true;
            }
        }
        return false;
    }

    @ScriptFunction(value = "sdp_with_transport", doc = "True when media uses that transport.")
    public boolean withTransport(MessageContext ctx, String transport) {
        SdpBody body = body(ctx);
        return body != null
                && body.sdp().media().stream()
                        .anyMatch(media -> media.protocol().equalsIgnoreCase(transport));
    }

    @ScriptFunction(value = "sdp_with_transport_like", doc = "True when the transport of media contains that text.")
    public boolean withTransportLike(MessageContext ctx, String part) {
        SdpBody body = body(ctx);
        return body != null
                && body.sdp().media().stream()
                        .anyMatch(media -> media.protocol().contains(part));
    }

    @ScriptFunction(
            value = "sdp_transport",
            doc = "Puts the transport that all media use into a variable; -2 when they differ.")
    public int transport(MessageContext ctx, Pv result) {
        SdpBody body = body(ctx);
        if (body == null) {
            return hasNone(ctx) ? 1 : NONE; // as 5.6.3
        }
        String common = body.sdp().media().get(0).protocol();
        for (SdpMedia media : body.sdp().media()) {
            if (!media.protocol().equalsIgnoreCase(common)) {
                return NO_BODY;
            }
        }
        return result.set(ctx, Value.of(common)) ? 1 : NONE;
    }

    @ScriptFunction(value = "sdp_with_ice", doc = "True when there is an a=candidate line.")
    public boolean withIce(MessageContext ctx) {
        SdpBody body = SdpBody.of(ctx.message());
        if (body == null) {
            return false;
        }
        Sdp sdp = body.sdp();
        return sdp.attribute("candidate") != null
                || sdp.media().stream().anyMatch(media -> media.attribute("candidate") != null);
    }

    @ScriptFunction(value = "sdp_get_address_family", doc = "4 or 6: that of the c= line of the session.")
    public int addressFamily(MessageContext ctx) {
        SdpBody body = body(ctx);
        SdpLine line = body == null ? null : body.sdp().sessionLine('c');
        if (body == null || line == null) {
            return NONE;
        }
        String value = body.sdp().value(line);
        return value.startsWith("IN IP4") ? 4 : value.startsWith("IN IP6") ? 6 : NONE;
    }

    @ScriptFunction(value = "sdp_content", doc = "True when there is a session description that can be read.")
    public boolean content(MessageContext ctx) {
        return body(ctx) != null;
    }

    @ScriptFunction(value = "sdp_content", doc = "0: the same; another number: only Content-Type must say so.")
    public boolean content(MessageContext ctx, int flags) {
        if (flags == 0) {
            return content(ctx);
        }
        String value = ctx.message().header(HeaderId.CONTENT_TYPE);
        ContentType type = value == null ? null : ContentType.parse(value);
        boolean described = type != null && (type.is("application/sdp") || type.isMultipart());
        return described && ctx.message().hasBody();
    }

    @ScriptFunction(value = "sdp_get", doc = "Puts the session description into a variable; -2 when there is none.")
    public int get(MessageContext ctx, Pv result) {
        SdpBody body = body(ctx);
        if (body == null) {
            return hasNone(ctx) ? NO_BODY : NONE;
        }
        return result.set(ctx, Value.of(text(body))) ? 1 : NONE;
    }

    private static String text(SdpBody body) {
        return Latin.string(body.sdp().bytes(), body.start(), body.end());
    }

    @ScriptFunction(
            value = "sdp_get_line_startswith",
            doc = "Puts the first line that begins so into a variable; -2 when there is no description.")
    public int lineStartingWith(MessageContext ctx, Pv result, String prefix) {
        SdpBody body = body(ctx);
        if (body == null) {
            return hasNone(ctx) ? NO_BODY : NONE;
        }
        for (String line : text(body).split("\r?\n")) {
            if (line.startsWith(prefix)) {
                return result.set(ctx, Value.of(line)) ? 1 : NONE;
            }
        }
        return NONE;
    }

    @ScriptFunction(value = "sdp_print", doc = "Logs the streams of the session description.")
    public int print(MessageContext ctx, int level) {
        SdpBody body = body(ctx);
        if (body == null) {
            return hasNone(ctx) ? 1 : NONE; // as 5.6.3
        }
        for (SdpMedia media : body.sdp().media()) {
            LOG.info(
                    "stream media={} address={} port={} transport={} payloads={}",
                    media.type(),
                    media.address(),
                    media.port(),
                    media.protocol(),
                    media.formats());
        }
        return 1;
    }

    // ---- variables

    @PvExport(
            value = "sdp",
            doc = "body: the session description; sess_version: its version, -1 assigned raises it by one.")
    Pv sdp(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "body" ->
                ctx -> {
                    SdpBody body = body(ctx);
                    return body == null ? Value.NULL : Value.of(text(body));
                };
            case "sess_version" -> new SessionVersion();
            default ->
                throw new PvSyntaxException("unknown name: $sdp(" + name.constantInner() + "); body and sess_version");
        };
    }

    /** The third word of o=. As in 5.6.3 it can be written once the description was read, and by numbers only. */
    private static final class SessionVersion implements Pv {
        private static final int VERSION_WORD = 2;

        @Override
        public Value get(MessageContext ctx) {
            SdpBody body = body(ctx);
            int[] word = body == null ? null : word(body);
            if (body == null || word == null) {
                return Value.NULL;
            }
            String version = Latin.string(body.sdp().bytes(), word[0], word[1]);
            return Value.of(Latin.parseInt(version), version);
        }

        // from and to of the version
        private static int @Nullable [] word(SdpBody body) {
            SdpLine origin = body.sdp().sessionLine('o');
            if (origin == null) {
                return null;
            }
            byte[] bytes = body.sdp().bytes();
            int at = origin.valueStart();
            for (int word = 0; at < origin.valueEnd(); word++) {
                int stop = Latin.indexOf(bytes, at, origin.valueEnd(), ' ');
                stop = stop < 0 ? origin.valueEnd() : stop;
                if (word == VERSION_WORD) {
                    return new int[] {at, stop};
                }
                at = Latin.skipBlanks(bytes, stop, origin.valueEnd());
            }
            return null;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            SdpBody body = ctx.attachment(READ) == ctx.message() ? body(ctx) : null;
            int[] word = body == null ? null : word(body);
            if (body == null || word == null || !value.isInt()) {
                LOG.error("$sdp(sess_version) cannot be set: no session description was read, or no number given");
                return false;
            }
            int version = value.number();
            if (version == -1) {
                version = Latin.parseInt(Latin.string(body.sdp().bytes(), word[0], word[1])) + 1;
            }
            ctx.edits().replace(word[0], word[1] - word[0], Integer.toString(version));
            return true;
        }
    }
}
