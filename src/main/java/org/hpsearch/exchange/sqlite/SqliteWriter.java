package org.hpsearch.exchange.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A new database of SQLite, in the making.
public final class SqliteWriter implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private SqliteWriter(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Makes a database.
    ///
    /// @param file    must not be there yet
    /// @param tables  statements that make its tables, each to its `;`
    /// @param scratch for SQLite's own code
    public static SqliteWriter create(Path file, String tables, ScratchPlaces scratch) throws IOException {
        SqliteFile.CODE.load(scratch);
        try {
            Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(tables);
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new SqliteWriter(file, connection);
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /// Adds a row.
    ///
    /// @param statement `INSERT INTO ...` with question marks
    /// @param cells     in their places: texts, whole numbers, or null
    public void add(String statement, @Nullable Object... cells) {
        try {
            PreparedStatement insert = prepared.get(statement);
            if (insert == null) {
                insert = connection.prepareStatement(statement);
                prepared.put(statement, insert);
            }
            for (int i = 0; i < cells.length; i++) {
                insert.setObject(i + 1, cells[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /// Keeps all that was added.
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /// Closes it; what was added since the last [#commit] is dropped.
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private static DataException fault(Path file, SQLException e) {
        return new DataException(file + " cannot be written: " + SqliteFile.said(e), e);
    }
}
