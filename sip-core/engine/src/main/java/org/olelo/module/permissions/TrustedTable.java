package org.olelo.module.permissions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;

/** The trusted peers, in memory or looked up in the database for each request. Loading and looking up block. */
final class TrustedTable {
    private static final int TABLE_VERSION = 6;

    private final Engine engine;
    private final PermissionsSettings settings;
    private volatile Map<String, List<TrustedPeer>> bySource = Map.of();

    TrustedTable(Engine engine, PermissionsSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Checks the table, and reads it when it is kept in memory.
     *
     * @throws ModuleException naming what is wrong
     */
    void load() throws ModuleException {
        try {
            Database database = engine.databases().open(settings.dbUrl);
            engine.databases().requireVersion(database, settings.trustedTable, TABLE_VERSION);
            if (settings.dbMode != 0) {
                Map<String, List<TrustedPeer>> read = new HashMap<>();
                for (TrustedPeer peer : query()) {
                    read.computeIfAbsent(peer.source(), s -> new ArrayList<>()).add(peer);
                }
                read.values()
                        .forEach(peers -> peers.sort(
                                Comparator.comparingInt(TrustedPeer::priority).reversed()));
                bySource = read;
            }
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new ModuleException("permissions: " + e.getMessage(), e);
        }
    }

    /** Peers of that address, highest priority first. Throws DatabaseException when it asks the database. */
    List<TrustedPeer> of(String source) {
        return settings.dbMode != 0
                ? bySource.getOrDefault(source, List.of())
                : query(Condition.eq(settings.sourceColumn, source));
    }

    /** The slot of an address, as Kamailio numbers them. */
    static int slot(String source) {
        return CoreHash.of(source) & AddressTable.SLOTS - 1;
    }

    /** All that are in memory, by slot. */
    List<TrustedPeer> all() {
        List<TrustedPeer> all = new ArrayList<>();
        bySource.values().forEach(all::addAll);
        all.sort(Comparator.comparingInt((TrustedPeer peer) -> slot(peer.source()))
                .thenComparing(Comparator.comparingInt(TrustedPeer::priority).reversed()));
        return all;
    }

    private List<TrustedPeer> query(Condition... conditions) {
        List<String> columns = List.of(
                settings.sourceColumn,
                settings.protocolColumn,
                settings.fromColumn,
                settings.requestUriColumn,
                settings.tagColumn,
                settings.priorityColumn);
        Query query = Query.of(settings.trustedTable, columns, conditions);
        List<TrustedPeer> peers = new ArrayList<>();
        for (Row row : engine.databases()
                .open(settings.dbUrl)
                .query(conditions.length == 0 ? query : query.orderedBy(settings.priorityColumn))) {
            TrustedPeer peer = TrustedPeer.of(
                    row.textOrEmpty(0), row.textOrEmpty(1), row.text(2), row.text(3), row.text(4), row.integer(5, 0));
            if (peer.protocol() != TrustedPeer.NEVER) {
                peers.add(peer);
            }
        }
        return peers;
    }
}
