package org.olelo.module.dialog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.module.dialog.api.CallEvent;
import org.olelo.module.dialog.api.CallListener;
import org.olelo.module.dialog.api.Dialogs;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.TransactionRef;
import org.olelo.routing.Worker;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionEvent;
import org.olelo.transaction.TransactionEventKind;
import org.olelo.transaction.TransactionLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes dialogs, moves them from state to state, and ends them. */
final class DialogTracker implements Dialogs {
    private static final Logger LOG = LoggerFactory.getLogger("dialog");
    private static final AttachmentKey<Dialog> KEY = new AttachmentKey<>("dialog");
    private static final AttachmentKey<Dialog> CHOSEN = new AttachmentKey<>("chosen dialog");
    private static final int CALL_GONE = 481;
    private static final int TIMEOUT = 408;
    private static final int LAST_SECONDS = 10;
    private static final int FIRST_ERROR = 300;
    private static final int FIRST_SUCCESS = 200;

    private final Engine engine;
    private final DialogSettings settings;
    private @Nullable TransactionLayer layer;
    private @Nullable RecordRouting routing;
    private final DialogRequests requests;
    private final DialogTable table = new DialogTable();
    private final RemoteProfiles remote = new RemoteProfiles();
    private final Map<TransactionRef, Dialog> byTransaction = new ConcurrentHashMap<>();
    private final List<CallListener> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder processed;
    private final LongAdder failed;
    private final LongAdder expired;

    DialogTracker(Engine engine, DialogSettings settings) {
        this.engine = engine;
        this.settings = settings;
        requests = new DialogRequests(settings, () -> layer);
        processed = engine.statistics().counter("dialog", "processed_dialogs", "Dialogs made since the start.");
        failed = engine.statistics().counter("dialog", "failed_dialogs", "Dialogs that were never answered.");
        expired = engine.statistics().counter("dialog", "expired_dialogs", "Dialogs that reached their timeout.");
        engine.statistics().gauge("dialog", "active_dialogs", "Answered dialogs.", table::active);
        engine.statistics().gauge("dialog", "early_dialogs", "Ringing dialogs.", () -> table.count(Dialog.EARLY));
    }

    @Override
    public void listen(CallListener listener) {
        listeners.add(listener);
    }

    private void tell(CallEvent event, Dialog dialog, MessageContext ctx) {
        for (CallListener listener : listeners) {
            listener.onCall(event, dialog, ctx);
        }
    }

    DialogRequests requests() {
        return requests;
    }

    RemoteProfiles remoteProfiles() {
        return remote;
    }

    DialogTable table() {
        return table;
    }

    long now() {
        return engine.clock().wallSeconds();
    }

    /** Hears of transactions and of requests with our Route. */
    void follow(TransactionLayer transactions, RecordRouting routes) {
        layer = transactions;
        routing = routes;
        transactions.listen(
                this::happened,
                TransactionEventKind.REQUEST_IN,
                TransactionEventKind.RESPONSE_FORWARDED,
                TransactionEventKind.RESPONSE_OUT,
                TransactionEventKind.DESTROY);
        routes.onLooseRoute(this::routed);
    }

    /** The dialog that dlg_get() chose or the one that the message belongs to; null when there is neither. */
    @Nullable
    Dialog of(MessageContext ctx) {
        Dialog chosen = ctx.attachment(CHOSEN);
        return chosen != null ? chosen : owner(ctx);
    }

    /** Makes it the dialog that functions and variables of this message are about. */
    void choose(MessageContext ctx, Dialog dialog) {
        ctx.attach(CHOSEN, dialog);
    }

    /** The dialog that the message belongs to, or null. */
    @Nullable
    Dialog owner(MessageContext ctx) {
        Dialog attached = ctx.attachment(KEY);
        if (attached != null) {
            return attached;
        }
        TransactionRef transaction = ctx.transaction();
        return transaction == null ? null : byTransaction.get(transaction);
    }

