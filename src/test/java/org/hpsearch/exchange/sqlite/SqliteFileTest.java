package org.hpsearch.exchange.sqlite;

import static org.hpsearch.exchange.sqlite.SampleDatabase.execute;
import static org.hpsearch.exchange.sqlite.SampleDatabase.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
    @TempDir
    Path folder;

    private Path there;
    private Path file;
    private ScratchPlaces scratch;

    @BeforeEach
    void places() throws IOException {
        there = Files.createDirectories(folder.resolve("odd name % ? #"));
        file = there.resolve("a.db");
        scratch = new ScratchPlaces(List.of(folder.resolve("scratch")));
    }

    private String values(String query) throws IOException {
        List<String> values = new ArrayList<>();
        try (SqliteFile database = SqliteFile.open(file, scratch)) {
            database.rows(query, row -> values.add(row.text("v")));
        }
        return String.join(" ", values);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(there)) {
            for (Path each : files.toList()) {
                contents.put(
                        each.getFileName().toString(),
                        Digest.ofLines(List.of(Arrays.toString(Files.readAllBytes(each)))));
            }
        }
        return contents;
    }

    private List<String> leftOver() throws IOException {
        if (!Files.exists(scratch.places().getFirst())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scratch.places().getFirst())) {
            return files.map(Path::toString).toList();
        }
    }

    @Test
    void cellsOfAllTypes() throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(
                    writer,
                    "CREATE TABLE t (v); INSERT INTO t VALUES (1), (9007199254740993), (0.1), (9e999), ('é'), (NULL),"
                            + " (CAST('ü' AS BLOB)), ('true')");
        }
        Map<String, String> before = contents();
        assertEquals("1 9007199254740993 0.1 Infinity é  ü true", values("SELECT v FROM t ORDER BY rowid"));
        assertEquals("", values("SELECT v AS other FROM t WHERE v = 1"));
        assertEquals(before, contents());
        assertEquals(List.of(), leftOver());
    }

    @Test
    void onlyTablesHaveColumns() throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(
                    writer,
                    "CREATE TABLE t (A, b); CREATE VIEW w AS SELECT 1 AS a; INSERT INTO t VALUES (1, 2), (3, 4);"
                            + " CREATE VIRTUAL TABLE f USING fts5(a)");
        }
        try (SqliteFile database = SqliteFile.open(file, scratch)) {
            assertEquals(Set.of("a", "b"), database.columns("t"));
            assertEquals(Set.of(), database.columns("w"));
            assertEquals(Set.of(), database.columns("f"));
            assertEquals(Set.of(), database.columns("none"));
            assertEquals(2, database.count("t"));
            assertEquals(0, database.count("w"));
        }
    }

    @Test
    void changesThatAreInTheWalOnlyAreRead() throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(writer, "PRAGMA journal_mode = WAL; CREATE TABLE t (v); INSERT INTO t VALUES (1)");
            execute(writer, "INSERT INTO t VALUES (2)");
            Map<String, String> before = contents();
            assertEquals(Set.of("a.db", "a.db-wal", "a.db-shm"), before.keySet());
            assertEquals("1 2", values("SELECT v FROM t"));
            assertEquals(before, contents());
        }
        Map<String, String> after = contents();
        assertEquals(Set.of("a.db"), after.keySet());
        assertEquals("1 2", values("SELECT v FROM t"));
        assertEquals(after, contents());
        assertEquals(List.of(), leftOver());
    }

    @Test
    void aChangeThatWasCutIsUndoneInACopy() throws IOException, SQLException {
        Path other = folder.resolve("other.db");
        try (Connection writer = writer(other)) {
            execute(
                    writer,
                    "PRAGMA cache_size = 1; CREATE TABLE t (v, filler); INSERT INTO t VALUES (1, zeroblob(50000))");
            execute(writer, "BEGIN; UPDATE t SET v = 2, filler = randomblob(50000)");
            execute(writer, "INSERT INTO t SELECT 3, randomblob(50000) FROM t");
            Trees.copy(other, file, Trees.Links.LEFT_OUT);
            Trees.copy(folder.resolve("other.db-journal"), there.resolve("a.db-journal"), Trees.Links.LEFT_OUT);
            execute(writer, "ROLLBACK");
        }
        Map<String, String> before = contents();
        assertEquals(Set.of("a.db", "a.db-journal"), before.keySet());
        assertEquals("1", values("SELECT v FROM t"));
        assertEquals(before, contents());
        assertEquals(List.of(), leftOver());
    }

    @Test
    void aDatabaseThatIsLockedIsNamed() throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(writer, "CREATE TABLE t (v); INSERT INTO t VALUES (1)");
            execute(writer, "BEGIN EXCLUSIVE");
            DataException locked = assertThrows(DataException.class, () -> values("SELECT v FROM t"));
            assertEquals(
                    file
                            + " is locked by a program that writes to it; try again when that has finished, or import"
                            + " a copy",
                    locked.getMessage());
            execute(writer, "COMMIT");
        }
        assertEquals("1", values("SELECT v FROM t"));
    }

    @Test
    void aDamagedDatabaseIsNamed() throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(writer, "CREATE TABLE t (v); INSERT INTO t VALUES (zeroblob(100000))");
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 7);
        Files.write(file, bytes);
        DataException damaged = assertThrows(DataException.class, () -> values("SELECT v FROM t"));
        assertEquals(
                file
                        + " is damaged (The database disk image is malformed (database disk image is malformed));"
                        + " sqlite3 FILE .recover, of SQLite's own tool, saves what is left",
                damaged.getMessage());
        Files.write(file, Arrays.copyOf(bytes, 50), StandardOpenOption.TRUNCATE_EXISTING);
        assertThrows(DataException.class, () -> values("SELECT v FROM t"));
    }

    @Test
    void whatIsADatabase() throws IOException, SQLException {
        assertEquals(false, SqliteFile.isSqlite(file));
        Files.writeString(file, "SQLite format");
        assertEquals(false, SqliteFile.isSqlite(file));
        Files.delete(file);
        try (Connection writer = writer(file)) {
            execute(writer, "CREATE TABLE t (v)");
        }
        assertEquals(true, SqliteFile.isSqlite(file));
        assertEquals(false, SqliteFile.isSqlite(there));
    }
}
