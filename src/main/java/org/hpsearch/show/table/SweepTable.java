package org.hpsearch.show.table;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Sweeps as a table: what each varied, how far it is, its best run.
public final class SweepTable {
    private final Context context;
    private final Workspace workspace;

    public SweepTable(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// A sweep.
    ///
    /// @param runs   newest first
    /// @param varied parameter → how many values of it there are
    /// @param best   empty where no run has the metric that judges them
    private record Sweep(
            String id, List<Row> runs, Map<String, Integer> varied, Optional<Objective> objective, Optional<Row> best) {
        List<String> experiments() {
            return runs.stream()
                    .map(row -> row.record().info().experiment())
                    .distinct()
                    .toList();
        }

        Map<String, Long> states() {
            return runs.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.state().word(), LinkedHashMap::new, Collectors.counting()));
        }

        /// How many runs are as good as the best; 0 where none is.
        int tied() {
            double value = objective
                    .flatMap(by -> best.map(row -> SweepTable.value(row, by)))
                    .orElse(Double.NaN);
            return (int) objective.stream()
                    .flatMap(by -> runs.stream().filter(row -> SweepTable.value(row, by) == value))
                    .count();
        }

        @Nullable
        Instant started() {
            return runs.getLast().record().info().started();
        }
    }

    private static final JsonShape<Sweep> SHAPE = JsonShape.<Sweep>empty()
            .with("sweep", JsonType.TEXT, "its five characters", sweep -> Value.of(sweep.id))
            .with("experiments", JsonType.TEXT.list(), "of its runs", sweep -> texts(sweep.experiments()))
            .with("runs", JsonType.WHOLE, "how many there are so far", sweep -> Value.of(sweep.runs.size()))
            .with("states", JsonType.WHOLE.map(), "state → runs", sweep -> counts(sweep.states()))
            .with("varied", JsonType.WHOLE.map(), "parameter → different values", sweep -> counts(sweep.varied))
            .with("best", JsonType.TEXT.orNull(), "id of the best run", sweep -> text(sweep.best.map(Row::id)))
            .with(
                    "metric",
                    JsonType.TEXT.orNull(),
                    "what judges them",
                    sweep -> text(sweep.objective.map(Objective::metric)))
            .with("value", JsonType.MEASURE.orNull(), "of the best run", SweepTable::value)
            .with("started", JsonType.TIME.orNull(), "when its first run did", SweepTable::started);

    /// What one object of [#json] is.
    static JsonType type() {
        return SHAPE.type();
    }

    /// As JSON: an object a sweep, in the order of the runs; runs of no sweep are left out.
    public Value json(Result result) throws IOException {
        return new Value.Items(sweeps(result).stream().<Value>map(SHAPE::of).toList());
    }

    /// A row a sweep, as for [#json].
    public Table of(Result result) throws IOException {
        List<Sweep> sweeps = sweeps(result);
        List<String> metrics = sweeps.stream()
                .flatMap(sweep -> sweep.objective.stream())
                .map(Objective::metric)
                .distinct()
                .toList();
        List<Column> columns = new ArrayList<>(List.of(
                new Column("sweep", false),
                new Column("experiment", false),
                new Column("runs", true),
                new Column("states", false),
                new Column("varied", false)));
        if (metrics.size() > 1) {
            columns.addAll(List.of(new Column("metric", false), new Column("value", true), new Column("best", false)));
        } else {
            metrics.forEach(only -> columns.addAll(List.of(new Column(only, true), new Column("best", false))));
        }
        columns.add(new Column("age", false));
        RunTable table = new RunTable(
                new RowValues(result.rows(), workspace.names()),
                result.objective(),
                context.clock().instant());
        return new Table(
                columns,
                sweeps.stream()
                        .map(sweep -> cells(sweep, table, metrics.size()))
                        .toList());
    }

    /// Each with the objective of its own runs: that of their experiment, or guessed where they lack the project's.
    private List<Sweep> sweeps(Result result) throws IOException {
        Map<String, List<Row>> runs = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            String sweep = row.record().info().lineage().sweep();
            if (sweep != null) {
                runs.computeIfAbsent(sweep, id -> new ArrayList<>()).add(row);
            }
        }
        List<Sweep> sweeps = new ArrayList<>();
        for (Map.Entry<String, List<Row>> sweep : runs.entrySet()) {
            List<Row> of = sweep.getValue();
            Optional<Objective> objective = workspace
                    .search(new Search.Request("run.sweep:" + sweep.getKey(), List.of(), Search.Order.NEWEST, 1))
                    .objective();
            sweeps.add(new Sweep(sweep.getKey(), of, varied(of), objective, objective.flatMap(by -> best(of, by))));
        }
        return sweeps;
    }

    /// @param metrics how many different ones judge the sweeps of the table
    private List<Cell> cells(Sweep sweep, RunTable table, int metrics) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(sweep.id),
                Cell.of(String.join(" ", sweep.experiments())),
                Cell.of(Integer.toString(sweep.runs.size())),
                Cell.of(listed(sweep.states(), ", ", (state, runs) -> runs + " " + state)),
                Cell.of(listed(sweep.varied, " ", (name, values) -> name + " (" + values + ")"))));
        if (metrics > 1) {
            cells.add(Cell.of(sweep.objective.map(Objective::metric).orElse("")));
        }
        if (metrics > 0) {
            Cell none = Cell.of("");
            cells.add(sweep.objective
                    .flatMap(by ->
                            sweep.best.map(row -> table.cell(row, new Target.Metric(by.metric(), "", by.direction()))))
                    .orElse(none));
            cells.add(
                    sweep.best.map(row -> BestCell.of(table, row, sweep.tied())).orElse(none));
        }
        cells.add(Cell.of(Texts.age(sweep.started(), context.clock().instant())));
        return cells;
    }

    private static <T> String listed(Map<String, T> counts, String between, BiFunction<String, T, String> words) {
        return counts.entrySet().stream()
                .map(entry -> words.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(between));
    }

    private Map<String, Integer> varied(List<Row> runs) {
        RowValues values = new RowValues(runs, workspace.names());
        Map<String, Integer> varied = new LinkedHashMap<>();
        new ParamOrder(values)
                .names().stream()
                        .filter(values::differs)
                        .forEach(name -> varied.put(name, values.distinct(name).size()));
        return varied;
    }

    private static Optional<Row> best(List<Row> runs, Objective by) {
        double best = by.direction().best(runs.stream().mapToDouble(row -> value(row, by)));
        return runs.stream().filter(row -> value(row, by) == best).findFirst();
    }

    private static double value(Row row, Objective by) {
        return row.metric(by.metric()).map(by::value).orElse(Double.NaN);
    }

    private static Value value(Sweep sweep) {
        return sweep.objective
                .flatMap(by -> sweep.best.map(row -> RunJson.number(value(row, by))))
                .orElse(Value.nothing());
    }

    private static Value started(Sweep sweep) {
        Instant started = sweep.started();
        return started == null ? Value.nothing() : Value.of(Times.print(started));
    }

    private static Value text(Optional<String> text) {
        return text.map(Value::of).orElse(Value.nothing());
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }

    private static Value counts(Map<String, ? extends Number> counts) {
        TreeMap<String, Value> object = new TreeMap<>();
        counts.forEach((name, count) -> object.put(name, Value.of(count.longValue())));
        return new Value.Obj(object);
    }
}