    /** Follows the request: a new dialog for an initial INVITE, the known one for others; false when there is none. */
    boolean manage(MessageContext ctx) {
        if (owner(ctx) != null) {
            return ctx.message().to().hasTag();
        }
        SipMessage message = ctx.message();
        if (message.to().hasTag()) {
            RecordRouting routes = routing;
            String did = routes == null ? null : routes.routeParam(ctx, settings.rrParam);
            match(ctx, did == null ? "" : did);
            return true;
        }
        if (!ctx.request().isMethod(Method.INVITE)) {
            return false;
        }
        NameAddr from = message.from();
        String tag = from == null ? null : from.tag();
        if (from == null || tag == null) {
            return false;
        }
        Dialog spiral = settings.detectSpirals == 0 ? null : table.find(message.callId(), tag, "");
        if (spiral != null && spiral.isAlive()) {
            adopt(ctx, spiral);
            return true;
        }
        adopt(ctx, make(ctx, message, from, tag));
        return true;
    }

    private void adopt(MessageContext ctx, Dialog dialog) {
        ctx.attach(KEY, dialog);
        TransactionRef transaction = ctx.transaction();
        if (transaction != null) {
            byTransaction.put(transaction, dialog);
        }
    }

    private Dialog make(MessageContext ctx, SipMessage message, NameAddr from, String tag) {
        Dialog dialog = table.make(
                settings, message.callId(), from.uriText(), message.to().uriText(), ctx.uri(), now());
        dialog.caller.tag = tag;
        dialog.caller.cseq = message.cseqNumber();
        dialog.caller.contact = contact(message);
        dialog.caller.routes = routes(message);
        dialog.caller.socket = ctx.flow().socket();
        dialog.set(Dialog.BYE_ON_TIMEOUT, settings.sendBye != 0);
        dialog.set(Dialog.TIMEOUT_NO_RESET, settings.timeoutNoReset != 0);
        dialog.lifetime = wantedLifetime(ctx);
        DialogVariables.apply(ctx, dialog);
        RecordRouting recorder = routing;
        if (recorder != null && settings.matchMode != 2) {
            recorder.addParam(ctx, ';' + settings.rrParam + '=' + dialog.did());
        }
        processed.increment();
        ctx.attach(KEY, dialog);
        tell(CallEvent.CREATED, dialog, ctx);
        return dialog;
    }

    // timeout_avp counts when the dialog is made, and only as a number
    private int wantedLifetime(MessageContext ctx) {
        Pv avp = settings.timeoutAvp;
        Value wanted = avp == null ? Value.NULL : avp.get(ctx);
        return wanted.hasNumber() && wanted.number() > 0 ? wanted.number() : settings.defaultTimeout;
    }

    static @Nullable String contact(SipMessage message) {
        List<NameAddr> contacts = message.contacts().values();
        return contacts.isEmpty() ? null : contacts.get(0).uriText();
    }

    private static List<String> routes(SipMessage message) {
        List<String> routes = new ArrayList<>();
        for (NameAddr one : message.readNameAddrs(HeaderId.RECORD_ROUTE)) {
            routes.add('<' + one.uriText() + '>');
        }
        return List.copyOf(routes);
    }

    // ---- requests in the dialog

    private void routed(MessageContext ctx, String params) {
        String did = Parameters.value(params, settings.rrParam);
        if (owner(ctx) == null && ctx.message().to().hasTag()) {
            match(ctx, did == null ? "" : did);
        }
    }

    private boolean match(MessageContext ctx, String did) {
        SipMessage message = ctx.message();
        NameAddr from = message.from();
        String fromTag = from == null || from.tag() == null ? "" : from.tag();
        String toTag = message.to().tag() == null ? "" : message.to().tag();
        Dialog dialog = settings.matchMode == 2 || did.isEmpty() ? null : table.find(did);
        if (dialog != null && !dialog.callId.equals(message.callId())) {
            dialog = null;
        }
        if (dialog == null && settings.matchMode != 0) {
            dialog = table.find(message.callId(), fromTag, toTag);
        }
        if (dialog == null) {
            return false;
        }
        adopt(ctx, dialog);
        inside(ctx, dialog, fromTag);
        return true;
    }

