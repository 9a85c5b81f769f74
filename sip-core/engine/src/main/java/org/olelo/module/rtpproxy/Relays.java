package org.olelo.module.rtpproxy;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.net.control.ControlNode;
import org.olelo.net.control.ControlPeer;
import org.olelo.net.control.ControlSets;
import org.olelo.net.control.PeerSpec;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relays, which of them a call uses, and talking to them. Blocks. */
final class Relays {
    private static final Logger LOG = LoggerFactory.getLogger("rtpproxy");
    private static final String BASE_VERSION = "20040107";
    private static final String[] EXTENSIONS = {"20050322", "20071116", "20081102"};

    private final Engine engine;
    private final RtpproxySettings settings;
    private final ControlSets sets = new ControlSets();
    private final String prefix = ProcessHandle.current().pid() + "_";
    private final AtomicLong sequence = new AtomicLong();

    Relays(Engine engine, RtpproxySettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    ControlSets sets() {
        return sets;
    }

    /** Adds what the parameters name. */
    void configure() {
        for (PeerSpec spec : settings.peers) {
            add(spec);
        }
    }

    /** Adds what the table names. Throws DatabaseException. */
    void read() {
        Database database = engine.databases().open(settings.dbUrl);
        for (Row row : database.query(Query.of(settings.table, java.util.List.of("setid", "url", "flags", "weight")))) {
            add(new PeerSpec(row.integer(0, 0), row.textOrEmpty(1), row.integer(3, 1)));
        }
    }

    private void add(PeerSpec spec) {
        sets.add(new ControlNode(spec, new ControlPeer(spec.url(), null, 0)));
    }

    /** Asks every relay for its version. */
    void testAll() {
        sets.all().forEach(this::test);
    }

    /** Asks for version and extensions; the relay is enabled or disabled by that. */
    boolean test(ControlNode node) {
        String version = ask(node, "V");
        boolean good = version != null && version.trim().startsWith(BASE_VERSION);
        if (good) {
            for (String extension : EXTENSIONS) {
                ask(node, "VF " + extension);
            }
            node.enable();
        } else {
            LOG.warn("a relay is not used for a while, url={} answer={}", node.url(), version);
            disable(node);
        }
        return good;
    }

    private void disable(ControlNode node) {
        node.disableUntil(engine.clock().wallMillis() + settings.disableSeconds * 1000L);
    }

    private @Nullable String ask(ControlNode node, String command) {
        String cookie = prefix + sequence.getAndIncrement();
        return node.peer()
                .exchange(cookie, command + "\n", Math.max(1, settings.tries), settings.timeoutSeconds * 1000);
    }

    /** The relay of that call; null when none can be used. */
    @Nullable
    ControlNode choose(int set, String callId, Set<ControlNode> tried) {
        ControlNode node = sets.pick(set, callId, one -> !tried.contains(one) && isUsable(one));
        return node != null
                ? node
                : sets.pick(set, callId, one -> !tried.contains(one) && !one.isPermanent() && test(one));
    }

    private boolean isUsable(ControlNode node) {
        return !node.isDisabled() || node.isDue(engine.clock().wallMillis()) && test(node);
    }

    /** Sends a command to the relay of the call, or to another while it does not answer; null when none does. */
    @Nullable
    String send(int set, String callId, String command, Consumer<ControlNode> chosen) {
        Set<ControlNode> tried = new HashSet<>();
        while (true) {
            ControlNode node = choose(set, callId, tried);
            if (node == null) {
                LOG.error("no available relay, set={} callid={}", set, callId);
                return null;
            }
            chosen.accept(node);
            String answer = ask(node, command);
            if (answer != null) {
                return answer.trim();
            }
            LOG.warn("a relay does not answer and is not used for a while, url={}", node.url());
            disable(node);
            tried.add(node);
        }
    }

    void close() {
        sets.all().forEach(node -> node.peer().close());
    }
}
