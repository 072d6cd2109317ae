package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Groups;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// Prints groups of runs, and counts of values.
public final class GroupTables {
    /// The group of runs that have no value of what groups them.
    public static final String NO_VALUE = "(none)";

    private static final int MOST_METRICS = 3;

    private final Context context;
    private final Workspace workspace;
    private final TableOptions table;
    private final GroupOptions options;

    public GroupTables(Context context, Workspace workspace, TableOptions table, GroupOptions options) {
        this.context = context;
        this.workspace = workspace;
        this.table = table;
        this.options = options;
    }

    public int print(String query) throws Exception {
        if (!options.facets.isEmpty() && !options.keys.isEmpty()) {
            throw new UsageException("use either --group-by or --facet");
        }
        if (!table.columns.isEmpty()) {
            throw new UsageException("--columns works without --group-by; use -m to choose the metrics of groups");
        }
        if (options.facets.size() > 1 && table.csv) {
            throw new UsageException("--csv writes one table; give one facet");
        }
        if (!options.pivot.isEmpty()) {
            pivot(query);
            return 0;
        }
        if (options.facets.isEmpty()) {
            print(ask(query, options.keys, table.sort, table.rows(context)), options.keys);
        }
        for (String field : options.facets) {
            List<String> sort = table.sort.isEmpty() ? List.of("-runs", field) : table.sort;
            if (table.isForReading() && !field.equals(options.facets.getFirst())) {
                context.out().println();
            }
            print(ask(query, List.of(field), sort, table.rows(context)), List.of(field));
        }
        return 0;
    }

    private void pivot(String query) throws Exception {
        if (options.pivot.size() != 2 || !options.keys.isEmpty() || options.metrics.size() > 1 || table.json) {
            throw new UsageException(
                    "--pivot takes two fields, ROWS,COLS, at most one metric (-m), and no --group-by or --json");
        }
        if (table.top >= 0 || table.limit >= 0) {
            throw new UsageException("--pivot shows all groups: a cell left out would look like one without runs");
        }
        List<String> sort = table.sort.isEmpty() ? options.pivot : table.sort;
        Groups groups = ask(query, options.pivot, sort, Integer.MAX_VALUE);
        String metric = options.metrics.isEmpty()
                ? groups.objective()
                        .map(Objective::metric)
                        .orElseThrow(() ->
                                new UsageException("hps does not know which metric to compare; name one: -m loss"))
                : options.metrics.getFirst();
        if (table.isForReading()) {
            context.out().println(context.style().dim(SafeText.line(PivotTable.about(groups, metric))));
        }
        List<String> names = options.pivot.stream()
                .map(key -> workspace.names().spelling(workspace.names().require(key)))
                .toList();
        table.print(context, new PivotTable(values(groups), groups).of(names.getFirst(), names.getLast(), metric));
    }

    private Groups ask(String query, List<String> keys, List<String> sort, int most) throws Exception {
        Groups groups =
                workspace.groups(new Groups.Request(query, keys, options.metrics, options.minCount, sort, most));
        groups.notices().forEach(context::say);
        return groups;
    }

    private void print(Groups groups, List<String> keys) {
        if (table.json) {
            context.out().print(new GroupJson(values(groups)).of(groups, keys));
            return;
        }
        if (groups.groups().isEmpty() && table.isForReading()) {
            context.out().println("no runs");
            return;
        }
        if (table.isForReading()) {
            context.out().println(context.style().dim(SafeText.line(head(groups))));
            lastValueCounts(groups).ifPresent(context::say);
        }
        table.print(context, table.csv ? full(groups, keys) : of(groups, keys));
        int more = table.total(groups.total()) - groups.groups().size();
        if (more > 0 && table.isForReading()) {
            context.out().println(context.style().dim(String.format(Locale.ROOT, "... %,d more", more)));
        }
    }

    private String head(Groups groups) {
        String head = about(groups);
        return context.columns() > 0 ? SafeText.cut(head, context.columns()) : head;
    }

