package org.olelo.module.dispatcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.olelo.db.Database;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the sets from the list file or the database. Blocks. */
final class GatewayLoader {
    private static final Logger LOG = LoggerFactory.getLogger("dispatcher");
    private static final int TABLE_VERSION = 4;
    private static final int FIXED_COLUMNS = 5;

    private final Engine engine;
    private final DispatcherSettings settings;
    private final GatewayFactory factory;

    /**
     * What was read.
     *
     * @param sets the sets
     * @param skipped how many destinations were bad
     */
    record Loaded(List<GatewaySet> sets, int skipped) {}

    /** Nothing could be read; the message says why. */
    static final class LoadException extends Exception {
        private static final long serialVersionUID = 1L;

        LoadException(String message) {
            super(message);
        }
    }

    GatewayLoader(Engine engine, DispatcherSettings settings, GatewayFactory factory) {
        this.engine = engine;
        this.settings = settings;
        this.factory = factory;
    }

    /**
     * Reads all sets. Throws DatabaseException too.
     *
     * @throws LoadException when the file cannot be read, or a destination is bad and ds_load_mode is 1
     */
    Loaded load() throws LoadException {
        return settings.hasDatabase() ? fromDatabase() : fromFile();
    }

    private Loaded fromFile() throws LoadException {
        String text;
        try {
            text = Files.readString(Path.of(settings.listFile), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new LoadException("cannot read list_file " + settings.listFile + ": " + e);
        }
        SetTree tree = new SetTree();
        int skipped = 0;
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            ListLine entry = ListLine.parse(line);
            if (entry == null) {
                throw new LoadException("bad line in list_file " + settings.listFile + ": " + line.strip());
            }
            if (!add(tree, entry.set(), entry.uri(), entry.flags(), entry.priority(), entry.attributes())) {
                skipped++;
            }
        }
        return new Loaded(tree.sets(), skipped);
    }

    private Loaded fromDatabase() throws LoadException {
        Database database = engine.databases().open(settings.dbUrl);
        engine.databases().requireVersion(database, settings.table, TABLE_VERSION);
        Map<String, String> extra = extraColumns();
        List<String> columns = new ArrayList<>(List.of(
                settings.setColumn,
                settings.uriColumn,
                settings.flagsColumn,
                settings.priorityColumn,
                settings.attributesColumn));
        columns.addAll(extra.values());
        SetTree tree = new SetTree();
        int skipped = 0;
        for (Row row : database.query(Query.of(settings.table, columns))) {
            StringBuilder attributes = new StringBuilder(row.textOrEmpty(FIXED_COLUMNS - 1));
            int column = FIXED_COLUMNS;
            for (String name : extra.keySet()) {
                String value = row.textOrEmpty(column++);
                if (!value.isEmpty()) {
                    boolean separated = attributes.isEmpty() || attributes.charAt(attributes.length() - 1) == ';';
                    attributes
                            .append(separated ? "" : ";")
                            .append(name)
                            .append('=')
                            .append(value);
                }
            }
            if (!add(
                    tree,
                    row.integer(0, 0),
                    row.textOrEmpty(1),
                    row.integer(2, 0),
                    row.integer(3, 0),
                    attributes.toString())) {
                skipped++;
            }
        }
        return new Loaded(tree.sets(), skipped);
    }

    private Map<String, String> extraColumns() throws LoadException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String term : settings.extraAttributes.split(";")) {
            if (term.isBlank()) {
                continue;
            }
            int equals = term.indexOf('=');
            if (equals <= 0) {
                throw new LoadException("ds_db_extra_attrs must be name=column;…, not " + settings.extraAttributes);
            }
            columns.put(
                    term.substring(0, equals).strip(),
                    term.substring(equals + 1).strip());
        }
        return columns;
    }

    private boolean add(SetTree tree, int set, String uri, int flags, int priority, String attributes)
            throws LoadException {
        try {
            tree.add(set, factory.make(uri, flags, priority, attributes));
            return true;
        } catch (IllegalArgumentException e) {
            if (settings.loadMode != 0) {
                throw new LoadException("destination " + uri + " of set " + set + ": " + e.getMessage());
            }
            LOG.warn("a destination is skipped, uri={} set={} reason={}", uri, set, e.getMessage());
            return false;
        }
    }
}
