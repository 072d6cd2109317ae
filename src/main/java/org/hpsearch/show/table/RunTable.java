package org.hpsearch.show.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunState;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.Numbers;

/// Runs as a table: what differs between them in columns, what is equal told once.
public final class RunTable {
    /// The column of how long ago a run started, where no parameter and no metric has this name.
    private static final String AGE = "age";

    private static final String RUN_AGE = "run.age";

    /// The column of why a run ended badly, where no parameter and no metric has this name.
    private static final String REASON = "reason";

    private static final String RUN_REASON = "run.reason";

    /// The column of what each run came to by the metric of its own experiment, where no parameter and no metric has
    /// this name.
    private static final String RESULT = "result";

    private static final String RUN_RESULT = "run.result";
    private static final int MOST_METRICS = 3;

    private final List<Row> rows;
    private final RowValues values;
    private final Optional<Objective> objective;
    private final RunCells cells;
    private final String age;
    private final RowValues programs;
    private final ParamOrder params;
    private final Map<String, Optional<Target>> targets = new HashMap<>();
    private final double best;

    private final Function<Row, String> reasons;
    private final OwnResults results;

    public RunTable(RowValues values, Optional<Objective> objective, Instant now) {
        this(values, objective, now, row -> "");
    }

    /// @param reasons why a run ended badly, in one line; empty where it did not
    public RunTable(RowValues values, Optional<Objective> objective, Instant now, Function<Row, String> reasons) {
        this.reasons = reasons;
        this.rows = values.rows();
        this.values = values;
        this.results = new OwnResults(values);
        this.objective = objective;
        this.cells = new RunCells(values, now);
        this.age = unless(AGE, RUN_AGE);
        this.programs = programs(values);
        this.params = new ParamOrder(programs);
        this.best = objective
                .map(by -> by.direction().best(rows.stream().mapToDouble(this::judged)))
                .orElse(Double.NaN);
    }

    /// The table with the given columns.
    public Table of(List<String> names) {
        return of(names, Map.of());
    }

