package org.olelo.module.uac;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.module.dialog.api.Dialogs;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.module.tm.api.Transactions;
import org.olelo.net.LocalSocket;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.sip.NameAddr;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module uac: From and To replaced, challenges answered, {@code $uac_req} and uac_req_send(), registrations at other servers. */
public final class UacModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("uac");
    private static final int FIRST_CSEQ = 10;
    private static final int REPLY_RECEIVED = 1;
    private static final int REPLY_MADE = 2;
    private static final Set<String> FIELDS = Set.of(
            "method", "ruri", "turi", "furi", "ouri", "sock", "hdrs", "body", "evroute", "evparam", "evcode", "evtype",
            "callid", "auser", "apasswd", "flags", "all");

    private final Engine engine;
    private final UacSettings settings = new UacSettings();
    private final RegistrationSettings registering = new RegistrationSettings();
    private final Registrations registrations;
    private final ChallengeAnswer answer = new ChallengeAnswer(settings);
    private final Map<Worker, UacReq> requests = new ConcurrentHashMap<>();
    private @Nullable TransactionLayer layer;
    private @Nullable AddressReplacer replacer;
    private @Nullable ScriptRoute onReply;
    private @Nullable Dialogs dialogs;

    /** On that engine. */
    public UacModule(Engine engine) {
        this.engine = engine;
        this.registrations = new Registrations(engine, registering);
    }

    @Override
    public void init() throws ModuleException {
        settings.init(engine);
        dialogs = engine.apiOrNull(Dialogs.class);
        TransactionLayer transactions = engine.api(Transactions.class).layer();
        layer = transactions;
        RecordRouting routing = settings.restores() ? engine.api(RecordRouting.class) : null;
        replacer = new AddressReplacer(settings, transactions, routing);
        registering.init();
        try {
            registrations.open();
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new ModuleException("uac: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Object> exports() {
        return List.of(
                this,
                settings,
                registering,
                new RegistrationFunctions(settings, registrations),
                new RegistrationRpc(registrations, registering));
    }

    private AddressReplacer replacer() {
        AddressReplacer known = replacer;
        if (known == null) {
            throw new IllegalStateException("not initialised");
        }
        return known;
    }

    @ScriptFunction(
            value = "uac_replace_from",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Replaces display name and URI of From; an empty URI leaves it, an empty name takes it away.")
    public boolean replaceFrom(MessageContext ctx, String display, String uri) {
        return replacer().replaceFrom(ctx, display, uri);
    }

    @ScriptFunction(
            value = "uac_replace_from",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Replaces the URI of From.")
    public boolean replaceFrom(MessageContext ctx, String uri) {
        return replacer().replaceFrom(ctx, null, uri);
    }

    @ScriptFunction(
            value = "uac_restore_from",
            routes = RouteKind.REQUEST,
            doc = "Puts back the URI of From that the Route set holds.")
    public boolean restoreFrom(MessageContext ctx) {
        return replacer().restoreFrom(ctx);
    }

    @ScriptFunction(
            value = "uac_replace_to",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Replaces display name and URI of To; an empty URI leaves it, an empty name takes it away.")
    public boolean replaceTo(MessageContext ctx, String display, String uri) {
        return replacer().replaceTo(ctx, display, uri);
    }

    @ScriptFunction(
            value = "uac_replace_to",
            routes = {RouteKind.REQUEST, RouteKind.BRANCH, RouteKind.FAILURE},
            doc = "Replaces the URI of To.")
    public boolean replaceTo(MessageContext ctx, String uri) {
        return replacer().replaceTo(ctx, null, uri);
    }

    @ScriptFunction(
            value = "uac_restore_to",
            routes = RouteKind.REQUEST,
            doc = "Puts back the URI of To that the Route set holds.")
    public boolean restoreTo(MessageContext ctx) {
        return replacer().restoreTo(ctx);
    }

    @ScriptFunction(
            value = "uac_auth",
            routes = RouteKind.FAILURE,
            doc = "Answers the challenge of the 401 or 407 that led here.")
    public boolean authenticate(MessageContext ctx) {
        return authenticate(ctx, false);
    }

    @ScriptFunction(
            value = {"uac_auth", "uac_auth_mode"},
            routes = RouteKind.FAILURE,
            doc = "The same; mode 1: the password is HA1.")
    public boolean authenticate(MessageContext ctx, int mode) {
        return authenticate(ctx, mode == 1);
    }

    private boolean authenticate(MessageContext ctx, boolean hashed) {
        boolean added = answer.add(ctx, hashed);
        Dialogs followed = dialogs;
        if (added && followed != null) {
            followed.answeredChallenge(ctx);
        }
        return added;
    }

    @Override
    public void start() {
        onReply = engine.route(RouteKind.EVENT, "uac:reply");
        TransactionLayer transactions = layer;
        if (registering.isUsed() && transactions != null) {
            registrations.count(engine.statistics());
            registrations.start(new RegistrationSender(engine, settings, registering, transactions, registrations));
        }
    }

    private UacReq of(MessageContext ctx) {
        return requests.computeIfAbsent(ctx.worker(), worker -> new UacReq());
    }

    @PvExport(value = "uac_req", doc = "A field of the request that uac_req_send() sends, or of its reply.")
    public Pv field(PvName name) throws PvSyntaxException {
        String field = name.constantInner();
        if (!FIELDS.contains(field)) {
            throw new PvSyntaxException("unknown field $uac_req(" + field + ")");
        }
        return new Field(field);
    }

    /** One field. */
    private final class Field implements Pv {
        private final String name;

        Field(String name) {
            this.name = name;
        }

        @Override
        public Value get(MessageContext ctx) {
            return of(ctx).get(name);
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            if (name.equals("all")) {
                of(ctx).clear();
            } else {
                of(ctx).set(name, value);
            }
            return true;
        }
    }

    @ScriptFunction(value = "uac_req_send", doc = "Sends the request of $uac_req.")
    public boolean send(MessageContext ctx) {
        UacReq fields = of(ctx).copy();
        if (fields.text("method").isEmpty() || fields.text("ruri").isEmpty()) {
            LOG.error("uac_req_send: $uac_req(method) and $uac_req(ruri) must be set");
            return false;
        }
        return send(fields, "", FIRST_CSEQ, null);
    }

    private boolean send(UacReq fields, String authorization, int cseq, @Nullable String fromTag) {
        TransactionLayer transactions = layer;
        if (transactions == null) {
            return false;
        }
        String uri = fields.text("ruri");
        UacRequest request = new UacRequest(fields.text("method"), uri)
                .from(address(fields, "furi"))
                .fromTag(fromTag)
                .to(address(fields, "turi"))
                .callId(orNull(fields.text("callid")))
                .nextHop(orNull(fields.text("ouri")))
                .socket(socket(fields))
                .headers(lines(fields.text("hdrs")) + authorization)
                .body(orNull(fields.text("body")))
                .cseq(cseq);
        return transactions.localRequests().send(request, (t, reply, status) -> replied(fields, t, reply, status))
                != null;
    }

    private static String address(UacReq fields, String name) {
        return fields.text(name).isEmpty() ? fields.text("ruri") : fields.text(name);
    }

    private @Nullable LocalSocket socket(UacReq fields) {
        String wanted = fields.text("sock").isEmpty() ? settings.defaultSocket : fields.text("sock");
        return wanted.isEmpty() ? null : engine.sockets().ofText(wanted);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String lines(String headers) {
        return headers.isEmpty() || headers.endsWith("\n") ? headers : headers + "\r\n";
    }

    private void replied(UacReq fields, Transaction t, @Nullable MessageContext reply, int status) {
        if ((status == 401 || status == 407)
                && reply != null
                && !fields.text("auser").isEmpty()) {
            String authorization = authorization(fields, reply, status);
            if (authorization != null) {
                UacReq next = fields.copy();
                next.set("auser", Value.NULL); // one attempt
                next.set("callid", Value.of(t.callId()));
                if (send(next, authorization, t.cseq() + 1, fromTag(reply))) {
                    return;
                }
            }
        }
        ScriptRoute route = onReply;
        if (fields.number("evroute") == 0 || route == null) {
            return;
        }
        UacReq seen = fields.copy();
        seen.set("evcode", Value.of(status));
        seen.set("evtype", Value.of(reply == null ? REPLY_MADE : REPLY_RECEIVED));
        engine.execute("uac", () -> run(route, seen, reply));
    }

    private static @Nullable String fromTag(MessageContext reply) {
        NameAddr from = reply.message().from();
        return from == null ? null : from.tag();
    }

    private void run(ScriptRoute route, UacReq seen, @Nullable MessageContext reply) {
        Worker worker = engine.takeWorker();
        try {
            MessageContext ctx = reply == null ? engine.fakeContext() : reply;
            ctx.worker(worker);
            of(ctx).replaceBy(seen);
            ctx.routeKind(RouteKind.EVENT);
            ctx.resetRun();
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }

    private static @Nullable String authorization(UacReq fields, MessageContext reply, int status) {
        String challenge = reply.message().header(status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate");
        String credentials = challenge == null
                ? null
                : Digest.credentials(
                        challenge,
                        fields.text("method"),
                        fields.text("ruri"),
                        fields.text("auser"),
                        fields.text("apasswd"),
                        false,
                        "");
        return credentials == null
                ? null
                : (status == 401 ? "Authorization: " : "Proxy-Authorization: ") + credentials + "\r\n";
    }
}
