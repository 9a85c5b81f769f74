package org.olelo.db.jdbc;

import java.nio.file.Path;
import org.olelo.db.Database;
import org.olelo.db.Databases;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;

/** A process that commits a row, begins another one, and ends without any farewell. */
final class KilledWriter {
    static final int EXIT = 9;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        Databases databases = new Databases();
        BuiltInDrivers.register(databases, Path.of(arguments[0]));
        Database database = databases.open("jpa:olelo");
        Transaction open = database.begin();
        open.insert(
                "subscriber", RowValues.builder().set("username", "uncommitted").build());
        EmbeddedDatabaseTest.insert(database, "survivor");
        Runtime.getRuntime().halt(EXIT);
    }
}
