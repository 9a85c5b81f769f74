package org.olelo.servlet;

import jakarta.servlet.sip.ProxyBranch;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.SipUriValue;
import org.olelo.sip.SipMessage;
import org.olelo.transaction.ErrorCode;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionEvent;
import org.olelo.transaction.TransactionEventKind;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionRoute;

/**
 * A proxy on the engine's own branches. 1xx and 2xx are relayed by the engine and then shown to the application. When all branches have
 * failed, the transaction is suspended while the application looks at the best response; it may add branches, else that response is sent.
 */
final class ProxyRun extends ProxySettings {
    /** Milliseconds until a request without any answer is given up (RFC 3261 timers B and F). */
    private static final int TIMER_B = 32_000;

    private final RequestMessage request;
    private final Transaction transaction;
    private final MessageContext ctx;
    private final SipServletContainer container;
    private final TransactionLayer layer;
    private final ProxiedDialog dialog;
    private final List<ProxyBranchRun> branches = new ArrayList<>();
    /** The application is looking at the best response. */
    private boolean deciding;
    /** The best of the failures so far. */
    private @Nullable ResponseMessage best;
    /** Started meanwhile. */
    private final List<ProxyBranchRun> added = new ArrayList<>();

    ProxyRun(RequestMessage request) {
        super(request);
        this.request = request;
        this.transaction = Objects.requireNonNull(request.server);
        this.ctx = Objects.requireNonNull(request.ctx);
        this.container = request.session.application().container();
        this.layer = container.sipApplications().transactions();
        this.dialog = new ProxiedDialog(this, container);
    }

    // ---- starting

    @Override
    public List<ProxyBranch> createProxyBranches(List<? extends URI> targets) {
        List<ProxyBranch> made = new ArrayList<>();
        for (URI target : targets) {
            boolean known = branches.stream().anyMatch(branch -> branch.target().equals(target));
            if (!target.isSipURI() || known) {
                throw new IllegalArgumentException("not a new SIP URI: " + target);
            }
            ProxyBranchRun branch = new ProxyBranchRun(this, target.clone());
            branches.add(branch);
            made.add(branch);
        }
        return made;
    }

    @Override
    public void proxyTo(List<? extends URI> uris) {
        createProxyBranches(uris);
        startProxy();
    }

    @Override
    public void proxyTo(URI uri) {
        proxyTo(List.of(Objects.requireNonNull(uri)));
    }

    @Override
    public void startProxy() {
        if (request.finalSent || transaction.status() >= 200) {
            throw new IllegalStateException("the transaction is over");
        }
        List<ProxyBranchRun> wanted = waiting();
        if (wanted.isEmpty()) {
            return;
        }
        if (deciding) {
            added.addAll(wanted);
            return;
        }
        request.session.proxy = this;
        Worker worker = container.engine().takeWorker();
        try {
            ctx.worker(worker);
            ctx.routeKind(RouteKind.REQUEST);
            forward(ctx, wanted);
        } finally {
            container.engine().giveBack(worker);
        }
    }

    /** The branches to start now: all, or the next one. */
    private List<ProxyBranchRun> waiting() {
        List<ProxyBranchRun> all =
                branches.stream().filter(branch -> !branch.started).toList();
        return parallel || all.isEmpty() ? all : List.of(all.getFirst());
    }

