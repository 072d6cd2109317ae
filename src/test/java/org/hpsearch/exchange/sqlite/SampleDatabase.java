package org.hpsearch.exchange.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.sqlite.SQLiteConfig;

/// Databases made of SQL texts, as other programs would write them.
public final class SampleDatabase {
    private SampleDatabase() {}

    /// Makes a database of a file of statements.
    public static Path of(String sample, Path file) throws IOException, SQLException {
        try (Connection writer = writer(file)) {
            execute(writer, Files.readString(Path.of("testdata/exchange").resolve(sample)));
        }
        return file;
    }

    /// A program that writes to a database, which need not be there yet.
    public static Connection writer(Path file) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory("sample");
        SqliteFile.CODE.load(new ScratchPlaces(List.of(scratch)));
        Files.delete(scratch);
        return new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
    }

    /// Statements, each to its `;`.
    public static void execute(Connection writer, String statements) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.executeUpdate(statements);
        }
    }
}
