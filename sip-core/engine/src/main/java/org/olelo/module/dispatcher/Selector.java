package org.olelo.module.dispatcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvFormat;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses gateways of a set by an algorithm and writes the records for failover. */
final class Selector {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");

    private final DispatcherSettings settings;
    private final GatewayTable table;
    private final Records records;
    private final CallLoads calls;
    private final HashKeys keys;
    private @Nullable PvFormat hashFormat;

    Selector(DispatcherSettings settings, GatewayTable table, Records records, CallLoads calls) {
        this.settings = settings;
        this.table = table;
        this.records = records;
        this.calls = calls;
        this.keys = new HashKeys(settings);
    }

    /** Sets what algorithm 7 hashes; at init. */
    void hashFormat(PvFormat format) {
        hashFormat = format;
    }

    /** What one call of a function selects, over one or more sets. */
    static final class Selection {
        private final int limit;
        private int count;
        private @Nullable Gateway first;
        private List<Gateway> parallel = List.of();

        /** @param limit most records of a set after the first; 0 = no limit */
        Selection(int limit) {
            this.limit = limit <= 0 ? Integer.MAX_VALUE : limit;
        }

        /** The first one selected, or null. */
        @Nullable
        Gateway first() {
            return first;
        }

        /** Those that get a branch beside the first one. */
        List<Gateway> parallel() {
            return parallel;
        }

        /** How many records were written. */
        int count() {
            return count;
        }
    }

    /** Selects in a set; false when there is no such set or nobody is up. */
    boolean select(MessageContext ctx, int setId, int algorithm, Selection selection) {
        GatewaySet set = table.find(setId);
        if (set == null) {
            LOG.error(
                    "no such destination set, set={} callid={}",
                    setId,
                    ctx.message().callId());
            return false;
        }
        if (algorithm == Algorithm.LATENCY) {
            return byLatency(ctx, set, selection);
        }
        long hash = hash(ctx, set, algorithm);
        boolean inTurn =
                algorithm == Algorithm.ROUND_ROBIN || algorithm == Algorithm.AUTHORIZED_USER && hash == HashKeys.NONE;
        if (inTurn) {
            hash = set.roundRobin();
        }
        if (hash < 0) {
            return false;
        }
        int wanted = (int) (hash % spread(set));
        int index = firstUp(set, wanted);
        if (index < 0) {
            return false;
        }
        if (inTurn && index != hash) {
            set.last((index + 1) % set.size());
        }
        if (algorithm == Algorithm.PARALLEL) {
            if (selection.first == null) {
                selection.first = set.get(index);
                selection.parallel = List.copyOf(set.gateways().subList(index + 1, set.size()));
            }
            return true;
        }
        boolean counted = algorithm == Algorithm.CALL_LOAD && count(ctx, set, index);
        fill(ctx, set, index, counted, selection);
        return true;
    }

    /** How many take part in a hash: not the last one when it is the last resort. */
    private int spread(GatewaySet set) {
        return settings.useDefault != 0 && set.size() > 1 ? set.size() - 1 : set.size();
    }

    private long hash(MessageContext ctx, GatewaySet set, int algorithm) {
        return switch (algorithm) {
            case Algorithm.CALL_ID -> keys.callId(ctx);
            case Algorithm.FROM -> keys.from(ctx);
            case Algorithm.TO -> keys.to(ctx);
            case Algorithm.REQUEST_URI -> keys.requestUri(ctx);
            case Algorithm.ROUND_ROBIN -> HashKeys.NONE;
            case Algorithm.AUTHORIZED_USER -> keys.authorizedUser(ctx);
            case Algorithm.RANDOM -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
            case Algorithm.VARIABLES -> byFormat(ctx);
            case Algorithm.PRIORITY, Algorithm.PARALLEL -> 0;
            case Algorithm.WEIGHT -> set.byWeight();
            case Algorithm.CALL_LOAD ->
                ctx.isRequest() && ctx.request().isMethod(Method.INVITE) ? set.leastLoaded() : 0;
            case Algorithm.RELATIVE_WEIGHT -> set.byRelativeWeight();
            default -> {
                LOG.warn("no such algorithm, the first destination is taken, algorithm={}", algorithm);
                yield 0;
            }
        };
    }