    private void inside(MessageContext ctx, Dialog dialog, String fromTag) {
        Method method = ctx.message().cseqMethod();
        boolean ended = false;
        dialog.lock.lock();
        try {
            Leg sender = fromTag.equals(dialog.caller.tag) ? dialog.caller : dialog.callee;
            if (settings.trackCseq != 0 && sender == dialog.caller) {
                CseqNumbers.raise(ctx, dialog);
            }
            if (method == Method.ACK) {
                dialog.state = dialog.state == Dialog.CONFIRMED_NO_ACK ? Dialog.CONFIRMED : dialog.state;
                return;
            }
            if (method == Method.BYE) {
                ended = end(dialog);
                return;
            }
            sender.cseq = Math.max(sender.cseq, ctx.message().cseqNumber());
            String contact = method == Method.INVITE || method == Method.UPDATE ? contact(ctx.message()) : null;
            if (contact != null) {
                sender.contact = contact;
            }
            if (!dialog.has(Dialog.TIMEOUT_NO_RESET) && settings.timeoutAvp != null) {
                lifetime(dialog, wantedLifetime(ctx));
            }
        } finally {
            dialog.lock.unlock();
            if (ended) {
                tell(CallEvent.ENDING, dialog, ctx);
                run("dialog:end", ctx);
            }
        }
    }

    /** Puts the dialog into a state by command. */
    void force(Dialog dialog, int state) {
        dialog.lock.lock();
        try {
            if (state == Dialog.DELETED) {
                end(dialog);
            } else {
                dialog.state = state;
            }
        } finally {
            dialog.lock.unlock();
        }
    }

    /** Changes how long the dialog may live, from now on. */
    void lifetime(Dialog dialog, int seconds) {
        if (seconds <= 0) {
            return;
        }
        dialog.lifetime = seconds;
        if (dialog.isActive()) {
            dialog.expireAt = now() + seconds;
        }
    }

    private boolean end(Dialog dialog) {
        if (!dialog.isAlive()) {
            return false;
        }
        dialog.state = Dialog.DELETED;
        dialog.endTime = now();
        dialog.expireAt = 0;
        dialog.leaveAll();
        return true;
    }

    // ---- the INVITE

    private void happened(TransactionEvent event) {
        Transaction transaction = event.transaction();
        MessageContext request = event.request();
        if (event.kind() == TransactionEventKind.REQUEST_IN) {
            if (request != null && settings.flag >= 0 && (request.flags() & 1 << settings.flag) != 0) {
                manage(request);
            }
            Dialog attached = request == null ? null : request.attachment(KEY);
            if (attached != null) {
                attached.joinedTransaction();
                byTransaction.put(transaction, attached);
            }
            return;
        }
        Dialog dialog = byTransaction.get(transaction);
        if (dialog == null) {
            return;
        }
        if (event.kind() == TransactionEventKind.DESTROY) {
            byTransaction.remove(transaction);
        }
        MessageContext coming = event.reply();
        if (settings.trackCseq != 0 && coming != null && event.kind() == TransactionEventKind.RESPONSE_FORWARDED) {
            CseqNumbers.restore(coming, transaction);
        }
        if (event.kind() == TransactionEventKind.RESPONSE_OUT
                && transaction.method().equals("BYE")) {
            ended(dialog, event);
            return;
        }
        if (!transaction.isInvite() || dialog.state > Dialog.EARLY) {
            return;
        }
        if (event.kind() == TransactionEventKind.DESTROY) {
            fail(dialog, null);
        } else if (event.code() < FIRST_ERROR && event.reply() != null) {
            progress(dialog, event, event.reply());
        } else if (event.kind() == TransactionEventKind.RESPONSE_OUT && event.code() >= FIRST_ERROR) {
            fail(dialog, event.reply() != null ? event.reply() : request);
        }
    }

    /** Once: the other side may send BYE as well. */
    private void ended(Dialog dialog, TransactionEvent event) {
        MessageContext reply = event.reply();
        MessageContext ctx = reply != null ? reply : event.request();
        if (dialog.endTold.compareAndSet(false, true)) {
            tellWith(CallEvent.ENDED, dialog, ctx != null ? ctx : engine.fakeContext());
        }
    }

