package org.olelo.module.async;

import org.jspecify.annotations.Nullable;
import org.olelo.module.tm.api.Transactions;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.timer.TimerTask;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Module async. A request that waits is a suspended transaction, so fr_timer and CANCEL work on it as in t_suspend(); no thread waits, but
 * for async_sleep, which is a virtual one.
 */
public final class AsyncModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("async");
    private static final AttachmentKey<Data> DATA = new AttachmentKey<>("async.data");
    private static final int LONGEST_SLEEP_SECONDS = 100;

    private final Engine engine;
    private @Nullable TransactionLayer layer;

    @ModParam(value = "workers", doc = "Without effect: each task has a virtual thread.")
    private int workers = 1;

    @ModParam(
            value = "ms_timer",
            doc = "Milliseconds between the looks of the timer; above 0 allows the functions with milliseconds.")
    private int msTimer;

    @ModParam(value = "return", doc = "What the functions give: 0 ends the script.")
    private int returned;

    /** What a task was given. */
    private record Data(String text, String group) {}

    /** On that engine. */
    public AsyncModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void init() throws ModuleException {
        layer = engine.api(Transactions.class).layer();
        if (workers < 1) {
            throw new ModuleException("async: workers is at least 1, not " + workers);
        }
    }

    @ScriptFunction(
            value = "async_route",
            doc = "Goes on with the request in that route after so many seconds (0 to 100).")
    public int route(MessageContext ctx, String route, int seconds) {
        if (seconds < 0 || seconds > LONGEST_SLEEP_SECONDS) {
            LOG.error("async_route takes 0 to {} seconds, not {}", LONGEST_SLEEP_SECONDS, seconds);
            return -1;
        }
        return later(ctx, route, seconds * 1000L);
    }

    @ScriptFunction(
            value = "async_ms_route",
            doc = "Goes on with the request in that route after so many milliseconds.")
    public int routeMs(MessageContext ctx, String route, int milliseconds) {
        if (!hasMilliseconds("async_ms_route") || milliseconds < 0 || milliseconds > LONGEST_SLEEP_SECONDS * 1000) {
            return -1;
        }
        return later(ctx, route, milliseconds);
    }

    @ScriptFunction(
            value = "async_sleep",
            blocking = true,
            doc = "Goes on with the request after so many seconds (0 to 100), with the action that follows.")
    public int sleep(MessageContext ctx, int seconds) {
        return seconds < 0 || seconds > LONGEST_SLEEP_SECONDS ? -1 : sleepMs(ctx, seconds * 1000L);
    }

    @ScriptFunction(
            value = "async_ms_sleep",
            blocking = true,
            doc = "Goes on with the request after so many milliseconds, with the action that follows.")
    public int sleepMilliseconds(MessageContext ctx, int milliseconds) {
        return !hasMilliseconds("async_ms_sleep") || milliseconds < 0 || milliseconds > LONGEST_SLEEP_SECONDS * 1000
                ? -1
                : sleepMs(ctx, milliseconds);
    }

    @ScriptFunction(value = "async_task_route", doc = "Goes on with the request in that route in a task of its own.")
    public int task(MessageContext ctx, String route) {
        return later(ctx, route, 0);
    }

    @ScriptFunction(
            value = "async_task_group_route",
            doc = "Goes on with the request in that route in a task of that group of workers.")
    public int taskOfGroup(MessageContext ctx, String route, String group) {
        return later(ctx, route, 0);
    }

    @ScriptFunction(value = "async_task_data", doc = "Runs a route without the message in a task, with $async(data).")
    public int data(MessageContext ctx, String route, String data) {
        return runWith(route, new Data(data, "default"));
    }

    @ScriptFunction(
            value = "async_task_group_data",
            doc = "Runs a route without the message in a task of that group of workers, with $async(data).")
    public int dataOfGroup(MessageContext ctx, String route, String group, String data) {
        return runWith(route, new Data(data, group));
    }

    @PvExport(value = "async", doc = "What the task was given: data, and the name of its group: gname.")
    public Pv given(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "data" ->
                ctx -> {
                    Data data = ctx.attachment(DATA);
                    return data == null ? Value.NULL : Value.of(data.text());
                };
            case "gname" ->
                ctx -> {
                    Data data = ctx.attachment(DATA);
                    return data == null ? Value.NULL : Value.of(data.group());
                };
            default -> throw new PvSyntaxException("unknown attribute $async(" + name.inner() + ")");
        };
    }

    private boolean hasMilliseconds(String function) {
        if (msTimer > 0) {
            return true;
        }
        LOG.error("{} needs the parameter ms_timer", function);
        return false;
    }

    private @Nullable ScriptRoute block(String route) {
        ScriptRoute block = engine.route(RouteKind.REQUEST, route);
        if (block == null) {
            LOG.error("there is no route block of that name, route={}", route);
        }
        return block;
    }

    private int runWith(String route, Data data) {
        ScriptRoute block = block(route);
        if (block == null) {
            return -1;
        }
        engine.execute("async", () -> {
            MessageContext ctx = engine.fakeContext();
            ctx.attach(DATA, data);
            ctx.routeKind(RouteKind.REQUEST);
            block.run(ctx);
        });
        return 1;
    }

    private int later(MessageContext ctx, String route, long milliseconds) {
        ScriptRoute block = block(route);
        Transaction t = block == null ? null : suspended(ctx);
        if (block == null || t == null) {
            return -1;
        }
        if (milliseconds == 0) {
            resume(t, block);
        } else {
            engine.loops().get(0).timers().schedule(new Resume(t, block), milliseconds);
        }
        return returned;
    }

    private @Nullable Transaction suspended(MessageContext ctx) {
        TransactionLayer known = layer;
        if (known == null || !ctx.isRequest()) {
            return null;
        }
        if (known.suspension().suspend(ctx) <= 0) {
            LOG.error(
                    "the request cannot be suspended, Call-ID={}", ctx.message().callId());
            return null;
        }
        return TransactionLayer.of(ctx);
    }

    private void resume(Transaction t, ScriptRoute block) {
        TransactionLayer known = layer;
        if (known != null) {
            engine.execute("async", () -> known.suspension().resume(t, block));
        }
    }

    private int sleepMs(MessageContext ctx, long milliseconds) {
        Transaction t = suspended(ctx);
        TransactionLayer known = layer;
        if (t == null || known == null) {
            return -1;
        }
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        if (!t.isSuspended() || t.status() >= 200) {
            return 0; // answered or canceled meanwhile
        }
        known.suspension().cancel(t);
        return 1;
    }

    /** Goes on with a request when its time has come. */
    private final class Resume extends TimerTask {
        private final Transaction transaction;
        private final ScriptRoute block;

        Resume(Transaction transaction, ScriptRoute block) {
            this.transaction = transaction;
            this.block = block;
        }

        @Override
        protected void expired() {
            resume(transaction, block);
        }
    }
}
