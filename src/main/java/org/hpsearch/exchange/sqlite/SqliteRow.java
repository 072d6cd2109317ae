package org.hpsearch.exchange.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The row at which a query is. A column that the database does not have, as one of an older version, counts as empty.
public final class SqliteRow {
    private final ResultSet cells;
    private final Map<String, Integer> columns = new HashMap<>();

    SqliteRow(ResultSet cells) throws SQLException {
        this.cells = cells;
        ResultSetMetaData heads = cells.getMetaData();
        for (int i = 1; i <= heads.getColumnCount(); i++) {
            columns.putIfAbsent(heads.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        }
    }

    /// A cell; bytes count as text in UTF-8, infinite numbers are texts.
    ///
    /// @throws BrokenDatabase where the cell cannot be read
    public Value value(String column) {
        return switch (cell(column)) {
            case null -> Value.nothing();
            case Integer whole -> Value.of(whole.longValue());
            case Long whole -> Value.of(whole);
            case Double real -> Numbers.typed(Numbers.print(real));
            case byte[] bytes -> Value.of(new String(bytes, StandardCharsets.UTF_8));
            case Object other -> Value.of(other.toString());
        };
    }

    /// A cell as text; an empty one is an empty text.
    public String text(String column) {
        Value value = value(column);
        return value instanceof Value.Null ? "" : value.print();
    }

    /// A cell as number; null where it holds none.
    public @Nullable Double number(String column) {
        return switch (cell(column)) {
            case Number number -> (Double) number.doubleValue();
            case String text -> Numbers.parse(text);
            case null, default -> null;
        };
    }

    private @Nullable Object cell(String column) {
        Integer index = columns.get(column);
        try {
            return index == null ? null : cells.getObject(index);
        } catch (SQLException e) {
            throw new BrokenDatabase(e);
        }
    }

    /// What went wrong while a cell was read; [SqliteFile] says it in words.
    static final class BrokenDatabase extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException reason;

        BrokenDatabase(SQLException reason) {
            super(reason);
            this.reason = reason;
        }

        SQLException reason() {
            return reason;
        }
    }
}