    /// What the groups are, in a line.
    public String about(Groups groups) {
        boolean fewer = metrics(groups).stream()
                .anyMatch(metric -> groups.groups().stream().anyMatch(group -> isOfFewer(group, metric)));
        return String.format(
                Locale.ROOT,
                "%s in %s%s%s",
                Texts.count(groups.runs(), "run", "runs"),
                Texts.count(groups.total(), "group", "groups"),
                groups.objective().isEmpty() ? "" : "; mean \u00b1 standard deviation of the runs' best values",
                fewer ? "; (n): only n of the runs have a number" : "");
    }

    /// Whether some runs of a group have no number of a metric.
    private static boolean isOfFewer(Groups.Group group, String metric) {
        Groups.Spread spread = group.metrics().get(metric);
        return spread != null && spread.count() < group.runs();
    }

    /// A line about metrics of which no value is the best, as they have no direction; empty where there are none.
    public Optional<String> lastValueCounts(Groups groups) {
        List<String> without = metrics(groups).stream()
                .filter(name -> workspace.settings().direction(name) == Direction.NONE)
                .toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of("of " + SafeText.line(String.join(", ", without))
                        + " the last value counts: no direction is known (directions: in hps.yaml)");
    }

    private RowValues values(Groups groups) {
        return new RowValues(groups.groups().stream().map(Groups.Group::best).toList(), workspace.names());
    }

    private RunTable runs(Groups groups) {
        return new RunTable(values(groups), groups.objective(), context.clock().instant());
    }

    /// The fields that tell the groups apart: the keys, and for a configuration the parameters that differ.
    private List<String> labels(RunTable runs, Groups groups, List<String> keys) {
        Set<String> labels = new LinkedHashSet<>();
        for (String key : keys) {
            if (key.equals(Configuration.KEY)) {
                runs.automaticColumns(false).stream()
                        .filter(name -> isSetting(name, groups))
                        .forEach(labels::add);
            } else {
                labels.add(workspace.names().spelling(workspace.names().require(key)));
            }
        }
        return new ArrayList<>(labels);
    }

    private boolean isSetting(String name, Groups groups) {
        return workspace.names().target(name) instanceof Target.Own own && own.field() == RunField.EXPERIMENT
                || groups.groups().stream()
                        .map(Groups.Group::best)
                        .anyMatch(row -> row.param(name).isPresent()
                                && !Configuration.isLeftOut(
                                        name,
                                        workspace
                                                .settings()
                                                .experiment(row.record().info().experiment())));
    }

    private List<String> metrics(Groups groups) {
        if (!options.metrics.isEmpty() || table.allColumns) {
            return groups.metrics();
        }
        Set<String> shown = new LinkedHashSet<>();
        groups.objective().ifPresent(by -> shown.add(by.metric()));
        groups.metrics().stream()
                .filter(name -> workspace.settings().direction(name) != Direction.NONE)
                .forEach(shown::add);
        return shown.stream().limit(options.facets.isEmpty() ? MOST_METRICS : 1).toList();
    }

    /// The groups as a table for reading: their keys, how many runs, and of each metric mean ± standard deviation.
    public Table of(Groups groups, List<String> keys) {
        RunTable runs = runs(groups);
        List<String> labels = labels(runs, groups, keys);
        List<Column> columns = new ArrayList<>();
        List<List<Cell>> cells = cells(columns, runs, groups, labels);
        Optional<String> objective = groups.objective().map(Objective::metric);
        for (String metric : metrics(groups)) {
            boolean judges = objective.isPresent() && objective.get().equals(metric);
            List<Cell> means = column(groups, metric, Groups.Spread::mean, judges);
            columns.add(new Column(metric, true));
            for (int i = 0; i < cells.size(); i++) {
                Groups.Spread spread = groups.groups().get(i).metrics().get(metric);
                Cell mean = means.get(i);
                String std =
                        spread == null || Double.isNaN(spread.std()) ? "" : " \u00b1 " + Texts.number(spread.std(), 2);
                String fewer =
                        spread != null && isOfFewer(groups.groups().get(i), metric) ? " (" + spread.count() + ")" : "";
                cells.get(i).add(new Cell(mean.text() + std + fewer, mean.full(), mean.kind()));
            }
            if (judges && options.facets.isEmpty()) {
                add(columns, cells, "min", column(groups, metric, Groups.Spread::min, false));
                add(columns, cells, "max", column(groups, metric, Groups.Spread::max, false));
            }
        }
        addBest(columns, cells, runs, groups);
        return new Table(columns, cells);
    }