    /** Adds the branches to the transaction and sends them; when none can be sent, the request is answered. */
    private void forward(MessageContext view, List<ProxyBranchRun> wanted) {
        if (!forwarded) {
            forwarded = true;
            edit(view);
            transaction.listen(
                    TransactionEventKind.RESPONSE_FORWARDED.bit() | TransactionEventKind.RESPONSE_IN.bit(), this::on);
        }
        layer.arming().onFailure(view, new AllFailed());
        int longest = wanted.stream()
                .mapToInt(ProxyBranchRun::getProxyBranchTimeout)
                .max()
                .orElse(timeout);
        layer.arming().timeouts(view, longest * 1000, Math.min(longest * 1000, TIMER_B));
        int base = transaction.branchCount();
        String next = nextHop();
        boolean first = true;
        for (ProxyBranchRun branch : wanted) {
            branch.started = true;
            String uri = branch.target().toString();
            String hop = next != null || !uri.equals(view.uri()) ? next : view.dstUri();
            if (first) {
                view.clear(MessageFlag.RURI_CONSUMED);
                view.uri(uri);
                view.dstUri(hop);
                view.sendSocket(socket != null ? socket : view.sendSocket());
                first = false;
            } else {
                Branch more = new Branch(uri);
                more.dstUri(hop);
                more.socket(socket);
                view.branches().add(more);
            }
        }
        int result = layer.forwarder().forward(transaction, view, null);
        for (int i = base; i < transaction.branchCount(); i++) {
            mark(wanted, i);
        }
        for (ProxyBranchRun branch : wanted) {
            if (branch.getProxyBranchTimeout() < longest) {
                endLater(branch);
            }
        }
        if (result <= 0 && transaction.status() < 200) {
            int error = view.error();
            layer.serverReplies().reply(transaction, null, ErrorCode.status(error), ErrorCode.reason(error, "sipapp"));
            over();
        }
    }

    /** A branch with less time than the others. */
    private void endLater(ProxyBranchRun branch) {
        container
                .scheduler()
                .schedule(
                        () -> post(() -> {
                            if (branch.index >= 0 && transaction.status() < 200) {
                                layer.canceller().cancelBranch(transaction, branch.index, "");
                            }
                        }),
                        branch.getProxyBranchTimeout(),
                        TimeUnit.SECONDS);
    }

    private void mark(List<ProxyBranchRun> wanted, int index) {
        String uri = transaction.branch(index).uri();
        for (ProxyBranchRun branch : wanted) {
            if (branch.index < 0 && branch.target().toString().equals(uri)) {
                branch.index = index;
                return;
            }
        }
    }

    private @Nullable String nextHop() {
        List<String> routes = request.routes();
        if (!request.headers.touched().contains("route") || routes.isEmpty()) {
            return null;
        }
        AddressValue top = AddressValue.read(routes.getFirst());
        return top == null ? null : String.valueOf(top.getURI());
    }

    /** What the application changed in the request, and Record-Route and Path. */
    private void edit(MessageContext view) {
        SipMessage message = view.message();
        for (String name : request.headers.touched()) {
            for (int i = message.findByName(name, 0); i >= 0; i = message.findByName(name, i + 1)) {
                view.edits().deleteHeader(message, i);
            }
            for (String value : request.headers.all(name)) {
                view.edits().appendHeader(message, shown(name) + ": " + value + "\r\n");
            }
        }
        if (addToPath && request.getMethod().equals("REGISTER")) {
            view.edits().prependHeader(message, "Path: <" + pathUri + ">\r\n");
        }
        if (!recordRoute) {
            return;
        }
        RecordRouting routing = container.engine().apiOrNull(RecordRouting.class);
        SipUriValue plain = request.local();
        plain.setLrParam(true);
        if (routing != null && recordRouteUri.equals(plain)) {
            routing.recordRoute(view, "");
        } else {
            view.edits().prependHeader(message, "Record-Route: <" + recordRouteUri + ">\r\n");
        }
    }

    private String shown(String key) {
        for (HeaderList.Field field : request.headers.fields()) {
            if (HeaderList.key(field.name()).equals(key)) {
                return field.name();
            }
        }
        return key;
    }

    // ---- responses; on(...) and AllFailed run under the transaction's lock: they only post

