package org.olelo.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.MessageSink;
import org.olelo.net.Transports;
import org.olelo.net.dns.NameUse;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.sip.MalformedMessage;
import org.olelo.sip.MessageDefect;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Method;
import org.olelo.sip.Parsed;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.Stateless;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first stop of every message: parse, count, run the route of its kind, and send on what the script left to the core. A message whose route can
 * block, or whose relay may have to ask the DNS, runs on a virtual thread, others on the event loop that received them. When too many are blocked, new ones are shed and counted.
 */
final class MessageReceiver implements MessageSink {
    private static final Logger LOG = LoggerFactory.getLogger("core");

    /** Messages on virtual threads at the same time; more are shed. */
    static final int MAX_BLOCKED = 10_000;

    private static final long WARN_EVERY_NANOS = 10_000_000_000L;

    private final Hooks hooks;
    private final CoreStatistics statistics;
    private final WorkerPool workers;
    private final Stateless stateless;
    private final LongAdder shed;
    private final NameUse names;
    private final Transports transports;
    private final BooleanSupplier acceptAliases;
    private final Semaphore places = new Semaphore(MAX_BLOCKED);
    private final java.util.concurrent.atomic.AtomicLong ids = new java.util.concurrent.atomic.AtomicLong();

    private volatile @Nullable ScriptRoute requestRoute;
    private volatile @Nullable ScriptRoute replyRoute;
    private volatile boolean open;
    /** Loops may race for it: then both warn. */
    private volatile long lastWarning = System.nanoTime() - WARN_EVERY_NANOS;

    /** @param acceptAliases tcp_accept_aliases: a connection is also known by the port of a Via with alias */
    MessageReceiver(
            Hooks hooks,
            CoreStatistics statistics,
            WorkerPool workers,
            Stateless stateless,
            LongAdder shed,
            NameUse names,
            Transports transports,
            BooleanSupplier acceptAliases) {
        this.transports = transports;
        this.acceptAliases = acceptAliases;
        this.hooks = hooks;
        this.statistics = statistics;
        this.workers = workers;
        this.stateless = stateless;
        this.shed = shed;
        this.names = names;
    }

    /** From now on messages are processed; before, and after {@link #close}, they are ignored and their senders repeat them. */
    void open(@Nullable ScriptRoute request, @Nullable ScriptRoute reply) {
        requestRoute = request;
        replyRoute = reply;
        open = true;
    }

    /** New messages are ignored. */
    void close() {
        open = false;
    }

    @Override
    public void onMessage(byte[] data, int offset, int length, Flow flow) {
        if (!open) {
            return;
        }
        Parsed parsed = MessageParser.parse(data, offset, length);
        switch (parsed) {
            case MalformedMessage malformed -> {
                statistics.malformed(malformed.defect(), isReply(data, offset, length));
                if (malformed.defect() != MessageDefect.VERSION) {
                    close(flow);
                }
                if (LOG.isDebugEnabled()) {
                    LOG.debug(
                            "malformed message dropped, from={}, defect={}, offset={}",
                            flow,
                            malformed.defect(),
                            malformed.offset());
                }
            }
            case SipRequest request -> {
                if (!shed(request)) {
                    receive(request, flow, requestRoute);
                }
            }
            case SipResponse response -> {
                if (response.via2() == null && response.hasSecondVia()) {
                    statistics.badHeader();
                    statistics.errorReplies.increment();
                } else {
                    receive(response, flow, replyRoute);
                }
            }
        }
    }

    private static boolean isReply(byte[] data, int offset, int length) {
        int start = Latin.skipBlanks(data, offset, offset + length);
        return Latin.startsWithIgnoreCase(data, start, offset + length, "SIP/");
    }

    /**
     * Under overload what would begin something new is dropped before it costs anything; its sender repeats it. What belongs to a
     * dialog, and ACK and CANCEL, go on, so that calls that began also end.
     */
    private boolean shed(SipRequest request) {
        IoLoop loop = IoLoop.current();
        if (loop == null
                || !loop.overloaded()
                || request.isMethod(Method.ACK)
                || request.isMethod(Method.CANCEL)
                || request.to().tag() != null) {
            return false;
        }
        shed.increment();
        long now = System.nanoTime();
        if (now - lastWarning > WARN_EVERY_NANOS) {
            lastWarning = now;
            LOG.warn("overload: requests that begin something new are dropped, shed={}", shed.sum());
        }
        return true;
    }

