package org.olelo.module.rtpengine;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.net.IpText;
import org.olelo.net.control.ControlNode;
import org.olelo.net.control.ControlPeer;
import org.olelo.net.control.ControlSets;
import org.olelo.net.control.PeerSpec;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relays, which of them a call uses, and talking to them. Blocks. */
final class RelaySets {
    private static final Logger LOG = LoggerFactory.getLogger("rtpengine");
    private static final int TABLE_VERSION = 1;
    private static final int SWEEP = 4096;

    private final Engine engine;
    private final RtpengineSettings settings;
    private final NgClient client;
    private final ControlSets sets = new ControlSets();
    private final Map<String, Used> calls = new ConcurrentHashMap<>();

    private record Used(ControlNode node, long until) {}

    RelaySets(Engine engine, RtpengineSettings settings, NgClient client) {
        this.engine = engine;
        this.settings = settings;
        this.client = client;
    }

    ControlSets sets() {
        return sets;
    }

    /** How many calls are remembered. */
    int calls() {
        long now = now();
        calls.values().removeIf(used -> used.until() <= now);
        return calls.size();
    }

    private long now() {
        return engine.clock().wallMillis();
    }

    /** Adds what the parameters name. */
    void configure() {
        for (PeerSpec spec : settings.peers) {
            PeerSpec placed = spec.set() >= 0 ? spec : new PeerSpec(settings.setIdDefault, spec.url(), spec.weight());
            sets.add(new ControlNode(placed, peer(placed.url())));
        }
    }

    private ControlPeer peer(String url) {
        InetAddress from = settings.sendFrom.isEmpty() ? null : IpText.parse(settings.sendFrom);
        return new ControlPeer(url, from, Math.max(settings.tos, 0));
    }

    /** Reads the table again; nodes that are not in it any more are hidden. Throws DatabaseException. */
    void reload() {
        Database database = engine.databases().open(settings.dbUrl);
        engine.databases().requireVersion(database, settings.table, TABLE_VERSION);
        List<String> columns =
                List.of(settings.setIdColumn, settings.urlColumn, settings.weightColumn, settings.disabledColumn);
        Set<ControlNode> found = new HashSet<>();
        for (Row row : database.query(Query.of(settings.table, columns))) {
            PeerSpec spec = new PeerSpec(row.integer(0, 0), row.textOrEmpty(1), row.integer(2, 1));
            ControlNode node = sets.find(spec.set(), spec.url());
            if (node == null) {
                try {
                    node = new ControlNode(spec, peer(spec.url()));
                } catch (IllegalArgumentException e) {
                    LOG.error("a relay is left out, url={} reason={}", spec.url(), e.getMessage());
                    continue;
                }
                sets.add(node);
            }
            node.weight(spec.weight());
            found.add(node);
            if (row.integer(3, 0) != 0) {
                node.disable();
            } else if (node.isPermanent()) {
                node.enable();
            }
        }
        for (ControlNode node : sets.all()) {
            if (!found.contains(node)) {
                node.hide();
            }
        }
    }

    /** Asks every enabled relay whether it answers. */
    void testAll() {
        for (ControlNode node : sets.all()) {
            if (!node.isPermanent()) {
                test(node);
            }
        }
    }

    /** Pings; the relay is enabled or disabled by that. */
    boolean test(ControlNode node) {
        boolean answers = client.ping(node);
        if (answers) {
            node.enable();
        } else {
            disable(node);
        }
        return answers;
    }

    private void disable(ControlNode node) {
        LOG.warn("a relay does not answer and is not used for a while, url={}", node.url());
        node.disableUntil(now() + settings.disableSeconds * 1000L);
    }

    /**
     * Sends the command to the relay of the call, or to another of the set while it does not answer.
     *
     * @return the answer, or null when no relay gave one
     */
    NgValue.@Nullable Dict send(Request request) {
        for (int i = 0; i < settings.queriedLimit; i++) {
            ControlNode node = choose(request);
            if (node == null) {
                LOG.error("no available relay, set={} callid={}", request.set(), request.callId());
                return null;
            }
            request.used(node);
            NgValue.Dict answer = client.send(node, request.dict());
            if (answer == null) {
                disable(node);
            } else if (!"load limit".equals(answer.text("result"))) {
                return finished(request, node, answer);
            }
            request.tried().add(node);
            calls.remove(request.key());
        }
        return null;
    }

    private NgValue.Dict finished(Request request, ControlNode node, NgValue.Dict answer) {
        if (request.command() == NgCommand.DELETE) {
            calls.remove(request.key());
        } else {
            if (calls.size() % SWEEP == SWEEP - 1) {
                calls();
            }
            calls.putIfAbsent(request.key(), new Used(node, now() + settings.hashTableSeconds * 1000L));
        }
        return answer;
    }

    private @Nullable ControlNode choose(Request request) {
        Used used = calls.get(request.key());
        if (used != null && !request.tried().contains(used.node()) && mayServe(used.node())) {
            return used.node();
        }
        ControlNode node = sets.pick(
                request.set(), request.callId(), one -> !request.tried().contains(one) && isUsable(one));
        if (node == null && settings.aggressive != 0) {
            node = sets.pick(
                    request.set(),
                    request.callId(),
                    one -> !request.tried().contains(one) && !one.isPermanent() && test(one));
        }
        return node;
    }

    private boolean mayServe(ControlNode node) {
        return !node.isDisabled()
                || settings.allowOp == 1
                || settings.allowOp == 2 && node.isPermanent()
                || isUsable(node);
    }

    private boolean isUsable(ControlNode node) {
        return !node.isDisabled() || node.isDue(now()) && test(node);
    }

    void close() {
        sets.all().forEach(node -> node.peer().close());
    }
}
