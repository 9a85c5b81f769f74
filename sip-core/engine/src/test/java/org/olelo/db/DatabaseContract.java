package org.olelo.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every driver must do. The table {@code t} has: id (auto), name unique text, n int, big, r real, at time, data bytes. */
public abstract class DatabaseContract {
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000);

    private Database database;

    /** The database under test; the same for all tests of a class. */
    protected abstract Database database();

    @BeforeEach
    void emptyTable() {
        database = database();
        database.delete("t", List.of());
    }

    @Test
    void shouldReadWhatWasInserted() {
        database.insert("t", full("alice"));
        Row row = one("alice", "n", "big", "r", "at");
        assertEquals(-5, row.integer(0, 0));
        assertEquals(1L << 40, row.longInteger(1, 0));
        assertEquals(1.5, row.real(2, 0));
        assertEquals(NOON, row.time(3));
    }

    @Test
    void shouldKeepEveryByteOfABlob() {
        assumeTrue(binary());
        StringBuilder bytes = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            bytes.append(c);
        }
        database.insert(
                "t",
                RowValues.builder()
                        .set("name", "b")
                        .set("data", DbValue.blob(bytes.toString()))
                        .build());
        assertEquals(bytes.toString(), one("b", "data").text(0));
    }

    @Test
    void shouldKeepNulls() {
        database.insert(
                "t",
                RowValues.builder()
                        .set("name", "nulls")
                        .set("n", DbValue.none())
                        .set("at", DbValue.none())
                        .set("data", DbValue.none())
                        .build());
        Row row = one("nulls", "n", "big", "r", "at", "data");
        for (int i = 0; i < 5; i++) {
            assertTrue(row.isNull(i), "column " + i);
        }
        assertNull(row.text(0));
        assertEquals(7, row.integer(0, 7));
        assertNull(row.time(3));
    }

    @Test
    void shouldFindNullsByEquality() {
        database.insert("t", RowValues.builder().set("name", "with").set("n", 1).build());
        database.insert("t", RowValues.builder().set("name", "without").build());
        assertEquals(List.of("without"), names(new Condition("n", Operator.EQ, DbValue.none())));
        assertEquals(List.of("with"), names(new Condition("n", Operator.NE, DbValue.none())));
    }

    @Test
    void shouldKeepUtf8AsBytes() {
        String bytes = new String("Zoë 北京 🎵".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        database.insert("t", RowValues.builder().set("name", bytes).build());
        assertEquals(bytes, one(bytes, "name").text(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "\"; DROP TABLE t; --",
                "\\' OR 1=1 #",
                "a:b",
                "a\nb\r\tc",
                "100%_",
                "${x} ? ?1 :name"
            })
    void shouldTakeValuesLiterally(String hostile) {
        database.insert(
                "t", RowValues.builder().set("name", "other").set("n", 1).build());
        database.insert(
                "t", RowValues.builder().set("name", hostile).set("n", 2).build());
        assertEquals(2, one(hostile, "n").integer(0, 0));
        assertEquals(
                1,
                database.update("t", RowValues.builder().set("n", 3).build(), List.of(Condition.eq("name", hostile))));
        assertEquals(1, database.delete("t", List.of(Condition.eq("name", hostile))));
        assertEquals(List.of("other"), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t; DROP TABLE t", "t\"", "t`", "", "1t", "t where 1=1", "a..b", "t."})
    void shouldRefuseNamesThatAreNone(String name) {
        DatabaseException column =
                assertThrows(DatabaseException.class, () -> database.query(Query.of("t", List.of(name))));
        assertEquals(DatabaseFault.BAD_ARGUMENT, column.fault());
        DatabaseException table =
                assertThrows(DatabaseException.class, () -> database.query(Query.of(name, List.of("n"))));
        assertEquals(DatabaseFault.BAD_ARGUMENT, table.fault());
        assertThrows(
                DatabaseException.class,
                () -> database.query(Query.of("t", List.of("n")).orderedBy(name + " x y")));
    }

    @Test
    void shouldCompareByEveryOperator() {
        for (int n = 1; n <= 4; n++) {
            database.insert(
                    "t", RowValues.builder().set("name", "n" + n).set("n", n).build());
        }
        assertEquals(List.of("n1"), names(new Condition("n", Operator.LT, DbValue.of(2))));
        assertEquals(List.of("n1", "n2"), names(new Condition("n", Operator.LE, DbValue.of(2))));
        assertEquals(List.of("n2"), names(new Condition("n", Operator.EQ, DbValue.of(2))));
        assertEquals(List.of("n3", "n4"), names(new Condition("n", Operator.GT, DbValue.of(2))));
        assertEquals(List.of("n2", "n3", "n4"), names(new Condition("n", Operator.GE, DbValue.of(2))));
        assertEquals(List.of("n1", "n3", "n4"), names(new Condition("n", Operator.NE, DbValue.of(2))));
        assertEquals(List.of("n2", "n3"), names(new Condition("n", Operator.BITS, DbValue.of(2))));
        assertEquals(
                List.of("n3"),
                names(new Condition("n", Operator.GT, DbValue.of(2)), new Condition("n", Operator.LT, DbValue.of(4))));
    }

    @Test
    void shouldCompareTimes() {
        database.insert(
                "t",
                RowValues.builder()
                        .set("name", "past")
                        .set("at", NOON.minusSeconds(10))
                        .build());
        database.insert(
                "t",
                RowValues.builder()
                        .set("name", "future")
                        .set("at", NOON.plusSeconds(10))
                        .build());
        assertEquals(List.of("past"), names(new Condition("at", Operator.LT, DbValue.of(NOON))));
        assertEquals(List.of("future"), names(new Condition("at", Operator.GE, DbValue.of(NOON.plusSeconds(10)))));
    }

    @Test
    void shouldSort() {
        for (String name : List.of("b", "c", "a")) {
            database.insert(
                    "t",
                    RowValues.builder()
                            .set("name", name)
                            .set("n", name.equals("c") ? 1 : 2)
                            .build());
        }
        assertEquals(
                List.of("a", "b", "c"),
                texts(database.query(Query.of("t", List.of("name")).orderedBy("name"))));
        assertEquals(
                List.of("c", "b", "a"),
                texts(database.query(Query.of("t", List.of("name")).orderedBy("n, name desc"))));
    }

    @Test
    void shouldReturnAllColumnsWhenNoneIsNamed() {
        database.insert("t", full("all"));
        ResultRows rows = database.query(Query.of("t", List.of()));
        assertEquals(
                List.of("id", "name", "n", "big", "r", "at", "data"),
                rows.columns().stream().map(Column::name).toList());
        assertEquals("all", rows.row(0).text(rows.indexOf("NAME")));
        assertEquals(-1, rows.indexOf("nothing"));
    }

    @Test
    void shouldReadInPortions() {
        assumeTrue(database.can(Capability.FETCH));
        for (int i = 0; i < 5; i++) {
            database.insert("t", RowValues.builder().set("name", "n" + i).build());
        }
        List<Integer> sizes = new ArrayList<>();
        try (RowCursor cursor = database.fetch(Query.of("t", List.of("name")).orderedBy("name"), 2)) {
            for (ResultRows rows = cursor.next(); !rows.isEmpty(); rows = cursor.next()) {
                sizes.add(rows.size());
            }
        }
        assertEquals(List.of(2, 2, 1), sizes);
    }

    @Test
    void shouldTellHowManyRowsWereAffected() {
        database.insert("t", RowValues.builder().set("name", "a").set("n", 1).build());
        database.insert("t", RowValues.builder().set("name", "b").set("n", 1).build());
        assertEquals(2, database.update("t", RowValues.builder().set("n", 2).build(), List.of(Condition.eq("n", 1))));
        assertEquals(0, database.update("t", RowValues.builder().set("n", 2).build(), List.of(Condition.eq("n", 1))));
        assertEquals(0, database.delete("t", List.of(Condition.eq("name", "c"))));
        assertEquals(2, database.delete("t", List.of(Condition.eq("n", 2))));
    }

    @Test
    void shouldReplaceAWholeRow() {
        database.insert(
                "t",
                RowValues.builder().set("name", "a").set("n", 1).set("big", 2L).build());
        database.replace("t", RowValues.builder().set("name", "a").set("n", 5).build(), List.of("name"));
        database.replace("t", RowValues.builder().set("name", "b").set("n", 6).build(), List.of("name"));
        Row a = one("a", "n", "big");
        assertEquals(5, a.integer(0, 0));
        assertTrue(a.isNull(1));
        assertEquals(6, one("b", "n").integer(0, 0));
    }

    @Test
    void shouldInsertOrUpdate() {
        assumeTrue(database.can(Capability.INSERT_UPDATE));
        database.insert(
                "t",
                RowValues.builder().set("name", "a").set("n", 1).set("big", 2L).build());
        database.insertUpdate(
                "t", RowValues.builder().set("name", "a").set("n", 5).build(), List.of("name"));
        database.insertUpdate(
                "t", RowValues.builder().set("name", "b").set("n", 6).build(), List.of("name"));
        Row a = one("a", "n", "big");
        assertEquals(5, a.integer(0, 0));
        assertEquals(2, a.integer(1, 0));
        assertEquals(6, one("b", "n").integer(0, 0));
    }

    @Test
    void shouldInsertOrUpdateOneRowFromManyThreads() throws InterruptedException {
        assumeTrue(database.can(Capability.INSERT_UPDATE));
        int threads = 8;
        CountDownLatch done = new CountDownLatch(threads);
        List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < threads; i++) {
            int n = i;
            Thread.ofVirtual().start(() -> {
                try {
                    database.insertUpdate(
                            "t",
                            RowValues.builder().set("name", "same").set("n", n).build(),
                            List.of("name"));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
                done.countDown();
            });
        }
        done.await();
        assertEquals(List.of(), failures);
        assertEquals(List.of("same"), names());
    }

    @Test
    void shouldGiveTheNumberOfANewRow() {
        assumeTrue(database.can(Capability.LAST_INSERTED_ID));
        long first = database.insertReturningId(
                "t", RowValues.builder().set("name", "a").build());
        long second = database.insertReturningId(
                "t", RowValues.builder().set("name", "b").build());
        assertTrue(second > first);
        assertEquals(second, one("b", "id").longInteger(0, 0));
    }

    @Test
    void shouldReportADuplicateKey() {
        assumeTrue(unique());
        database.insert("t", RowValues.builder().set("name", "a").build());
        DatabaseException e = assertThrows(
                DatabaseException.class,
                () -> database.insert("t", RowValues.builder().set("name", "a").build()));
        assertEquals(DatabaseFault.DUPLICATE_KEY, e.fault());
    }

    @Test
    void shouldReportAMissingTable() {
        DatabaseException e =
                assertThrows(DatabaseException.class, () -> database.query(Query.of("nosuch", List.of("n"))));
        assertEquals(DatabaseFault.NO_SUCH_OBJECT, e.fault());
    }

    @Test
    void shouldReportAMissingColumn() {
        DatabaseException e =
                assertThrows(DatabaseException.class, () -> database.query(Query.of("t", List.of("nosuch"))));
        assertEquals(DatabaseFault.NO_SUCH_OBJECT, e.fault());
    }

    @Test
    void shouldRunRawSql() {
        assumeTrue(database.can(Capability.RAW_QUERY));
        ResultRows inserted = database.rawQuery("insert into t (name, n) values ('raw', 3)");
        assertTrue(inserted.columns().isEmpty());
        ResultRows rows = database.rawQuery("select n, name from t where name='raw'");
        assertEquals(3, rows.row(0).integer(0, 0));
        assertEquals(
                List.of("n", "name"), rows.columns().stream().map(Column::name).toList());
        assertEquals(DbType.INT, rows.columns().get(0).type());
        assertThrows(DatabaseException.class, () -> database.rawQuery("select from where"));
    }

    @Test
    void shouldWriteLaterInOrder() {
        for (int i = 0; i < 50; i++) {
            database.insertAsync(
                    "t",
                    RowValues.builder().set("name", "async" + i).set("n", i).build());
        }
        awaitRows(50);
        if (database.can(Capability.RAW_QUERY)) {
            database.rawQueryAsync("delete from t where n<10");
            awaitRows(40);
        }
    }

    @Test
    void shouldUndoATransactionThatIsNotCommitted() {
        assumeTrue(transactions());
        try (Transaction transaction = database.begin()) {
            transaction.insert("t", RowValues.builder().set("name", "a").build());
            assertEquals(1, transaction.query(Query.of("t", List.of("name"))).size());
        }
        assertEquals(List.of(), names());
    }

    @Test
    void shouldKeepACommittedTransaction() {
        assumeTrue(transactions());
        database.insert("t", RowValues.builder().set("name", "a").set("n", 1).build());
        try (Transaction transaction = database.begin()) {
            ResultRows locked = transaction.queryLock(Query.of("t", List.of("n"), Condition.eq("name", "a")));
            transaction.update(
                    "t",
                    RowValues.builder()
                            .set("n", locked.row(0).integer(0, 0) + 1)
                            .build(),
                    List.of(Condition.eq("name", "a")));
            transaction.commit();
        }
        assertEquals(2, one("a", "n").integer(0, 0));
    }

    @Test
    void shouldCheckTableVersions() {
        try (Databases databases = new Databases()) {
            databases.requireVersion(database, "t", 3);
            DatabaseException e =
                    assertThrows(DatabaseException.class, () -> databases.requireVersion(database, "t", 4));
            assertEquals(DatabaseFault.VERSION, e.fault());
            String message = e.getMessage();
            assertNotNull(message);
            assertTrue(message.contains("has version 3 but version 4 is expected"), message);
            assertThrows(DatabaseException.class, () -> databases.requireVersion(database, "unknown", 1));
        }
    }

    @Test
    void shouldHideThePassword() {
        assertFalse(database.url().toString().contains("secret"));
    }

    /** Whether blobs may hold every byte. */
    protected boolean binary() {
        return true;
    }

    /** Whether unique keys are kept. */
    protected boolean unique() {
        return true;
    }

    /** Whether there are transactions. */
    protected boolean transactions() {
        return true;
    }

    private static RowValues full(String name) {
        return RowValues.builder()
                .set("name", name)
                .set("n", -5)
                .set("big", 1L << 40)
                .set("r", 1.5)
                .set("at", NOON)
                .set("data", DbValue.blob("x"))
                .build();
    }

    private Row one(String name, String... columns) {
        ResultRows rows = database.query(Query.of("t", List.of(columns), Condition.eq("name", name)));
        assertEquals(1, rows.size());
        return rows.row(0);
    }

    private List<String> names(Condition... conditions) {
        return texts(database.query(Query.of("t", List.of("name"), conditions).orderedBy("name")));
    }

    private static List<String> texts(ResultRows rows) {
        return rows.rows().stream().map(row -> row.textOrEmpty(0)).toList();
    }

    private void awaitRows(int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (names().size() != count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(count, names().size());
    }
}
