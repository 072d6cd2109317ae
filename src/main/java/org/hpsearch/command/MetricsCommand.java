package org.hpsearch.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.Row;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Numbers;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description =
                "The metrics of runs as one long table: run, metric, step, time (seconds since the start), value.",
        sortOptions = false)
final class MetricsCommand extends OnRuns {
    @Option(names = "-m", paramLabel = "NAMES", split = ",", description = "only these metrics")
    List<String> names = new ArrayList<>();

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Override
    int run(Workspace workspace) throws Exception {
        List<List<Cell>> rows = new ArrayList<>();
        for (Row row : rows(workspace)) {
            Path file = workspace.run(row.record().id()).file(RunFolder.METRICS);
            if (Files.isRegularFile(file)) {
                MetricsReader.read(file, 0, (step, time, metric, value) -> {
                    if (names.isEmpty() || names.contains(metric)) {
                        rows.add(List.of(
                                new Cell(
                                        RunId.shortForm(row.record().id()),
                                        row.record().id(),
                                        Cell.Kind.PLAIN),
                                Cell.of(metric),
                                Cell.of(Double.isNaN(step) ? "" : Numbers.print(step)),
                                Cell.of(Double.isNaN(time) ? "" : Numbers.print(time)),
                                Cell.of(Numbers.print(value))));
                    }
                });
            }
        }
        List<Column> columns = List.of(
                new Column("run", false),
                new Column("metric", false),
                new Column("step", true),
                new Column("time", true),
                new Column("value", true));
        Table table = new Table(columns, rows);
        context()
                .out()
                .print(
                        csv
                                ? table.csv()
                                : table.print(context().style(), context().columns()));
        return 0;
    }
}