    private void on(TransactionEvent event) {
        MessageContext reply = event.reply();
        int status = event.code();
        int index = event.branch();
        if (reply == null || status == 100) {
            return;
        }
        if (event.kind() == TransactionEventKind.RESPONSE_IN && status < 300) {
            register(reply);
        } else if (event.kind() == TransactionEventKind.RESPONSE_FORWARDED) {
            if (status < 300 || transaction.isCanceled()) {
                post(() -> relayed(index, reply, status));
            }
        } else if (event.kind() == TransactionEventKind.RESPONSE_IN && status >= 300) {
            post(() -> failed(index, reply, status));
        }
    }

    /** Before the response is relayed: the caller's ACK may be here before the mailbox gets to it. */
    private void register(MessageContext reply) {
        String tag = reply.response().to().tag();
        if (tag != null && request.getMethod().equals("INVITE")) {
            String caller = request.fromValue().getParameter("tag");
            container.registerAs(request.getCallId(), tag, caller, request.session);
            container.registerAs(request.getCallId(), String.valueOf(caller), tag, request.session);
        }
    }

    private void post(Runnable task) {
        request.session.appSession().mailbox.post(task);
    }

    private final class AllFailed implements TransactionRoute {
        @Override
        public String name() {
            return "sipapp:proxy";
        }

        @Override
        public boolean blocking() {
            return false;
        }

        @Override
        public int run(MessageContext failed) {
            if (!transaction.isCanceled()) {
                // the suspension makes the engine forget replies: taken before
                int index = failed.branchIndex();
                MessageContext reply = transaction.branch(index).reply();
                int status = transaction.branch(index).lastReceived();
                layer.suspension().suspend(failed);
                post(() -> best(index, reply, status));
            }
            return 1;
        }
    }

    private @Nullable ProxyBranchRun branch(int index) {
        for (ProxyBranchRun branch : branches) {
            if (branch.index == index) {
                return branch;
            }
        }
        return null;
    }

    private ResponseMessage response(@Nullable ProxyBranchRun branch, @Nullable MessageContext reply, int status) {
        ProxyBranchRun owner = branch == null ? branches.getFirst() : branch;
        ResponseMessage made = new ResponseMessage(
                request,
                reply == null ? new HeaderList() : HeaderList.of(reply.message()),
                status,
                reply == null ? null : reply.response().reason(),
                reply == null ? null : reply.flow(),
                owner);
        made.body = reply == null ? "" : reply.message().body();
        owner.response = made;
        return made;
    }

    /** The engine relayed a response. */
    private void relayed(int index, MessageContext reply, int status) {
        DialogSession session = request.session;
        if (!session.isValid()) {
            return;
        }
        ResponseMessage response = response(branch(index), reply, status);
        SipSession.State state = session.currentState();
        boolean opening = state == SipSession.State.INITIAL || state == SipSession.State.EARLY;
        if (request.getMethod().equals("INVITE") && status < 300 && opening) {
            session.state(status < 200 ? SipSession.State.EARLY : SipSession.State.CONFIRMED);
        }
        if (status >= 200) {
            over();
        }
        if (status >= 300) {
            session.state(SipSession.State.TERMINATED);
        }
        show(response);
        Incoming.tidy(session);
    }

    private void over() {
        request.finalSent = true;
        request.committed = true;
        request.session.open.remove(request);
    }

    private void show(ResponseMessage response) {
        if (supervised) {
            request.session.application().call(request.session, null, response);
        }
    }

    /** One of several branches failed. */
    private void failed(int index, MessageContext reply, int status) {
        if (branches.size() < 2 || !request.session.isValid()) {
            return;
        }
        ResponseMessage response = response(branch(index), reply, status);
        response.branchResponse = true;
        show(response);
    }