    /// The table with the given columns.
    ///
    /// @param under lines below the rows, by their number
    public Table of(List<String> names, Map<Integer, List<String>> under) {
        List<Column> columns = new ArrayList<>();
        List<List<Cell>> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new ArrayList<>()));
        for (String name : names) {
            List<Cell> column =
                    Rounding.distinct(rows.stream().map(row -> cell(row, name)).toList());
            columns.add(new Column(
                    name,
                    column.stream().allMatch(cell -> isNumber(cell.full()))
                            && column.stream().anyMatch(cell -> !cell.text().isEmpty()),
                    minor(name)));
            for (int i = 0; i < rows.size(); i++) {
                lines.get(i).add(column.get(i));
            }
        }
        return new Table(columns, lines, under);
    }

    /// What was varied matters most, then what was typed; what code and project declare matters least.
    private int minor(String name) {
        return values.names().target(name) instanceof Target.Param
                ? params.source(name).ordinal()
                : 1;
    }

    private static boolean isNumber(String text) {
        return text.isEmpty() || Numbers.parse(text) != null;
    }

    /// The columns of what the runs came to: the metric that they are judged by; where some have another one instead,
    /// each run's own.
    public List<String> results() {
        return isMixed()
                ? List.of(unless(RESULT, RUN_RESULT))
                : objective().stream().toList();
    }

    private boolean isMixed() {
        return objective.isPresent() && results.isBeside(objective.get().metric());
    }

    /// A name of a column that hps makes, unless a parameter or a metric has it.
    private String unless(String name, String outright) {
        return values.names().target(name) == null ? name : outright;
    }

    /// Whether a column shows what each run came to by the metric of its own experiment.
    public boolean isResult(String name) {
        return name.equals(RUN_RESULT) || name.equals(RESULT) && values.names().target(RESULT) == null;
    }

    /// The metric that the runs are judged by, as a column is named.
    public Optional<String> objective() {
        return objective.map(by -> column(values.metric(by.metric()).orElse(by.metric())));
    }

    private String column(String metric) {
        return column(new Target.Metric(metric, "", values.settings().direction(metric)));
    }

    private String column(RunField field) {
        return column(new Target.Own(field));
    }

    private String column(Target target) {
        return values.names().spelling(target);
    }

    /// The name of the column of how long ago a run started.
    public String age() {
        return age;
    }

    /// Whether a column shows how long ago the runs started.
    public boolean isAge(String name) {
        return name.equals(RUN_AGE) || name.equals(age);
    }

    /// The column of why runs ended badly or wait; none where none does.
    public Optional<String> reason() {
        boolean bad = rows.stream().anyMatch(row -> LogEnd.isBad(row.state()) || row.state() == RunState.QUEUED);
        return Optional.of(unless(REASON, RUN_REASON)).filter(name -> bad);
    }

    /// Whether a column shows why runs ended badly.
    boolean isReason(String name) {
        return name.equals(RUN_REASON) || name.equals(REASON) && values.names().target(REASON) == null;
    }

    /// Columns of the run's own fields, and the run's age.
    public List<String> columns(RunField... fields) {
        List<String> names = new ArrayList<>();
        for (RunField field : fields) {
            names.add(column(field));
        }
        return names;
    }

    /// The columns that are chosen where the user names none. Where runs of several experiments are judged by different
    /// metrics, these are the result of each, and the metrics that several experiments have.
    ///
    /// @param all whether parameters that are equal in all rows stand in columns, too
    public List<String> automaticColumns(boolean all) {
        Set<String> names = new LinkedHashSet<>(columns(RunField.ID));
        addWhere(
                names,
                RunField.NAME,
                rows.stream().anyMatch(row -> !row.record().notes().name().isEmpty()));
        names.addAll(projects());
        addWhere(names, RunField.EXPERIMENT, differs(column(RunField.EXPERIMENT)));
        addWhere(names, RunField.KIND, programs != values);
        (all ? params.names() : params.shared())
                .stream().filter(name -> all || rows.size() == 1 || tells(name)).forEach(names::add);
        boolean mixed = differs(column(RunField.EXPERIMENT)) && isMixed();
        names.addAll(mixed ? results() : List.of());
        objective().ifPresent(names::add);
        values.metrics().stream()
                .filter(name -> values.settings().direction(name) != Direction.NONE)
                .filter(name -> !mixed || results.isShared(name))
                .map(this::column)
                .filter(name -> !names.contains(name))
                .limit(MOST_METRICS - objective.stream().count())
                .forEach(names::add);
        addWhere(
                names,
                RunField.TAG,
                rows.stream().anyMatch(row -> !row.record().notes().tags().isEmpty()));
        addWhere(
                names,
                RunField.STATE,
                differs(column(RunField.STATE)) || rows.stream().anyMatch(row -> row.state() != RunState.FINISHED));
        names.add(age());
        return new ArrayList<>(names);
    }

    /// The projects of the runs, where there are several.
    public List<String> projects() {
        String column = column(RunField.PROJECT);
        return differs(column) ? List.of(column) : List.of();
    }

    private void addWhere(Set<String> names, RunField field, boolean shown) {
        if (shown) {
            names.add(column(field));
        }
    }

    /// Every column there is something for: all parameters and all metrics.
    public List<String> allColumns() {
        Set<String> names = new LinkedHashSet<>(columns(RunField.ID));
        names.addAll(projects());
        names.addAll(columns(RunField.NAME, RunField.EXPERIMENT));
        names.addAll(params.names());
        names.addAll(values.params());
        objective().ifPresent(names::add);
        values.metrics().stream()
                .filter(name -> !SystemMetric.isSystem(name))
                .map(this::column)
                .forEach(names::add);
        names.addAll(columns(RunField.TAG, RunField.STATE, RunField.STARTED, RunField.DURATION));
        names.removeIf(
                name -> rows.stream().allMatch(row -> cell(row, name).text().isEmpty()));
        return new ArrayList<>(names);
    }

    /// The names that a pattern of columns may mean.
    List<String> knownColumns() {
        Set<String> names = new LinkedHashSet<>(values.params());
        values.metrics().stream().map(this::column).forEach(names::add);
        for (RunField field : RunField.values()) {
            if (field.kind() != RunField.Kind.LOG) {
                names.add(column(field));
            }
        }
        return new ArrayList<>(names);
    }

    /// What all rows have in common, as `model=resnet  epochs=10`; only given parameters.
    public Map<String, String> common() {
        Map<String, String> common = new LinkedHashMap<>();
        if (rows.size() > 1) {
            for (String name : params.names()) {
                boolean given = programs.rows().stream()
                        .allMatch(row -> values.param(row, name)
                                .map(Effective::origin)
                                .filter(Origin.GIVEN::equals)
                                .isPresent());
                if (given && !tells(name)) {
                    common.put(name, cell(programs.rows().getFirst(), name).text());
                }
            }
        }
        return common;
    }

    /// Whether a parameter differs between the runs, or the program contradicts its value in one of them.
    private boolean tells(String name) {
        return programs.differs(name)
                || rows.stream()
                        .filter(row -> !row.record().observed().conflicts().isEmpty())
                        .anyMatch(row -> values.conflict(row, name).isPresent());
    }

    /// The runs that are no ensembles, whose parameters say how they were made of others; all where there are only
    /// ensembles.
    private static RowValues programs(RowValues values) {
        List<Row> programs = values.rows().stream()
                .filter(row -> !row.record().info().lineage().kind().equals(Lineage.ENSEMBLE))
                .toList();
        return programs.isEmpty() || programs.size() == values.rows().size() ? values : values.of(programs);
    }

    private boolean differs(String name) {
        return values.differs(name);
    }

    /// One cell; empty where the name means nothing.
    Cell cell(Row row, String name) {
        if (isAge(name)) {
            return cells.age(row);
        }
        if (isReason(name)) {
            return Cell.of(reasons.apply(row));
        }
        if (isResult(name)) {
            return results.cell(row);
        }
        Target target = targets.computeIfAbsent(
                        name, typed -> Optional.ofNullable(values.names().target(typed)))
                .orElse(null);
        return target == null ? Cell.of("") : cell(row, target);
    }

    Cell cell(Row row, Target target) {
        Cell cell = cells.of(row, target);
        boolean judges = target instanceof Target.Metric metric
                && metric.isBest()
                && objective.isPresent()
                && isSame(objective.get().metric(), metric.name());
        return judges && !cell.text().isEmpty()
                ? new Cell(cell.text(), cell.full(), judged(row) == best ? Cell.Kind.BEST : Cell.Kind.STRONG)
                : cell;
    }

    private boolean isSame(String metric, String other) {
        return metric.equals(other)
                || values.metric(metric)
                        .filter(name ->
                                values.metric(other).filter(name::equals).isPresent())
                        .isPresent();
    }

    private double judged(Row row) {
        return objective.flatMap(by -> row.metric(by.metric()).map(by::value)).orElse(Double.NaN);
    }
}
