package org.hpsearch.exchange.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.exchange.machine.MachineCode;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/// A database of SQLite that another program wrote, opened to be read. The file and what stands beside it are not
/// changed. Another program may write to it meanwhile: each query sees it as it is then, and holds the other one up no
/// longer than the query takes.
public final class SqliteFile implements AutoCloseable {
    /// SQLite's own code.
    static final MachineCode CODE = new MachineCode("SQLite", "org.sqlite.tmpdir", () -> SQLiteJDBCLoader.initialize());

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
    /// How long a query waits for a program that writes.
    private static final int PATIENCE_MILLIS = 3000;

    private static final int LARGEST_CELL = 256 << 20;
    /// The part of a result code that says what kind of fault it is.
    private static final int KIND = 0xff;

    private final Path file;
    private final @Nullable Path copied;
    private final Connection connection;

    /// Takes the rows of a query.
    public interface Sink {
        void row(SqliteRow row) throws IOException;
    }

    private SqliteFile(Path file, @Nullable Path copied, Connection connection) {
        this.file = file;
        this.copied = copied;
        this.connection = connection;
    }

    /// Whether a file begins as databases of SQLite do.
    public static boolean isSqlite(Path file) {
        return SafeFile.beginsWith(file, MAGIC);
    }

    /// Opens a database.
    ///
    /// @param scratch for SQLite's own code, and for a copy where the database cannot be read in its place
    /// @throws DataException where it is damaged, locked or unreadable
    public static SqliteFile open(Path file, ScratchPlaces scratch) throws IOException {
        CODE.load(scratch);
        if (SqliteCopy.hasWal(file)) {
            return copied(file, scratch);
        }
        try {
            return looked(new SqliteFile(file, null, connect(file, file.toUri() + "?mode=ro", true)));
        } catch (SQLException e) {
            if (code(e) == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK) {
                return copied(file, scratch);
            }
            throw fault(file, e);
        }
    }

    private static SqliteFile copied(Path file, ScratchPlaces scratch) throws IOException {
        Path folder = scratch.folder();
        try {
            Path copy = SqliteCopy.make(file, folder);
            return looked(
                    new SqliteFile(file, folder, connect(file, copy.toUri().toString(), false)));
        } catch (SQLException | IOException | DataException failed) {
            Trees.delete(folder);
            throw switch (failed) {
                case SQLException e -> fault(file, e);
                case IOException e ->
                    new DataException(file + " cannot be copied to " + folder + ": " + SafeFile.reason(e), e);
                default -> (DataException) failed;
            };
        }
    }

    private static SqliteFile looked(SqliteFile opened) throws IOException, SQLException {
        try {
            opened.look();
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    private static Connection connect(Path file, String address, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LARGEST_CELL));
        try {
            return config.createConnection("jdbc:sqlite:" + address);
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /// Reads the list of tables, and forbids that what a stranger wrote there calls functions of ours.
    private void look() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
        }
    }

    /// The file.
    public Path path() {
        return file;
    }

    /// The columns of a table, in small letters; none where there is no such table. Views and virtual tables do not
    /// count.
    public Set<String> columns(String table) throws IOException {
        Set<String> columns = new HashSet<>();
        rows(
                "SELECT c.name FROM sqlite_master t, pragma_table_info(t.name) c"
                        + " WHERE t.type = 'table' AND t.rootpage > 0 AND t.name = ?",
                row -> columns.add(row.text("name").toLowerCase(Locale.ROOT)),
                table);
        return columns;
    }

    /// How many rows a table has; 0 where there is no such table.
    public long count(String table) throws IOException {
        long[] count = {0};
        if (!columns(table).isEmpty()) {
            rows("SELECT count(*) AS n FROM \"" + table + '"', row -> {
                Double number = row.number("n");
                count[0] = number == null ? 0 : number.longValue();
            });
        }
        return count[0];
    }

    /// Hands over the rows of a query.
    ///
    /// @param arguments in the places of its question marks
    /// @throws DataException where the database is damaged, or locked for too long
    public void rows(String query, Sink sink, String... arguments) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet cells = statement.executeQuery()) {
                SqliteRow row = new SqliteRow(cells);
                while (cells.next()) {
                    sink.row(row);
                }
            }
        } catch (SqliteRow.BrokenDatabase e) {
            throw fault(file, e.reason());
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /// Closes it, and deletes the copy, where one was made.
    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw fault(file, e);
        } finally {
            if (copied != null) {
                Trees.delete(copied);
            }
        }
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException own ? own.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /// SQLite's own words, without the name of its code.
    static String said(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("^\\[\\w+]\\s*|\\s+$", "");
    }

    private static DataException fault(Path file, SQLException e) {
        String said = said(e);
        String reason = switch (code(e).code & KIND) {
            case 5, 6 ->
                " is locked by a program that writes to it; try again when that has finished, or import a copy";
            case 11, 26 ->
                " is damaged (" + said + "); sqlite3 FILE .recover, of SQLite's own tool, saves what is left";
            case 1 -> " is not as hps knows such stores: " + said;
            case 18 -> " holds a value of more than " + (LARGEST_CELL >> 20) + " MB";
            default -> " cannot be read: " + said;
        };
        return new DataException(file + reason, e);
    }
}