    /** All branches have failed; the transaction waits. */
    private void best(int index, @Nullable MessageContext reply, int status) {
        ProxyBranchRun branch = branch(index);
        ResponseMessage last = response(branch, reply, status);
        ResponseMessage before = best;
        ResponseMessage response = before == null || rank(status) <= rank(before.getStatus()) ? last : before;
        best = response;
        List<ProxyBranchRun> more = new ArrayList<>();
        if (status < 400 && recurse && (branch == null || branch.getRecurse())) {
            more.addAll(redirects(last, branch));
        }
        if (more.isEmpty() && status < 600) {
            more.addAll(waiting());
        }
        if (more.isEmpty()) {
            added.clear();
            deciding = true;
            show(response);
            deciding = false;
            more.addAll(added);
        }
        if (more.isEmpty()) {
            layer.suspension().resume(transaction, new Step(view -> answer(response)));
            over();
            request.session.state(SipSession.State.TERMINATED);
        } else {
            layer.suspension().resume(transaction, new Step(view -> forward(view, more)));
        }
        Incoming.tidy(request.session);
    }

    /** RFC 3261 16.7 step 6: a 6xx, then the lowest. */
    private static int rank(int status) {
        return status >= 600 ? 0 : status;
    }

    private List<ProxyBranchRun> redirects(ResponseMessage response, @Nullable ProxyBranchRun branch) {
        List<ProxyBranchRun> made = new ArrayList<>();
        for (String contact : response.headers.all("Contact")) {
            AddressValue address = AddressValue.read(contact);
            URI uri = address == null ? null : address.getURI();
            if (uri == null
                    || !uri.isSipURI()
                    || branches.stream().anyMatch(known -> known.target().equals(uri))) {
                continue;
            }
            ProxyBranchRun next = new ProxyBranchRun(this, uri);
            branches.add(next);
            if (branch != null) {
                branch.recursed.add(next);
            }
            made.add(next);
        }
        return made;
    }

    /** Sends the best response upstream. */
    private void answer(ResponseMessage response) {
        AddressValue to = AddressValue.read(Objects.requireNonNullElse(response.headers.first("To"), ""));
        String tag = to == null ? null : to.getParameter("tag");
        layer.serverReplies()
                .reply(
                        transaction,
                        null,
                        response.getStatus(),
                        response.getReasonPhrase(),
                        tag,
                        response.lines(),
                        null,
                        response.body.isEmpty() ? null : response.body);
    }

    /** One step of a suspended transaction. */
    private record Step(java.util.function.Consumer<MessageContext> action) implements TransactionRoute {
        @Override
        public String name() {
            return "sipapp:proxy";
        }

        @Override
        public boolean blocking() {
            return false;
        }

        @Override
        public int run(MessageContext view) {
            action.accept(view);
            return 1;
        }
    }

    // ---- the rest of Proxy

    /** Later requests of the dialog. */
    ProxiedDialog dialog() {
        return dialog;
    }

    ProxyBranchRun firstBranch() {
        return branches.getFirst();
    }

    @Override
    public void cancel() {
        layer.canceller().cancelAll(transaction, "");
    }

    @Override
    public void cancel(String[] protocol, int[] reasonCode, String[] reasonText) {
        layer.canceller().cancelAll(transaction, reasons(protocol, reasonCode, reasonText));
    }

    void cancel(ProxyBranchRun branch, String reasons) {
        if (transaction.status() >= 200) {
            throw new IllegalStateException("the transaction is over");
        }
        branch.started = true;
        if (branch.index >= 0) {
            layer.canceller().cancelBranch(transaction, branch.index, reasons);
        }
    }

    /** Reason header lines. */
    static String reasons(String[] protocol, int[] reasonCode, String[] reasonText) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < protocol.length; i++) {
            lines.append("Reason: ").append(protocol[i]).append(";cause=").append(reasonCode[i]);
            lines.append(";text=\"").append(reasonText[i]).append("\"\r\n");
        }
        return lines.toString();
    }

    @Override
    public SipServletRequest getOriginalRequest() {
        return request;
    }

    @Override
    public @Nullable ProxyBranch getProxyBranch(URI uri) {
        for (ProxyBranchRun branch : branches) {
            if (branch.target().equals(uri)) {
                return branch;
            }
        }
        return null;
    }

    @Override
    public List<ProxyBranch> getProxyBranches() {
        return List.copyOf(branches);
    }
}
