package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.project.Settings;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Two tables: `runs` has a run a row and a column for each field, parameter and metric; `metrics` has a value a row.
final class TableFiles implements ExportForm {
    /// Before the name of a metric.
    static final String METRICS = "metrics.";
    /// Columns of the table of values.
    static final List<String> LONG = List.of("run", "metric", "step", "time", "value");

    private final Settings settings;
    private final RowFormat format;

    /// @param settings say which way metrics get better
    TableFiles(Settings settings, RowFormat format) {
        this.settings = settings;
        this.format = format;
    }

    /// A column of the table of runs.
    private sealed interface Column {
        record Own(RunField field) implements Column {}

        record Param(String name) implements Column {}

        record Metric(String name) implements Column {}

        default String head() {
            return switch (this) {
                case Own own -> own.field.key();
                case Param param -> "params." + param.name;
                case Metric metric -> METRICS + metric.name;
            };
        }
    }

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        List<Column> columns = columns(runs);
        List<String> heads = columns.stream().map(Column::head).toList();
        try (RowFormat.Table table = format.open(folder.resolve("runs"), heads)) {
            for (ExportedRun run : runs) {
                table.add(columns.stream().map(column -> value(run, column)).toList());
            }
        }
        try (RowFormat.Table table = format.open(folder.resolve("metrics"), LONG)) {
            int done = 0;
            for (ExportedRun run : runs) {
                metrics(run, table);
                progress.accept(++done);
            }
        }
    }

    private static List<Column> columns(List<ExportedRun> runs) {
        List<Column> columns = new ArrayList<>(List.of(new Column.Own(RunField.ID)));
        for (RunField field : RunField.values()) {
            boolean used = runs.stream()
                    .anyMatch(run -> !field.values(run.row().facts()).isEmpty());
            if (field != RunField.ID && field != RunField.PROJECT && used) {
                columns.add(new Column.Own(field));
            }
        }
        TreeSet<String> params = new TreeSet<>();
        TreeSet<String> metrics = new TreeSet<>();
        for (ExportedRun run : runs) {
            params.addAll(run.params().keySet());
            metrics.addAll(run.row().record().metrics().summaries().keySet());
        }
        params.forEach(name -> columns.add(new Column.Param(name)));
        metrics.forEach(name -> columns.add(new Column.Metric(name)));
        return columns;
    }

    private Value value(ExportedRun run, Column column) {
        return switch (column) {
            case Column.Own own -> format.own(own.field, run.row().facts());
            case Column.Param param -> run.params().getOrDefault(param.name, Value.nothing());
            case Column.Metric metric -> {
                MetricSummary summary = run.row().record().metrics().summaries().get(metric.name);
                yield summary == null
                        ? Value.nothing()
                        : Numbers.typed(
                                Numbers.print(settings.direction(metric.name).value(summary)));
            }
        };
    }

    private static void metrics(ExportedRun run, RowFormat.Table table) throws IOException {
        Value id = Value.of(run.id());
        run.metrics((step, time, metric, value) -> {
            Value number = Numbers.typed(Numbers.print(value));
            table.add(List.of(id, Value.of(metric), known(step), known(time), number));
        });
    }

    private static Value known(double number) {
        return Double.isNaN(number) ? Value.nothing() : Numbers.typed(Numbers.print(number));
    }
}
