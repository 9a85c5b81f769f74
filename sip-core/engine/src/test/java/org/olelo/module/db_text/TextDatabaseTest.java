package org.olelo.module.db_text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;
import org.olelo.db.RowValues;

class TextDatabaseTest extends DatabaseContract {
    private static final TextFormat FORMAT = new TextFormat(':', false);

    @TempDir
    Path directory;

    private TextDatabase database;

    private void writeTables() throws IOException {
        Files.writeString(
                directory.resolve("t"),
                "id(int,auto) name(string) n(int,null) big(int,null) r(double,null) at(int,null) data(str,null)\n");
        Files.writeString(directory.resolve("version"), "table_name(string) table_version(int)\nt:3\n");
    }

    @Override
    protected Database database() {
        if (database == null) {
            try {
                writeTables();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            database = open(false);
        }
        return database;
    }

    @Override
    protected boolean unique() {
        return false;
    }

    @Override
    protected boolean transactions() {
        return false;
    }

    @Test
    void shouldReadEscapesAndEmptyFields() throws IOException {
        Files.writeString(directory.resolve("e"), "a(str,null) b(str)\n:x\\:y\\tz\\\\\n");
        var row = open(false).query(Query.of("e", List.of())).row(0);
        assertTrue(row.isNull(0));
        assertEquals("x:y\tz\\", row.text(1));
    }

    @Test
    void shouldRefuseAnEmptyFieldThatIsNotNullable() throws IOException {
        Files.writeString(directory.resolve("e"), "a(str) b(str)\nx:y\n:z\n");
        DatabaseException e =
                assertThrows(DatabaseException.class, () -> open(false).query(Query.of("e", List.of())));
        assertTrue(String.valueOf(e.getMessage()).contains("e:3: column 'a' must not be empty"), e.getMessage());
    }

    @Test
    void shouldTakeAnEmptyFieldAsTextWhenToldSo() throws IOException {
        Files.writeString(directory.resolve("e"), "a(str) b(str)\n:z\n");
        TextDatabase empty =
                new TextDatabase(DatabaseUrl.parse("text://x"), directory, new TextFormat(':', true), false);
        assertEquals("", empty.query(Query.of("e", List.of("a"))).row(0).text(0));
    }

    @Test
    void shouldWriteWhatItReads() throws IOException {
        String text = "id(int,auto) name(string) r(double,null)\n1:a\\:b\\n:2.50\n2:\\\\c:\n";
        Files.writeString(directory.resolve("w"), text);
        TextDatabase first = open(false);
        first.insert("w", RowValues.builder().set("name", "new").build());
        first.close();
        assertEquals(text + "3:new:\n", Files.readString(directory.resolve("w")));
    }

    @Test
    void shouldReadAChangedFileAgainInMode1Only() throws IOException {
        Files.writeString(directory.resolve("m"), "a(str)\nold\n");
        TextDatabase once = open(false);
        TextDatabase again = open(true);
        Query query = Query.of("m", List.of("a"));
        once.query(query);
        again.query(query);
        Files.writeString(directory.resolve("m"), "a(str)\nnew\n");
        Files.setLastModifiedTime(directory.resolve("m"), FileTime.fromMillis(1));
        assertEquals("old", once.query(query).row(0).text(0));
        assertEquals("new", again.query(query).row(0).text(0));
    }

    @Test
    void shouldUnderstandSimpleSql() throws IOException {
        Files.writeString(directory.resolve("s"), "id(int) name(str,null)\n1:a\n2:b\n3:\n");
        TextDatabase sql = open(false);
        assertEquals(2, sql.rawQuery("select name, id from s where id>=2").size());
        assertEquals(
                "b",
                sql.rawQuery("select name from s where name=\"b\" and id=2")
                        .row(0)
                        .text(0));
        assertEquals(
                "3", sql.rawQuery("SELECT * FROM s ORDER BY id desc").row(0).text(0));
        sql.rawQuery("update s set name='it''s' where id=1");
        assertEquals(
                "it's", sql.rawQuery("select name from s where id=1").row(0).text(0));
        sql.rawQuery("delete from s where id<3");
        assertEquals(1, sql.rawQuery("select id from s").size());
        assertThrows(DatabaseException.class, () -> sql.rawQuery("drop table s"));
        assertThrows(DatabaseException.class, () -> sql.rawQuery("select id from s limit 1"));
    }

    @Test
    void shouldNotLeaveItsDirectory() {
        assertThrows(DatabaseException.class, () -> open(false).query(Query.of("../t", List.of())));
    }

    private TextDatabase open(boolean reload) {
        return new TextDatabase(DatabaseUrl.parse("text://" + directory), directory, FORMAT, reload);
    }
}
