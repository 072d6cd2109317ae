package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<List<Cell>> rows = new ArrayList<>();
        sweeps.forEach((id, runs) -> rows.add(cells(id, runs, objective)));
        return new Table(columns, rows);
    }

    private List<Cell> cells(String sweep, List<Row> runs, Optional<Objective> objective) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(sweep),
                Cell.of(runs.stream()
                        .map(row -> row.record().info().experiment())
                        .distinct()
                        .collect(Collectors.joining(" "))),
                Cell.of(Integer.toString(runs.size())),
                Cell.of(states(runs)),
                Cell.of(varied(runs))));
        objective.ifPresent(by -> best(cells, runs, by));
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
        Set<String> names = new LinkedHashSet<>(new ParamOrder(values).names());
        return names.stream()
                .filter(values::differs)
                .map(name -> name + " (" + values.distinct(name).size() + ")")
                .collect(Collectors.joining(" "));
    }

    private void best(List<Cell> cells, List<Row> runs, Objective by) {
        Row best = null;
        for (Row row : runs) {
            boolean judged = row.metric(by.metric()).isPresent();
            if (judged && (best == null || by.direction().isBetter(value(row, by), value(best, by)))) {
                best = row;
            }
        }
        RunTable table = new RunTable(
                new RowValues(runs, workspace.names()),
                Optional.of(by),
                context.clock().instant());
        Target metric = new Target.Metric(by.metric(), "", by.direction());
        cells.add(best == null ? Cell.of("") : table.cell(best, metric));
        cells.add(best == null ? Cell.of("") : table.cell(best, new Target.Own(RunField.ID)));
    }

    private static double value(Row row, Objective by) {
        return row.metric(by.metric()).map(by::value).orElse(Double.NaN);
    }
}
