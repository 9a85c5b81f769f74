package org.olelo.module.db_text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.olelo.db.Column;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DbValue;
import org.olelo.db.Operator;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.db.RowValues;

/** One table in memory, and its file. Thread-safe. */
final class TextTable {
    private final Path file;
    private final TextFormat format;
    private final ReentrantLock lock = new ReentrantLock();
    private List<TextColumn> columns = List.of();
    private final List<List<DbValue>> rows = new ArrayList<>();
    private FileTime loaded = FileTime.fromMillis(-1);
    private boolean changed;

    /** A table that is not loaded yet; {@link #load} comes first. */
    TextTable(Path file, TextFormat format) {
        this.file = file;
        this.format = format;
    }

    /** Reads the file if it was written since it was read. Throws {@link DatabaseException}. */
    void load() {
        lock.lock();
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(loaded)) {
                read(Files.readString(file, StandardCharsets.ISO_8859_1));
                loaded = written;
                changed = false;
            }
        } catch (NoSuchFileException e) {
            throw new DatabaseException(DatabaseFault.NO_SUCH_OBJECT, "no table file " + file, e);
        } catch (IOException e) {
            throw new DatabaseException(DatabaseFault.CONNECTION, "table file cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Writes the file if the table was changed; throws {@link DatabaseException}. */
    void save() {
        lock.lock();
        try {
            if (changed) {
                write();
                loaded = Files.getLastModifiedTime(file);
                changed = false;
            }
        } catch (IOException e) {
            throw new DatabaseException(DatabaseFault.FAILED, "table file cannot be written: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    ResultRows query(Query query) {
        lock.lock();
        try {
            List<Integer> wanted = query.columns().isEmpty() ? all() : indexes(query.columns());
            List<List<DbValue>> found = new ArrayList<>();
            List<TextTest> tests = tests(query.conditions());
            for (List<DbValue> row : rows) {
                if (matches(row, tests)) {
                    found.add(row);
                }
            }
            String orderBy = query.orderBy();
            if (orderBy != null && !orderBy.isBlank()) {
                found.sort(order(orderBy));
            }
            List<Column> names = wanted.stream()
                    .map(i -> new Column(columns.get(i).name(), columns.get(i).type()))
                    .toList();
            List<Row> result = found.stream()
                    .map(row -> new Row(wanted.stream().map(row::get).toList()))
                    .toList();
            return new ResultRows(names, result);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a row; returns the number given to its auto column, 0 if it has none. */
    long insert(RowValues values) {
        lock.lock();
        try {
            DbValue[] row = new DbValue[columns.size()];
            Arrays.fill(row, DbValue.none());
            List<Integer> given = indexes(values.columns());
            for (int i = 0; i < given.size(); i++) {
                row[given.get(i)] =
                        columns.get(given.get(i)).convert(values.values().get(i));
            }
            long number = fillAuto(row);
            List<DbValue> added = List.of(row);
            requireValues(added);
            rows.add(added);
            changed = true;
            return number;
        } finally {
            lock.unlock();
        }
    }

    int update(RowValues values, List<Condition> conditions) {
        lock.lock();
        try {
            List<Integer> given = indexes(values.columns());
            List<TextTest> tests = tests(conditions);
            int count = 0;
            for (int r = 0; r < rows.size(); r++) {
                if (matches(rows.get(r), tests)) {
                    List<DbValue> row = new ArrayList<>(rows.get(r));
                    for (int i = 0; i < given.size(); i++) {
                        row.set(
                                given.get(i),
                                columns.get(given.get(i))
                                        .convert(values.values().get(i)));
                    }
                    requireValues(row);
                    rows.set(r, List.copyOf(row));
                    count++;
                }
            }
            changed |= count > 0;
            return count;
        } finally {
            lock.unlock();
        }
    }

    int delete(List<Condition> conditions) {
        lock.lock();
        try {
            List<TextTest> tests = tests(conditions);
            int before = rows.size();
            rows.removeIf(row -> matches(row, tests));
            changed |= before != rows.size();
            return before - rows.size();
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the row with the same keys in one step. */
    void replace(RowValues values, List<Condition> keys) {
        lock.lock();
        try {
            delete(keys);
            insert(values);
        } finally {
            lock.unlock();
        }
    }

    /** Updates the row with the same keys or adds one, in one step. */
    void insertUpdate(RowValues values, List<Condition> keys) {
        lock.lock();
        try {
            if (update(values, keys) == 0) {
                insert(values);
            }
        } finally {
            lock.unlock();
        }
    }

    private void read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new DatabaseException(DatabaseFault.FAILED, "table file is empty: " + file);
        }
        List<TextColumn> readColumns = TextFormat.columns(lines.get(0));
        List<List<DbValue>> readRows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                readRows.add(readRow(readColumns, lines.get(i), i + 1));
            }
        }
        columns = readColumns;
        rows.clear();
        rows.addAll(readRows);
    }

    private List<DbValue> readRow(List<TextColumn> readColumns, String line, int number) {
        try {
            return format.row(readColumns, line);
        } catch (DatabaseException e) {
            throw new DatabaseException(DatabaseFault.FAILED, file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder(TextFormat.header(columns)).append('\n');
        rows.forEach(row -> text.append(format.line(row)).append('\n'));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text, StandardCharsets.ISO_8859_1);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private long fillAuto(DbValue[] row) {
        long number = 0;
        for (int i = 0; i < row.length; i++) {
            if (columns.get(i).auto()) {
                int column = i;
                if (row[i].isNull()) {
                    long highest = rows.stream()
                            .mapToLong(r -> r.get(column).asLong(0))
                            .max()
                            .orElse(0);
                    row[i] = columns.get(i).convert(DbValue.of(highest + 1));
                }
                number = row[i].asLong(0);
            }
        }
        return number;
    }

    private void requireValues(List<DbValue> row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).isNull() && !columns.get(i).nullable()) {
                throw new DatabaseException(
                        DatabaseFault.FAILED, "column '" + columns.get(i).name() + "' must not be empty, " + file);
            }
        }
    }

    private List<Integer> all() {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    private List<Integer> indexes(List<String> names) {
        return names.stream().map(this::index).toList();
    }

    private int index(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new DatabaseException(TextNames.fault(name), "no column '" + name + "' in " + file);
    }

    private Comparator<List<DbValue>> order(String orderBy) {
        Comparator<List<DbValue>> order = null;
        for (String term : orderBy.split(",", -1)) {
            String[] words = term.trim().split("\\s+", -1);
            int column = index(words[0]);
            Comparator<List<DbValue>> next = (a, b) -> TextTest.compare(a.get(column), b.get(column));
            boolean descending = words.length == 2 && words[1].equalsIgnoreCase("desc");
            boolean ascending = words.length == 1 || words[1].equalsIgnoreCase("asc");
            if (words.length > 2 || (!ascending && !descending)) {
                throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "cannot sort by '" + term + "'");
            }
            Comparator<List<DbValue>> directed = descending ? next.reversed() : next;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order == null ? Comparator.comparingInt(List::size) : order;
    }

    private List<TextTest> tests(List<Condition> conditions) {
        return conditions.stream().map(this::test).toList();
    }

    private TextTest test(Condition condition) {
        int column = index(condition.column());
        boolean bits = condition.operator() == Operator.BITS;
        DbValue value = bits ? condition.value() : columns.get(column).convert(condition.value());
        return new TextTest(column, condition.operator(), value);
    }

    private static boolean matches(List<DbValue> row, List<TextTest> tests) {
        for (TextTest test : tests) {
            if (!test.matches(row)) {
                return false;
            }
        }
        return true;
    }
}
