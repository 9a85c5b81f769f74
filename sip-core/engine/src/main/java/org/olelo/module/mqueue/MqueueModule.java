package org.olelo.module.mqueue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;

/** Module mqueue: routes leave work in a queue, others (mostly of timers) take it out. */
public final class MqueueModule implements SipModule {
    private static final int EMPTY = -2;
    private static final int UNKNOWN = -1;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final Map<String, MessageQueue> queues = new LinkedHashMap<>();

    @ModParam(value = "db_url", doc = "The database of queues with dbmode; there are none.")
    private String dbUrl = "";

    @ModParam(
            value = "mqueue",
            doc = "A queue: name=NAME;size=MOST;addmode=0 (all), 1 (oldest of a key), 2 (newest of a key).")
    void queue(String definition) {
        String name = "";
        int size = 0;
        int mode = 0;
        for (String field : definition.split(";")) {
            if (field.isBlank()) {
                continue;
            }
            int equals = field.indexOf('=');
            String key = equals < 0 ? field.strip() : field.substring(0, equals).strip();
            String value = equals < 0 ? "" : field.substring(equals + 1).strip();
            switch (key) {
                case "name" -> name = value;
                case "size" -> size = Latin.parseInt(value);
                case "addmode" -> mode = Latin.parseInt(value);
                case "dbmode" -> refuseDatabase(value);
                default ->
                    throw new IllegalArgumentException("unknown field of a queue: " + key + "; name, size, addmode");
            }
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a queue needs a name: name=q;size=100");
        }
        if (queues.putIfAbsent(name, new MessageQueue(name, size, mode)) != null) {
            throw new IllegalArgumentException("queue " + name + " is there twice");
        }
    }

    private static void refuseDatabase(String mode) {
        if (!mode.equals("0")) {
            throw new IllegalArgumentException("dbmode is not supported yet: queues live in memory; leave it out");
        }
    }

    @Override
    public void init() throws ModuleException {
        if (!dbUrl.isEmpty()) {
            throw new ModuleException("parameter db_url is not supported yet: queues live in memory; leave it out");
        }
    }

    @ScriptFunction(
            value = "mq_add",
            doc = "Puts key and value at the end of a queue; the oldest item goes when it is full.")
    public boolean add(MessageContext ctx, String queue, PvFormat key, PvFormat value) {
        MessageQueue found = queues.get(queue);
        if (found != null) {
            found.add(key.format(ctx), value.format(ctx));
        }
        return found != null;
    }

    @ScriptFunction(
            value = "mq_fetch",
            doc = "Takes the oldest item for $mqk and $mqv; -2: there is none, -1: no such queue.")
    public int fetch(MessageContext ctx, String queue) {
        MessageQueue found = queues.get(queue);
        return found == null ? UNKNOWN : found.fetch(ctx.worker()) ? 1 : EMPTY;
    }

    @ScriptFunction(value = "mq_pv_free", doc = "Forgets what mq_fetch() took.")
    public boolean free(MessageContext ctx, String queue) {
        MessageQueue found = queues.get(queue);
        if (found != null) {
            found.forget(ctx.worker());
        }
        return true;
    }

    @ScriptFunction(value = "mq_size", doc = "Number of items; -1: it is empty, -2: no such queue.")
    public int size(MessageContext ctx, String queue) {
        MessageQueue found = queues.get(queue);
        if (found == null) {
            return EMPTY;
        }
        int size = found.size();
        return size == 0 ? UNKNOWN : size;
    }

    @PvExport(value = "mqk", doc = "Key of the item that mq_fetch() took.")
    Pv key(PvName name) throws PvSyntaxException {
        return fetched(name, MessageQueue.Item::key);
    }

    @PvExport(value = "mqv", doc = "Value of the item that mq_fetch() took.")
    Pv value(PvName name) throws PvSyntaxException {
        return fetched(name, MessageQueue.Item::value);
    }

    private Pv fetched(PvName name, Function<MessageQueue.Item, String> field) throws PvSyntaxException {
        String queue = queue(name);
        return ctx -> {
            MessageQueue found = queues.get(queue);
            MessageQueue.Item item = found == null ? null : found.fetched(ctx.worker());
            String text = item == null ? "" : field.apply(item);
            return text.isEmpty() ? Value.NULL : Value.of(text);
        };
    }

    private static String queue(PvName name) throws PvSyntaxException {
        String queue = name.constantInner();
        if (queue.isEmpty()) {
            throw new PvSyntaxException("the name of a queue is missing");
        }
        return queue;
    }

    @PvExport(value = "mq_size", doc = "Number of items in a queue.")
    Pv size(PvName name) throws PvSyntaxException {
        String queue = queue(name);
        return ctx -> {
            MessageQueue found = queues.get(queue);
            return found == null ? Value.NULL : Value.of(found.size());
        };
    }

    @RpcExport(value = "mqueue.get_size", doc = "Get size of mqueue.")
    void sizeOf(RpcCall call) {
        if (call.count() == 0) {
            throw new RpcFault(400, "No queue name");
        }
        MessageQueue found = queues.get(call.text(0));
        if (found == null) {
            throw new RpcFault(NOT_FOUND, "No such queue");
        }
        print(call.struct(), found);
    }

    private static void print(RpcValue.Struct out, MessageQueue queue) {
        out.add("name", queue.name).add("size", queue.size());
    }

    @RpcExport(value = "mqueue.get_sizes", doc = "Get sizes of all mqueues.", returnsArray = true)
    void sizes(RpcCall call) {
        for (MessageQueue queue : queues.values().stream().toList().reversed()) {
            print(call.struct(), queue);
        }
    }

    @RpcExport(value = "mqueue.fetch", doc = "Fetch an element from the queue.")
    void take(RpcCall call) {
        if (call.count() == 0) {
            throw new RpcFault(SERVER_ERROR, "No queue name");
        }
        MessageQueue found = queues.get(call.text(0));
        if (found == null) {
            throw new RpcFault(SERVER_ERROR, "No such queue");
        }
        MessageQueue.@Nullable Item item = found.poll();
        if (item == null) {
            throw new RpcFault(NOT_FOUND, "Empty queue");
        }
        call.struct().add("key", item.key()).add("val", item.value());
    }
}
