package org.olelo.module.db_text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Column;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** Module db_text. */
public final class DbTextModule implements SipModule {
    // Kamailio's CFG_DIR, which a path without leading slash is relative to.
    private static final Path CONFIGURATION = Path.of("/etc/kamailio");

    private final Engine engine;
    private final Collection<TextDatabase> databases = new ConcurrentLinkedQueue<>();
    private char delimiter = ':';

    @ModParam(value = "db_mode", doc = "1: a table is read again when its file was changed; 0: it is read once.")
    int mode;

    @ModParam(value = "emptystring", doc = "1: an empty text is an empty text; 0: it is NULL.")
    int emptyString;

    @ModParam(value = "file_buffer_size", doc = "Accepted; lines have no limit.")
    int fileBufferSize = 16_384;

    @ModParam(value = "max_result_rows", doc = "Accepted; results have no limit.")
    int maxResultRows = 100_000;

    @ModParam(value = "default_connection", doc = "URL of the database that db_text.query asks.")
    @Nullable
    String defaultConnection;

    /** On that engine. */
    public DbTextModule(Engine engine) {
        this.engine = engine;
        engine.databases().register("text", this::open);
    }

    @ModParam(value = "db_delim", doc = "The character between two fields, ':' by default.")
    void delimiter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("expected one character");
        }
        delimiter = text.charAt(0);
    }

    @RpcExport(value = "db_text.dump", doc = "Writes the changed tables to their files.")
    void dump(RpcCall call) {
        databases.forEach(TextDatabase::save);
    }

    @RpcExport(value = "db_text.query", doc = "Runs SQL on the default connection.")
    void query(RpcCall call) {
        String connection = defaultConnection;
        if (connection == null) {
            throw new RpcFault(500, "default_connection is not set");
        }
        try {
            print(call, engine.databases().open(connection).rawQuery(call.text(0)));
        } catch (DatabaseException e) {
            throw new RpcFault(500, String.valueOf(e.getMessage()));
        }
    }

    private static void print(RpcCall call, ResultRows result) {
        for (Row row : result) {
            RpcValue.Struct struct = call.struct();
            for (int i = 0; i < result.columns().size(); i++) {
                Column column = result.columns().get(i);
                struct.add(column.name(), row.textOrEmpty(i));
            }
        }
    }

    private Database open(DatabaseUrl url) {
        Path directory = CONFIGURATION.resolve(url.rest());
        if (!Files.isDirectory(directory)) {
            throw new DatabaseException(DatabaseFault.CONNECTION, "no directory of text tables: " + directory);
        }
        TextDatabase database =
                new TextDatabase(url, directory, new TextFormat(delimiter, emptyString != 0), mode != 0);
        databases.add(database);
        return database;
    }
}
