package org.olelo.module.rr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;
import org.olelo.sip.edit.Edit;
import org.olelo.sip.edit.EditText;
import org.olelo.sip.edit.EditText.Condition;
import org.olelo.sip.edit.EditText.Part;
import org.olelo.sip.edit.EditText.Side;
import org.olelo.sip.edit.MessageEdits;

/**
 * Writes Record-Route header fields. Each is two edits, as in Kamailio: the start of the line, and ";lr" with the parameters
 * to its end. remove_record_route() takes back the first ones only, which leaves the rest of the line: Kamailio's behaviour.
 */
final class RecordRouter {
    private static final EditText START = EditText.of("Record-Route: <sip:");
    private static final EditText START_SIPS = EditText.of("Record-Route: <sips:");
    private static final EditText END = EditText.of(">\r\n");
    private static final EditText R2 = EditText.of(";r2=on");
    private static final EditText TRANSPORT = EditText.of(";transport=");

    private final RouteSettings settings;
    private final Predicate<MessageContext> upstream;

    RecordRouter(RouteSettings settings, Predicate<MessageContext> upstream) {
        this.settings = settings;
        this.upstream = upstream;
    }

    /** There is a Record-Route of ours among the edits. */
    static boolean isRecorded(MessageContext ctx) {
        MessageEdits edits = ctx.editsOrNull();
        return edits != null && edits.has(HeaderId.RECORD_ROUTE);
    }

    /** Adds one with the socket's address, or two. */
    void record(MessageContext ctx, String params) {
        List<EditText> start = start(ctx);
        List<EditText> tail = new ArrayList<>();
        tail.add(EditText.of(lr() + fromTag(ctx) + params + RouteState.of(ctx).added));
        if (settings.doubleRecordRoute == RouteSettings.DOUBLE_NEVER) {
            add(ctx, null, with(start, EditText.received(Part.ADDRESS)), tail);
            return;
        }
        Condition condition =
                settings.doubleRecordRoute == RouteSettings.DOUBLE_ALWAYS ? null : Condition.DIFFERENT_SOCKET;
        add(ctx, condition, with(start, EditText.sending(Part.ADDRESS), R2), tail);
        EditText r2 = condition == null ? R2 : EditText.when(condition, R2);
        add(ctx, null, with(start, EditText.received(Part.ADDRESS), r2), tail);
    }

    /** Adds one with that address, or two when the transports differ. */
    void recordAdvertised(MessageContext ctx, String address) {
        List<EditText> start = with(start(ctx), EditText.of(address));
        List<EditText> tail = List.of(EditText.of(fromTag(ctx) + lr() + RouteState.of(ctx).added));
        if (settings.doubleRecordRoute == RouteSettings.DOUBLE_NEVER) {
            add(ctx, null, with(start, transport(Side.RECEIVED)), tail);
            return;
        }
        if (settings.doubleRecordRoute == RouteSettings.DOUBLE_ALWAYS) {
            add(ctx, null, with(start, TRANSPORT, EditText.sending(Part.PROTOCOL), R2), tail);
            add(ctx, null, with(start, TRANSPORT, EditText.received(Part.PROTOCOL), R2), tail);
            return;
        }
        add(ctx, Condition.DIFFERENT_PROTOCOL, with(start, transport(Side.SENDING), R2), tail);
        EditText r2 = EditText.when(Condition.DIFFERENT_PROTOCOL, R2);
        add(ctx, null, with(start, transport(Side.RECEIVED), r2), tail);
    }

    private static EditText transport(Side side) {
        return EditText.when(Condition.DIFFERENT_PROTOCOL, TRANSPORT, new EditText.Address(side, Part.PROTOCOL));
    }

    /** Adds one with that text in place of address and parameters. */
    void recordPreset(MessageContext ctx, String text) {
        String params = fromTag(ctx) + RouteState.of(ctx).added;
        add(ctx, null, with(start(ctx), EditText.of(text + params)), List.of(EditText.of(lr())));
    }

    private static void add(
            MessageContext ctx, @Nullable Condition condition, List<EditText> start, List<EditText> tail) {
        int offset = ctx.message().headersStart();
        List<EditText> end = new ArrayList<>(tail);
        end.add(END);
        ctx.edits().add(new Edit(offset, 0, HeaderId.RECORD_ROUTE, guarded(condition, start)));
        ctx.edits().add(new Edit(offset, 0, HeaderId.OTHER, guarded(condition, end)));
    }

    private static List<EditText> guarded(@Nullable Condition condition, List<EditText> texts) {
        return condition == null ? texts : List.of(new EditText.When(condition, texts));
    }

    private static List<EditText> with(List<EditText> texts, EditText... more) {
        List<EditText> all = new ArrayList<>(texts);
        all.addAll(List.of(more));
        return all;
    }

    /** Adds a parameter to those that are there already. */
    static void addParam(MessageContext ctx, String param) {
        MessageEdits edits = ctx.editsOrNull();
        if (edits != null) {
            edits.replaceAll(edit -> edit.offset() == ctx.message().headersStart() ? withParam(edit, param) : edit);
        }
    }

    private static Edit withParam(Edit edit, String param) {
        List<EditText> texts = withParam(edit.texts(), param);
        return texts == null ? edit : new Edit(edit.offset(), edit.length(), edit.kind(), texts);
    }

    private static @Nullable List<EditText> withParam(List<EditText> texts, String param) {
        if (texts.size() == 1 && texts.get(0) instanceof EditText.When when) {
            List<EditText> inner = withParam(when.texts(), param);
            return inner == null ? null : List.of(new EditText.When(when.condition(), inner));
        }
        int last = texts.size() - 1;
        if (last < 0 || texts.get(last) != END) {
            return null;
        }
        List<EditText> longer = new ArrayList<>(texts);
        longer.add(last, EditText.of(param));
        return longer;
    }

    private List<EditText> start(MessageContext ctx) {
        SipUri uri = ctx.parsedUri();
        boolean sips = settings.ignoreSips == 0 && uri != null && uri.scheme() == UriScheme.SIPS;
        EditText start = sips ? START_SIPS : START;
        String user = user(ctx, uri);
        return user.isEmpty() ? List.of(start) : List.of(start, EditText.of(user + '@'));
    }

    private String user(MessageContext ctx, @Nullable SipUri uri) {
        if (settings.addUsername == 0) {
            String token = settings.outbound == null ? null : settings.outbound.token(ctx);
            return token == null ? "" : token;
        }
        if (settings.customUser != null) {
            Value value = settings.customUser.get(ctx);
            if (!value.isNull()) {
                return value.text();
            }
        }
        return uri == null ? "" : uri.user();
    }

    private String fromTag(MessageContext ctx) {
        if (settings.appendFromTag == 0) {
            return "";
        }
        NameAddr end = upstream.test(ctx) ? ctx.message().to() : ctx.message().from();
        String tag = end == null ? null : end.tag();
        return tag == null || tag.isEmpty() ? "" : ";ftag=" + tag;
    }

    private String lr() {
        return settings.fullLr != 0 ? ";lr=on" : ";lr";
    }
}
