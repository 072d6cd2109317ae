package org.hpsearch.show.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Resolver;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.jspecify.annotations.Nullable;

/// Runs as a table: what differs between them in columns, what is equal told once.
public final class RunTable {
    private static final int MOST_METRICS = 3;

    private final List<Row> rows;
    private final Optional<Objective> objective;
    private final Settings settings;
    private final Instant now;
    private final Map<Row, Map<String, Effective>> params = new IdentityHashMap<>();
    private double best = Double.NaN;

    public RunTable(List<Row> rows, Optional<Objective> objective, Settings settings, Instant now) {
        this.rows = rows;
        this.objective = objective;
        this.settings = settings;
        this.now = now;
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
        List<List<Cell>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(new ArrayList<>()));
        for (String name : names) {
            List<Cell> column =
                    Rounding.distinct(rows.stream().map(row -> cell(row, name)).toList());
            columns.add(new Column(
                    name,
                    column.stream().allMatch(cell -> isNumber(cell.full()))
                            && column.stream().anyMatch(cell -> !cell.text().isEmpty())));
            for (int i = 0; i < rows.size(); i++) {
                cells.get(i).add(column.get(i));
            }
        }
        return new Table(columns, cells, under);
    }

    private static boolean isNumber(String text) {
        return text.isEmpty() || Numbers.parse(text) != null;
    }

    /// The metric that the runs are judged by.
    public Optional<String> objective() {
        return objective.map(Objective::metric);
    }

    /// The columns that are chosen where the user names none.
    ///
    /// @param all whether parameters that are equal in all rows stand in columns, too
    public List<String> automaticColumns(boolean all) {
        Set<String> names = new LinkedHashSet<>(List.of("id"));
        if (rows.stream().anyMatch(row -> !row.record().notes().name().isEmpty())) {
            names.add("name");
        }
        if (differs("experiment")) {
            names.add("experiment");
        }
        paramNames().stream()
                .filter(name -> all || rows.size() == 1 || differs(name))
                .forEach(names::add);
        objective.ifPresent(by -> names.add(by.metric()));
        metricNames().stream()
                .filter(name -> settings.direction(name) != Direction.NONE)
                .filter(name -> !names.contains(name))
                .limit(MOST_METRICS - objective.stream().count())
                .forEach(names::add);
        if (rows.stream().anyMatch(row -> !row.record().notes().tags().isEmpty())) {
            names.add("tag");
        }
        if (differs("state") || rows.stream().anyMatch(row -> row.state() != RunState.FINISHED)) {
            names.add("state");
        }
        names.add("age");
        return new ArrayList<>(names);
    }

    /// Every column there is something for: all parameters and all metrics.
    public List<String> allColumns() {
        Set<String> names = new LinkedHashSet<>(List.of("id", "name", "experiment"));
        names.addAll(paramNames());
        objective.ifPresent(by -> names.add(by.metric()));
        metricNames().stream().filter(name -> !name.startsWith("sys/")).forEach(names::add);
        names.addAll(List.of("tag", "state", "started", "duration"));
        names.removeIf(
                name -> rows.stream().allMatch(row -> cell(row, name).text().isEmpty()));
        return new ArrayList<>(names);
    }

    /// The names that a pattern of columns may mean.
    List<String> knownColumns() {
        Set<String> names = new LinkedHashSet<>(paramNames());
        names.addAll(metricNames());
        Resolver.RUN_FIELDS.stream().filter(name -> !name.equals("log")).forEach(names::add);
        return new ArrayList<>(names);
    }

    /// What all rows have in common, as `model=resnet  epochs=10`; only given parameters.
    public Map<String, String> common() {
        Map<String, String> common = new LinkedHashMap<>();
        if (rows.size() > 1) {
            for (String name : paramNames()) {
                boolean given = rows.stream().allMatch(row -> origin(row, name) == Origin.GIVEN);
                if (given && !differs(name)) {
                    common.put(name, cell(rows.getFirst(), name).text());
                }
            }
        }
        return common;
    }

    private Origin origin(Row row, String name) {
        return effective(row, name).map(Effective::origin).orElse(Origin.FOUND);
    }

    /// A row's parameter in any spelling; with many parameters a look-up by each name in turn would be slow.
    private Optional<Effective> effective(Row row, String name) {
        Map<String, Effective> known = params.computeIfAbsent(row, key -> {
            Map<String, Effective> byName = new HashMap<>();
            key.params().forEach((param, value) -> byName.putIfAbsent(FieldNames.regular(param), value));
            return byName;
        });
        return Optional.ofNullable(known.get(FieldNames.regular(name)));
    }

    private Set<String> paramNames() {
        Map<String, String> names = new TreeMap<>();
        rows.forEach(row -> row.params().keySet().forEach(name -> names.putIfAbsent(FieldNames.regular(name), name)));
        return new TreeSet<>(names.values());
    }

    private Set<String> metricNames() {
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.record().metrics().summaries().keySet()));
        return names;
    }

    private boolean differs(String name) {
        return rows.stream().map(row -> cell(row, name).full()).distinct().count() > 1;
    }

    /// One cell.
    Cell cell(Row row, String name) {
        Cell outright = outright(row, name);
        if (outright != null) {
            return outright;
        }
        Cell metric = objective.isPresent() && objective.get().metric().equals(name) ? metric(row, name) : null;
        if (metric != null) {
            return new Cell(metric.text(), metric.full(), isBest(row) ? Cell.Kind.BEST : Cell.Kind.STRONG);
        }
        Cell own = runField(row, name);
        if (own != null) {
            return own;
        }
        Cell param = param(row, name);
        Cell found = param != null ? param : metric(row, name);
        return found == null ? Cell.of("") : found;
    }

    /// Whether no other row is better.
    private boolean isBest(Row row) {
        if (Double.isNaN(best)) {
            for (Row other : rows) {
                double value = judged(other);
                best = objective.isPresent() && objective.get().better(value, best) ? value : best;
            }
        }
        return judged(row) == best;
    }

    private double judged(Row row) {
        return objective.flatMap(by -> row.metric(by.metric()).map(by::value)).orElse(Double.NaN);
    }

    /// The cell of `run.x`, `param.x`, `metric.x`; null for a bare name.
    private @Nullable Cell outright(Row row, String name) {
        int dot = name.indexOf('.');
        String rest = name.substring(dot + 1);
        Cell cell = switch (dot < 0 ? "" : name.substring(0, dot)) {
            case "run" -> runField(row, rest);
            case "param" -> param(row, rest);
            case "metric" -> metric(row, rest);
            default -> null;
        };
        return cell;
    }

    private @Nullable Cell param(Row row, String name) {
        return effective(row, name)
                .map(param -> {
                    String text = param.value().print();
                    boolean given = param.origin() == Origin.GIVEN;
                    return new Cell(text, text, given ? Cell.Kind.PLAIN : Cell.Kind.WEAK);
                })
                .orElse(null);
    }

    private @Nullable Cell metric(Row row, String name) {
        MetricSummary whole = row.metric(name).orElse(null);
        int dot = name.lastIndexOf('.');
        boolean suffixed = whole == null && dot > 0 && Target.isSuffix(name.substring(dot + 1));
        String stem = suffixed ? name.substring(0, dot) : name;
        MetricSummary summary = suffixed ? row.metric(stem).orElse(null) : whole;
        if (summary == null) {
            return null;
        }
        Direction direction = settings.direction(stem);
        String suffix = suffixed ? name.substring(dot + 1) : "";
        double value = new Target.Metric(stem, suffix, direction).aggregate().of(summary);
        return new Cell(Texts.number(value), Numbers.print(value), Cell.Kind.PLAIN);
    }

    private @Nullable Cell runField(Row row, String name) {
        var record = row.record();
        var info = record.info();
        return switch (name) {
            case "id" -> new Cell(RunId.shortForm(record.id()), record.id(), Cell.Kind.PLAIN);
            case "name" -> Cell.of(record.notes().name());
            case "experiment" -> Cell.of(info.experiment());
            case "tag" -> Cell.of(String.join(" ", record.notes().tags()));
            case "note" -> Cell.of(record.notes().note());
            case "command" -> Cell.of(org.hpsearch.value.Words.join(info.command()));
            case "host" -> Cell.of(info.host());
            case "user" -> Cell.of(info.user());
            case "root" -> new Cell(RunId.shortForm(row.root()), row.root(), Cell.Kind.PLAIN);
            case "job" -> Cell.of(String.join(" ", new TreeMap<>(info.job()).values()));
            case "size" -> new Cell(Texts.size(row.size()), Long.toString(row.size()), Cell.Kind.PLAIN);
            case "kind" -> Cell.of(info.lineage().kind());
            case "sweep" -> Cell.of(Objects.requireNonNullElse(info.lineage().sweep(), ""));
            case "schedule" -> Cell.of(Objects.requireNonNullElse(info.lineage().schedule(), ""));
            case "stage" -> Cell.of(Objects.requireNonNullElse(info.lineage().stageName(), ""));
            case "parent" ->
                Cell.of(
                        info.lineage().parent() == null
                                ? ""
                                : RunId.shortForm(info.lineage().parent()));
            case "git" -> Cell.of(info.git().commit() == null ? "" : info.git().commit());
            case "exit" ->
                Cell.of(
                        record.end() == null
                                ? ""
                                : Integer.toString(record.end().exit()));
            case "state" -> state(row);
            case "started" -> Cell.of(info.started() == null ? "" : Times.print(info.started()));
            case "ended" ->
                Cell.of(
                        record.end() == null || record.end().ended() == null
                                ? ""
                                : Times.print(record.end().ended()));
            case "duration" -> {
                var duration = record.duration(now);
                double seconds = duration == null ? 0 : duration.toMillis() / 1000.0;
                yield duration == null
                        ? Cell.of("")
                        : new Cell(Texts.span(seconds), Numbers.print(seconds), Cell.Kind.PLAIN);
            }
            case "age" -> {
                String age = Texts.age(info.started(), now);
                String full = info.started() == null ? "" : Times.print(info.started());
                yield new Cell(age, full, Cell.Kind.PLAIN);
            }
            default -> null;
        };
    }

    private Cell state(Row row) {
        String word = row.state().word();
        Cell.Kind kind = switch (row.state()) {
            case FINISHED -> Cell.Kind.PLAIN;
            case RUNNING -> Cell.Kind.GOOD;
            case FAILED, KILLED, LOST -> Cell.Kind.BAD;
            case SILENT -> Cell.Kind.BUSY;
        };
        String silence = row.state() == RunState.SILENT && row.record().heartbeat() != null
                ? " " + Texts.age(row.record().heartbeat(), now)
                : "";
        return new Cell(word + silence, word, kind);
    }
}
