package org.olelo.module.db_cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** Module db_cluster. */
public final class DbClusterModule implements SipModule {
    private static final int RULE_LENGTH = 4;
    private static final long MILLIS = 1_000;

    private final Engine engine;
    private final long started;
    private final Map<String, DatabaseUrl> connections = new HashMap<>();
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();

    @ModParam(value = "inactive_interval", doc = "Seconds that a connection is left alone after a failure.")
    int inactiveInterval = 300;

    @ModParam(value = "max_query_length", doc = "Seconds; an operation that fails sooner leaves its connection in use.")
    int maxQueryLength;

    /** On that engine. */
    public DbClusterModule(Engine engine) {
        this.engine = engine;
        this.started = engine.clock().millis();
        engine.databases().register("cluster", this::open);
    }

    @ModParam(value = "connection", doc = "NAME=>URL of a database; may be given many times.")
    void connection(String text) {
        int arrow = arrow(text);
        try {
            connections.put(text.substring(0, arrow).trim(), DatabaseUrl.parse(text.substring(arrow + 2)));
        } catch (DatabaseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @ModParam(value = "cluster", doc = "NAME=>CONNECTION=9s8p;...: priority and mode of reading, then of writing.")
    void cluster(String text) {
        int arrow = arrow(text);
        String name = text.substring(0, arrow).trim();
        List<ClusterMember> members = new ArrayList<>();
        for (String part : text.substring(arrow + 2).split(";", -1)) {
            if (!part.isBlank()) {
                members.add(member(part.trim()));
            }
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs a connection");
        }
        clusters.put(name, new Cluster(name, members));
    }

    @RpcExport(value = "dbcl.list_clusters", doc = "The clusters.", returnsArray = true)
    void listClusters(RpcCall call) {
        clusters.keySet().forEach(name -> call.struct().add("cluster", name));
    }

    @RpcExport(value = "dbcl.list_connections", doc = "The connections of a cluster.", returnsArray = true)
    void listConnections(RpcCall call) {
        for (ClusterMember member : found(call).members().reversed()) {
            RpcValue.Struct struct = call.struct();
            struct.add("connection", member.name());
            struct.add("url", member.url().toString());
            struct.add("flags", 1);
            struct.add("state", member.active() ? "active" : "disabled");
            struct.add("ticks", member.inactiveUntil());
            struct.add("ref", 1);
        }
    }

    @RpcExport(value = "dbcl.disable_connection", doc = "Leaves a connection alone for some seconds.")
    void disable(RpcCall call) {
        Cluster cluster = found(call);
        ClusterMember member = member(cluster, call);
        if (cluster.isLastActive(member)) {
            throw new RpcFault(500, "Cannot disable last active connection in a cluster");
        }
        member.disable(call.number(2));
        call.add("Ok. Cluster connection disabled.");
    }

    @RpcExport(value = "dbcl.enable_connection", doc = "Uses a connection again.")
    void enable(RpcCall call) {
        member(found(call), call).enable();
        call.add("Ok. Cluster connection enabled.");
    }

    private Database open(DatabaseUrl url) {
        Cluster cluster = clusters.get(url.rest());
        if (cluster == null) {
            throw new DatabaseException(DatabaseFault.BAD_URL, "no cluster '" + url.rest() + "' is defined");
        }
        return new ClusterDatabase(url, cluster, engine.databases(), inactiveInterval, maxQueryLength * MILLIS);
    }

    private ClusterMember member(String part) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals).trim();
        DatabaseUrl url = connections.get(name);
        if (url == null) {
            throw new IllegalArgumentException("connection '" + name + "' must be defined before the cluster");
        }
        String rules = part.substring(equals + 1).trim();
        if (equals < 0 || rules.length() != RULE_LENGTH) {
            throw new IllegalArgumentException("expected CONNECTION=9s8p, not " + part);
        }
        AccessRule reading = AccessRule.parse(rules.substring(0, 2));
        AccessRule writing = AccessRule.parse(rules.substring(2));
        return new ClusterMember(name, url, reading, writing, this::ticks);
    }

    private long ticks() {
        return (engine.clock().millis() - started) / MILLIS;
    }

    private Cluster found(RpcCall call) {
        Cluster cluster = clusters.get(call.text(0));
        if (cluster == null) {
            throw new RpcFault(500, "Cluster not found");
        }
        return cluster;
    }

    private static ClusterMember member(Cluster cluster, RpcCall call) {
        ClusterMember member = cluster.member(call.text(1));
        if (member == null) {
            throw new RpcFault(500, "Cluster connection not found");
        }
        return member;
    }

    private static int arrow(String text) {
        int arrow = text.indexOf("=>");
        if (arrow <= 0) {
            throw new IllegalArgumentException("expected NAME=>...");
        }
        return arrow;
    }
}