    private long byFormat(MessageContext ctx) {
        PvFormat format = hashFormat;
        if (format == null) {
            LOG.error("algorithm 7 needs the parameter hash_pvar");
            return -1;
        }
        String text = format.format(ctx);
        return text.isEmpty() ? -1 : HashKeys.of(text);
    }

    private boolean count(MessageContext ctx, GatewaySet set, int index) {
        if (!ctx.isRequest() || !ctx.request().isMethod(Method.INVITE)) {
            return false;
        }
        boolean counted = settings.countsCalls() && calls.add(ctx.message().callId(), set.id(), set.get(index));
        if (!counted) {
            LOG.error(
                    "the call does not count on its gateway, uri={} callid={}",
                    set.get(index).uri(),
                    ctx.message().callId());
        }
        return counted;
    }

    private int firstUp(GatewaySet set, int wanted) {
        int spread = spread(set);
        int index = wanted;
        while (set.get(index).isDown()) {
            index = (index + 1) % spread;
            if (index == wanted) {
                int last = set.size() - 1;
                return settings.useDefault != 0 && !set.get(last).isDown() ? last : -1;
            }
        }
        return index;
    }

    private void fill(MessageContext ctx, GatewaySet set, int chosen, boolean counted, Selection selection) {
        if (!settings.failover()) {
            begin(set, chosen, selection);
            return;
        }
        add(ctx, set, chosen, counted, selection);
        begin(set, chosen, selection);
        int last = settings.useDefault != 0 ? set.size() - 1 : -1;
        for (int i = 1; i < set.size() && selection.count < selection.limit; i++) {
            int index = (chosen + i) % set.size();
            Gateway gateway = set.get(index);
            if (index != last && !gateway.isDown() && (!counted || gateway.hasRoom())) {
                add(ctx, set, index, counted, selection);
            }
        }
        addDefault(ctx, set, chosen, counted, selection);
    }

    private void addDefault(MessageContext ctx, GatewaySet set, int chosen, boolean counted, Selection selection) {
        int last = set.size() - 1;
        if (settings.useDefault != 0 && chosen != last && selection.count < selection.limit) {
            add(ctx, set, last, counted, selection);
        }
    }

    private static void begin(GatewaySet set, int chosen, Selection selection) {
        if (selection.first == null) {
            selection.first = set.get(chosen);
        }
    }

    private void add(MessageContext ctx, GatewaySet set, int index, boolean counted, Selection selection) {
        records.add(ctx, selection.count++, set.id(), set.get(index), counted);
    }

    /** One gateway as the latency algorithm sees it. */
    private record Ranked(int index, int priority) {}

    private boolean byLatency(MessageContext ctx, GatewaySet set, Selection selection) {
        List<Ranked> ranked = new ArrayList<>();
        int index = set.last();
        Ranked best = null;
        for (int i = 0; i < set.size(); i++) {
            Gateway gateway = set.get(index);
            if (!gateway.isDown()) {
                Ranked one = new Ranked(index, adjustedPriority(gateway));
                ranked.add(one);
                best = best == null || one.priority() > best.priority() ? one : best;
            }
            index = (index + 1) % spread(set);
        }
        if (best == null) {
            return false;
        }
        set.last((best.index() + 1) % set.size());
        begin(set, best.index(), selection);
        if (!settings.failover()) {
            return true;
        }
        ranked.sort(Comparator.comparingInt(Ranked::priority).reversed());
        int last = settings.useDefault != 0 ? set.size() - 1 : -1;
        for (Ranked one : ranked) {
            if (one.index() != last && selection.count < selection.limit) {
                add(ctx, set, one.index(), false, selection);
            }
        }
        addDefault(ctx, set, best.index(), false, selection);
        return true;
    }

    /** The priority, one less for each time the latency is as high as the priority; at least 1. */
    private static int adjustedPriority(Gateway gateway) {
        int priority = gateway.priority();
        if (priority <= 0) {
            return priority;
        }
        Latency.View view = gateway.latency().view();
        int latency = gateway.attributes().congestionControl() ? view.congestion() : (int) view.estimate();
        return latency > priority ? Math.max(1, priority - latency / priority) : priority;
    }
}