    /// The best run of each group, none where no run of it has what judges; the newest where nothing judges.
    private static void addBest(List<Column> columns, List<List<Cell>> cells, RunTable runs, Groups groups) {
        columns.add(new Column(groups.objective().isPresent() ? "best" : "newest", false));
        for (int i = 0; i < cells.size(); i++) {
            Groups.Group group = groups.groups().get(i);
            Row best = group.best();
            boolean judged = groups.objective()
                    .map(by -> best.metric(by.metric()).isPresent())
                    .orElse(true);
            cells.get(i).add(judged ? BestCell.of(runs, best, group.tied()) : Cell.of(""));
        }
    }

    private List<List<Cell>> cells(List<Column> columns, RunTable runs, Groups groups, List<String> labels) {
        Table keys = runs.of(labels);
        columns.addAll(keys.columns());
        RowValues values = values(groups);
        List<List<RowValues.Shared>> spellings =
                labels.stream().map(label -> numbers(values, label)).toList();
        columns.add(new Column("runs", true));
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < groups.groups().size(); i++) {
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < labels.size(); j++) {
                row.add(spelled(
                        keys.rows().get(i).get(j), groups.groups().get(i).best(), spellings.get(j)));
            }
            row.add(Cell.of(Integer.toString(groups.groups().get(i).runs())));
            cells.add(row);
        }
        return cells;
    }

    private static List<RowValues.Shared> numbers(RowValues values, String label) {
        return values.names().target(label) instanceof Target.Param param
                ? values.distinct(param).stream()
                        .filter(value -> value.value() instanceof Value.Num)
                        .toList()
                : List.of();
    }

    /// A number that several groups have in one spelling: `0.3` of one is `3e-1` of another.
    private static Cell spelled(Cell cell, Row best, List<RowValues.Shared> values) {
        return values.stream()
                .filter(value -> value.rows().stream().anyMatch(row -> row == best))
                .findFirst()
                .map(value -> new Cell(cell.text().replace(cell.full(), value.text()), value.text(), cell.kind()))
                .orElse(cell);
    }

    private interface Part {
        double of(Groups.Spread spread);
    }

    private static List<Cell> column(Groups groups, String metric, Part part, boolean strong) {
        List<Cell> column = new ArrayList<>();
        for (Groups.Group group : groups.groups()) {
            Groups.Spread spread = group.metrics().get(metric);
            double value = spread == null ? Double.NaN : part.of(spread);
            column.add(
                    Double.isNaN(value)
                            ? Cell.of("")
                            : new Cell(
                                    Texts.number(value),
                                    Numbers.print(value),
                                    strong ? Cell.Kind.STRONG : Cell.Kind.PLAIN));
        }
        return Rounding.distinct(column);
    }

    private static void add(List<Column> columns, List<List<Cell>> cells, String name, List<Cell> column) {
        columns.add(new Column(name, true));
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).add(column.get(i));
        }
    }

    /// The table for CSV: every metric with count, mean, std, min, max and best, nothing rounded.
    private Table full(Groups groups, List<String> keys) {
        RunTable runs = runs(groups);
        List<Column> columns = new ArrayList<>();
        List<List<Cell>> cells = cells(columns, runs, groups, labels(runs, groups, keys));
        for (String metric : groups.metrics()) {
            add(columns, cells, metric + ".count", column(groups, metric, Groups.Spread::count, false));
            add(columns, cells, metric + ".mean", column(groups, metric, Groups.Spread::mean, false));
            add(columns, cells, metric + ".std", column(groups, metric, Groups.Spread::std, false));
            add(columns, cells, metric + ".min", column(groups, metric, Groups.Spread::min, false));
            add(columns, cells, metric + ".max", column(groups, metric, Groups.Spread::max, false));
            add(columns, cells, metric + ".best", column(groups, metric, Groups.Spread::best, false));
        }
        addBest(columns, cells, runs, groups);
        return new Table(columns, cells);
    }
}
