package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.CsvTable;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Value;

/// Rows as CSV that a spreadsheet opens safely.
final class CsvRows implements RowFormat {
    @Override
    public Value own(RunField field, RunFacts run) {
        return Value.of(field.shown(run));
    }

    @Override
    public Table open(Path place, List<String> columns) throws IOException {
        return new TextTable(
                place.resolveSibling(place.getFileName() + ".csv"),
                CsvTable.line(columns),
                values -> CsvTable.line(values.stream().map(CsvRows::text).toList()));
    }

    private static String text(Value value) {
        return value instanceof Value.Null ? "" : value.print();
    }
}
