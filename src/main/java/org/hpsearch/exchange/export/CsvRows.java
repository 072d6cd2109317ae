package org.hpsearch.exchange.export;

import java.util.List;
import org.hpsearch.console.CsvTable;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Value;

/// Rows as CSV that a spreadsheet opens safely.
final class CsvRows implements RowFormat {
    @Override
    public String ending() {
        return ".csv";
    }

    @Override
    public Value own(RunField field, RunFacts run) {
        return Value.of(field.shown(run));
    }

    @Override
    public String head(List<String> columns) {
        return CsvTable.line(columns);
    }

    @Override
    public String row(List<String> columns, List<Value> values) {
        return CsvTable.line(values.stream().map(CsvRows::text).toList());
    }

    private static String text(Value value) {
        return value instanceof Value.Null ? "" : value.print();
    }
}