    @Override
    public void answeredChallenge(MessageContext ctx) {
        Dialog dialog = owner(ctx);
        if (dialog != null && settings.trackCseq != 0) {
            dialog.cseqShift++;
            CseqNumbers.raise(ctx, dialog);
        }
    }

    private void tellWith(CallEvent event, Dialog dialog, MessageContext ctx) {
        if (!listeners.isEmpty()) {
            ctx.attach(KEY, dialog);
            tell(event, dialog, ctx);
        }
    }

    private void progress(Dialog dialog, TransactionEvent event, MessageContext reply) {
        SipMessage message = reply.message();
        boolean answered = event.code() >= FIRST_SUCCESS;
        if (!message.to().hasTag()) {
            return;
        }
        dialog.lock.lock();
        try {
            if (dialog.state > Dialog.EARLY) {
                return;
            }
            if (!answered) {
                dialog.state = Dialog.EARLY;
                return;
            }
            dialog.state = Dialog.CONFIRMED_NO_ACK;
            dialog.startTime = now();
            dialog.callee.tag = message.to().tag();
            dialog.callee.contact = contact(message);
            dialog.callee.cseq = 0;
            dialog.callee.socket = reply.flow().socket();
            dialog.callee.routes = calleeRoutes(message, dialog);
            dialog.expireAt = dialog.startTime + dialog.lifetime;
            dialog.keepAliveAt = dialog.startTime + settings.keepAliveInterval;
        } finally {
            dialog.lock.unlock();
        }
        reply.attach(KEY, dialog);
        tell(CallEvent.CONFIRMED, dialog, reply);
        run("dialog:start", reply);
    }

    /** The Record-Route values above ours, nearest to us first. */
    private List<String> calleeRoutes(SipMessage message, Dialog dialog) {
        List<String> above = new ArrayList<>();
        String own = settings.rrParam + '=' + dialog.did();
        for (String route : routes(message)) {
            if (route.contains(own)) {
                break;
            }
            above.add(route);
        }
        Collections.reverse(above);
        return above.size() == routes(message).size() ? List.of() : List.copyOf(above);
    }

    private void fail(Dialog dialog, @Nullable MessageContext message) {
        dialog.lock.lock();
        try {
            if (!end(dialog)) {
                return;
            }
        } finally {
            dialog.lock.unlock();
        }
        failed.increment();
        MessageContext ctx = message != null ? message : engine.fakeContext();
        ctx.attach(KEY, dialog);
        tell(CallEvent.FAILED, dialog, ctx);
        run("dialog:failed", ctx);
    }

    // ---- event routes

    private void run(String name, MessageContext ctx) {
        ScriptRoute route = engine.route(RouteKind.EVENT, name);
        if (route == null) {
            return;
        }
        if (!route.blocking()) {
            run(route, ctx);
            return;
        }
        Dialog dialog = of(ctx);
        engine.execute(name, () -> {
            Worker worker = engine.takeWorker();
            try {
                MessageContext own = new MessageContext(ctx.message(), ctx.flow(), worker, ctx.id());
                if (dialog != null) {
                    own.attach(CHOSEN, dialog);
                }
                run(route, own);
            } finally {
                engine.giveBack(worker);
            }
        });
    }

    private static void run(ScriptRoute route, MessageContext ctx) {
        RouteKind kind = ctx.routeKind();
        int code = ctx.returnCode();
        boolean exited = ctx.exited();
        boolean dropped = ctx.dropped();
        int depth = ctx.depth();
        ctx.resetRun();
        ctx.routeKind(RouteKind.EVENT);
        route.run(ctx);
        ctx.resetRun();
        ctx.routeKind(kind);
        ctx.depth(depth);
        if (dropped) {
            ctx.drop();
        } else if (exited) {
            ctx.exit();
        }
        ctx.returnCode(code);
    }

    // ---- time

