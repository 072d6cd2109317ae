package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.workspace.Workspace;

/// Sweeps as a table: what each varied, how far it is, its best run.
public final class SweepTable {
    private final Context context;
    private final Workspace workspace;

    public SweepTable(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// A row a sweep, in the order of the runs; runs of no sweep are left out.
    public Table of(Result result) {
        Map<String, List<Row>> sweeps = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            String sweep = row.record().info().lineage().sweep();
            if (sweep != null) {
                sweeps.computeIfAbsent(sweep, id -> new ArrayList<>()).add(row);
            }
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column("sweep", false),
                new Column("experiment", false),
                new Column("runs", true),
                new Column("states", false),
                new Column("varied", false)));
        Optional<Objective> objective = result.objective();
        objective.ifPresent(by -> columns.addAll(List.of(new Column(by.metric(), true), new Column("best", false))));
        columns.add(new Column("age", false));
        RunTable table = new RunTable(
                new RowValues(result.rows(), workspace.names()),
                objective,
                context.clock().instant());
        List<List<Cell>> rows = new ArrayList<>();
        sweeps.forEach((id, runs) -> rows.add(cells(id, runs, objective, table)));
        return new Table(columns, rows);
    }

    private List<Cell> cells(String sweep, List<Row> runs, Optional<Objective> objective, RunTable table) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(sweep),
                Cell.of(runs.stream()
                        .map(row -> row.record().info().experiment())
                        .distinct()
                        .collect(Collectors.joining(" "))),
                Cell.of(Integer.toString(runs.size())),
                Cell.of(states(runs)),
                Cell.of(varied(runs))));
        objective.ifPresent(by -> cells.addAll(best(runs, by, table)));
        cells.add(Cell.of(Texts.age(
                runs.getLast().record().info().started(), context.clock().instant())));
        return cells;
    }

    private static String states(List<Row> runs) {
        Map<String, Long> counts = runs.stream()
                .collect(Collectors.groupingBy(row -> row.state().word(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private String varied(List<Row> runs) {
        RowValues values = new RowValues(runs, workspace.names());
        return new ParamOrder(values)
                .names().stream()
                        .filter(values::differs)
                        .map(name -> name + " (" + values.distinct(name).size() + ")")
                        .collect(Collectors.joining(" "));
    }

    private static List<Cell> best(List<Row> runs, Objective by, RunTable table) {
        double best = by.direction().best(runs.stream().mapToDouble(row -> value(row, by)));
        Target metric = new Target.Metric(by.metric(), "", by.direction());
        return runs.stream()
                .filter(row -> value(row, by) == best)
                .findFirst()
                .map(row -> List.of(table.cell(row, metric), table.cell(row, new Target.Own(RunField.ID))))
                .orElse(List.of(Cell.of(""), Cell.of("")));
    }

    private static double value(Row row, Objective by) {
        return row.metric(by.metric()).map(by::value).orElse(Double.NaN);
    }
}
