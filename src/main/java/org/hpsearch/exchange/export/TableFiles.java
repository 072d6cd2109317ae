package org.hpsearch.exchange.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Two tables: `runs` has a run a row and a column for each field, parameter and metric; `metrics` has a value a row.
final class TableFiles implements ExportForm {
    private static final List<String> LONG = List.of("run", "metric", "step", "time", "value");

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
                case Metric metric -> "metrics." + metric.name;
            };
        }
    }

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        List<Column> columns = columns(runs);
        List<String> heads = columns.stream().map(Column::head).toList();
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("runs" + format.ending()))) {
            file.write(format.head(heads));
            for (ExportedRun run : runs) {
                file.write(format.row(
                        heads,
                        columns.stream().map(column -> value(run, column)).toList()));
            }
        }
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("metrics" + format.ending()))) {
            file.write(format.head(LONG));
            int done = 0;
            for (ExportedRun run : runs) {
                metrics(run, file);
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
                yield summary == null ? Value.nothing() : Numbers.typed(Numbers.print(best(metric.name, summary)));
            }
        };
    }

    private double best(String name, MetricSummary summary) {
        return new Objective(name, settings.direction(name), true).value(summary);
    }

    private void metrics(ExportedRun run, BufferedWriter file) throws IOException {
        Value id = Value.of(run.id());
        run.metrics((step, time, metric, value) -> {
            Value number = Numbers.typed(Numbers.print(value));
            file.write(format.row(LONG, List.of(id, Value.of(metric), known(step), known(time), number)));
        });
    }

    private static Value known(double number) {
        return Double.isNaN(number) ? Value.nothing() : Numbers.typed(Numbers.print(number));
    }
}
