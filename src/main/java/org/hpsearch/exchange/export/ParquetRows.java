package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.exchange.parquet.ParquetWriter;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Value;

/// Rows as Parquet: numbers, truth values, points of time and texts, by what is in a column.
final class ParquetRows implements RowFormat {
    private static final int GROUP = 200_000;
    /// Of the table of values, which is written group by group: a later one must not hold what the first did not.
    private static final Map<String, ParquetWriter.Kind> OF_VALUES = Map.of(
            "run", ParquetWriter.Kind.TEXT,
            "metric", ParquetWriter.Kind.TEXT,
            "step", ParquetWriter.Kind.NUMBER,
            "time", ParquetWriter.Kind.NUMBER,
            "value", ParquetWriter.Kind.NUMBER);

    @Override
    public Value own(RunField field, RunFacts run) {
        return switch (field.kind()) {
            case NUMBER, BYTES, SPAN, TIME -> field.json(run);
            case KEYWORD, TEXT, WORDS, LOG, ID, VERSION, STATE -> {
                String shown = field.shown(run);
                yield shown.isEmpty() ? Value.nothing() : Value.of(shown);
            }
        };
    }

    @Override
    public Table open(Path place, List<String> columns) throws IOException {
        Path file = place.resolveSibling(place.getFileName() + ".parquet");
        boolean values = columns.equals(TableFiles.LONG);
        ParquetWriter writer = new ParquetWriter(
                file, columns, values ? OF_VALUES : known(columns), values ? GROUP : Integer.MAX_VALUE);
        return new Table() {
            @Override
            public void add(List<Value> row) throws IOException {
                writer.add(row);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    /// Columns of the table of runs whose kind does not depend on what is in them.
    private static Map<String, ParquetWriter.Kind> known(List<String> columns) {
        Map<String, ParquetWriter.Kind> kinds = new HashMap<>();
        for (RunField field : RunField.values()) {
            if (field.kind() == RunField.Kind.TIME) {
                kinds.put(field.key(), ParquetWriter.Kind.TIME);
            }
        }
        columns.stream()
                .filter(column -> column.startsWith(TableFiles.METRICS))
                .forEach(column -> kinds.put(column, ParquetWriter.Kind.NUMBER));
        return kinds;
    }
}