    /** Ends what is over; runs every second. */
    void sweep() {
        long now = now();
        remote.forget(now);
        for (Dialog dialog : table.all()) {
            if (dialog.state == Dialog.DELETED) {
                if (now - dialog.endTime >= Math.min(settings.endTimeout, 5)) {
                    table.remove(dialog);
                }
            } else if (dialog.isActive() && dialog.expireAt > 0 && now >= dialog.expireAt) {
                expire(dialog);
            }
        }
    }

    /** Ends what was never answered or never acknowledged; runs every 90 seconds, as in 5.6.3. */
    void sweepSilent() {
        long now = now();
        for (Dialog dialog : table.all()) {
            if (dialog.state == Dialog.CONFIRMED_NO_ACK && now - dialog.startTime >= settings.noAckTimeout) {
                expire(dialog);
            } else if (dialog.state < Dialog.CONFIRMED_NO_ACK && now - dialog.initTime >= settings.earlyTimeout) {
                fail(dialog, null);
            }
        }
    }

    private void expire(Dialog dialog) {
        LOG.debug("a dialog expired, callid={}", dialog.callId);
        expired.increment();
        tellWith(CallEvent.EXPIRED, dialog, engine.fakeContext());
        dialog.timedOut = true;
        dialog.expireAt = 0;
        ScriptRoute route = dialog.timeoutRoute;
        if (route != null) {
            run(route, contextOf(dialog));
        }
        if (!dialog.has(Dialog.BYE_ON_TIMEOUT) || !bye(dialog, true, true)) {
            over(dialog);
        }
    }

    private MessageContext contextOf(Dialog dialog) {
        MessageContext ctx = engine.fakeContext();
        choose(ctx, dialog);
        return ctx;
    }

    private void over(Dialog dialog) {
        dialog.lock.lock();
        try {
            if (!end(dialog)) {
                return;
            }
        } finally {
            dialog.lock.unlock();
        }
        run("dialog:end", contextOf(dialog));
    }

    /** Our BYE was answered: the event runs before the dialog is gone. */
    private void byeAnswered(Dialog dialog) {
        if (!dialog.byeAnswered.compareAndSet(false, true) || !dialog.isAlive()) {
            return;
        }
        MessageContext ctx = contextOf(dialog);
        if (!dialog.timedOut) {
            tell(CallEvent.ENDING, dialog, ctx);
            if (dialog.endTold.compareAndSet(false, true)) {
                tell(CallEvent.ENDED, dialog, ctx);
            }
        }
        run("dialog:end", ctx);
        dialog.lock.lock();
        try {
            end(dialog);
        } finally {
            dialog.lock.unlock();
        }
        table.remove(dialog);
    }

    /** Sends BYE to the sides asked for; false when the dialog is not answered. */
    boolean bye(Dialog dialog, boolean toCaller, boolean toCallee) {
        if (!dialog.isActive()) {
            return false;
        }
        Runnable answered = () -> engine.execute("dialog end", () -> byeAnswered(dialog));
        if (toCaller) {
            requests.bye(dialog, true, answered);
        }
        if (toCallee) {
            requests.bye(dialog, false, answered);
        }
        return true;
    }

    /** Sends the keep-alives that are due. */
    void keepAlive() {
        long now = now();
        for (Dialog dialog : table.all()) {
            boolean due = dialog.isActive() && now >= dialog.keepAliveAt;
            if (!due) {
                continue;
            }
            dialog.keepAliveAt = now + settings.keepAliveInterval;
            if (dialog.has(Dialog.KEEP_ALIVE_CALLER)) {
                requests.keepAlive(dialog, true, status -> alive(dialog, status));
            }
            if (dialog.has(Dialog.KEEP_ALIVE_CALLEE)) {
                requests.keepAlive(dialog, false, status -> alive(dialog, status));
            }
        }
    }

    // a side that does not know the call any more: it ends soon
    private void alive(Dialog dialog, int status) {
        if (status != TIMEOUT && status != CALL_GONE) {
            dialog.keepAliveFailures.set(0);
        } else if (dialog.keepAliveFailures.incrementAndGet() >= settings.keepAliveFailures) {
            lifetime(dialog, LAST_SECONDS);
        }
    }
}