    private void receive(SipMessage message, Flow flow, @Nullable ScriptRoute route) {
        IoLoop loop = IoLoop.current();
        boolean waits = route != null && message instanceof SipRequest request && names.waits(request);
        if (loop != null && (route == null || !route.blocking() && !waits)) {
            process(message, flow, route, workers.of(loop));
            return;
        }
        if (!places.tryAcquire()) {
            shed.increment();
            return;
        }
        Worker worker = workers.take();
        // a script that only now and then leaves the loop keeps its $var, as in a Kamailio process
        Worker home = loop != null && waits && route != null && !route.blocking() ? workers.of(loop) : null;
        if (home != null) {
            worker.takeVariables(home);
        }
        Thread.ofVirtual().name("olelo-message").start(() -> {
            try {
                process(message, flow, route, worker);
            } finally {
                goHome(worker, home, loop);
                places.release();
                if (waits && message instanceof SipRequest request) {
                    names.done(request);
                }
            }
        });
    }

    private void goHome(Worker worker, @Nullable Worker home, @Nullable IoLoop loop) {
        if (home == null || loop == null) {
            workers.giveBack(worker);
            return;
        }
        loop.execute(() -> {
            home.takeVariables(worker);
            workers.giveBack(worker);
        });
    }

    private void process(SipMessage message, Flow flow, @Nullable ScriptRoute route, Worker worker) {
        MessageContext ctx = new MessageContext(message, flow, worker, ids.incrementAndGet());
        try {
            if (message instanceof SipRequest request) {
                request(ctx, request, route);
            } else if (message instanceof SipResponse response) {
                reply(ctx, response, route);
            }
        } catch (RuntimeException e) {
            LOG.error("message failed, Call-ID={}, from={}", message.callId(), flow, e);
            (ctx.isRequest() ? statistics.errorRequests : statistics.errorReplies).increment();
        }
    }

    private void request(MessageContext ctx, SipRequest request, @Nullable ScriptRoute route) {
        if (!request.isSip()) {
            hooks.http(ctx);
            return;
        }
        statistics.request(request.method());
        if (request.hasMalformedHeader()) {
            statistics.badHeader();
        }
        if (ctx.flow().connectionId() != 0 && request.via().hasAlias() && acceptAliases.getAsBoolean()) {
            transports.alias(ctx.flow(), request.via().port());
        }
        if (!hooks.before(ctx)) {
            return;
        }
        boolean failed = false;
        if (route != null) {
            ctx.routeKind(RouteKind.REQUEST);
            failed = route.run(ctx) < 0;
        }
        hooks.after(ctx);
        if (ctx.badUris() > 0) {
            statistics.badUris.add(ctx.badUris());
        }
        if (failed) {
            close(ctx.flow());
        }
    }

    /** As Kamailio: a connection ends after a message that cannot be read, and after a script that ends with a code below 0. */
    private void close(Flow flow) {
        if (flow.connectionId() != 0 && flow.protocol().isConnected()) {
            transports.close(flow);
        }
    }

    /** The code of the last action decides: below 1 stops the reply before the transaction sees it (Kamailio's core reply route). */
    private void reply(MessageContext ctx, SipResponse response, @Nullable ScriptRoute route) {
        statistics.reply(response.statusCode(), response.cseqMethod());
        if (!hooks.before(ctx)) {
            return;
        }
        if (route != null) {
            ctx.routeKind(RouteKind.REPLY);
            int code = route.run(ctx);
            if (ctx.dropped() || code < 1) {
                statistics.droppedReplies.increment();
                hooks.after(ctx);
                return;
            }
        }
        if (!hooks.reply(ctx)) {
            if (stateless.forwardReply(ctx) > 0) {
                statistics.forwardedReplies.increment();
            }
        }
        hooks.after(ctx);
    }
}
