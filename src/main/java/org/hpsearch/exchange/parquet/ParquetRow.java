package org.hpsearch.exchange.parquet;

import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The row at which a reader is. A column that the file does not have counts as empty, and so does one of another type.
public final class ParquetRow {
    private final RowReader cells;
    private final Set<String> columns = new HashSet<>();

    ParquetRow(RowReader cells) {
        this.cells = cells;
        for (int i = 0; i < cells.getFieldCount(); i++) {
            columns.add(cells.getFieldName(i));
        }
    }

    /// A text; an empty one where there is none.
    public String text(String column) {
        return cell(column) instanceof String text ? text : "";
    }

    /// A whole number or a real one, null where there is none; decimals become the nearest double.
    public @Nullable Double number(String column) {
        return cell(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /// A number as it is written: whole ones without a point, decimals without zeros at their end; null where there is
    /// none.
    public @Nullable String digits(String column) {
        return switch (cell(column)) {
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            case Number number -> number.toString();
            case null, default -> null;
        };
    }

    /// A truth value; null where there is none.
    public @Nullable Boolean flag(String column) {
        return cell(column) instanceof Boolean flag ? flag : null;
    }

    /// A point of time; null where there is none.
    public @Nullable Instant time(String column) {
        return cell(column) instanceof Instant time ? time : null;
    }

    /// The texts of a list; none where there is no list.
    public List<String> texts(String column) {
        return cell(column) instanceof PqList list
                ? list.values().stream()
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList()
                : List.of();
    }

    private @Nullable Object cell(String column) {
        return !columns.contains(column) || cells.isNull(column) ? null : cells.getValue(column);
    }
}
