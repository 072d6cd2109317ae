package org.hpsearch.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.project.Direction;
import org.hpsearch.query.Groups;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.BaselineChange;
import org.hpsearch.show.table.GroupOptions;
import org.hpsearch.show.table.GroupTables;
import org.hpsearch.show.table.TableOptions;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The table of groups: the rows and columns of `hps query --group-by`.
final class GroupReply {
    private static final String RUNS = "runs";

    private final Workspace workspace;
    private final Names names;
    private final View view;

    GroupReply(Workspace workspace, View view) {
        this.workspace = workspace;
        this.names = workspace.names();
        this.view = view;
    }

    Value.Obj document(Questions questions) throws java.io.IOException {
        View.Runs asked = view.runs();
        Groups groups = workspace.groups(new Groups.Request(
                new Selector(workspace).query(asked.query()),
                view.groupKeys(),
                List.of(),
                1,
                asked.sort(),
                asked.rows()));
        GroupTables tables = new GroupTables(questions.context(), workspace, new TableOptions(), new GroupOptions());
        Table table = tables.of(groups, view.groupKeys());
        RowValues values =
                new RowValues(groups.groups().stream().map(Groups.Group::best).toList(), names);
        List<String> notices = new ArrayList<>(groups.notices());
        tables.lastValueCounts(groups).ifPresent(notices::add);
        Optional<double[]> baseline = baseline(table, groups);
        if (!asked.baseline().isEmpty() && baseline.isEmpty()) {
            notices.add("the baseline is not among these groups, so there are no differences");
        }
        return new Fields.Writer()
                .put("about", tables.about(groups))
                .put("order", "")
                .put("total", Value.of(groups.total()))
                .put("groups", Value.of(true))
                .put("notices", TableReply.texts(questions.notices(notices)))
                .put("columns", columns(table, groups))
                .put("rows", rows(table, groups, baseline))
                .put("metrics", TableReply.texts(groups.metrics()))
                .put("params", TableReply.texts(values.params()))
                .put("commands", TableReply.commands(view))
                .done();
    }

    private Value.Items columns(Table table, Groups groups) {
        List<String> keys = view.groupKeys().stream()
                .map(key -> Optional.ofNullable(names.target(key))
                        .map(names::spelling)
                        .orElse(key))
                .toList();
        boolean label = true;
        List<Value> columns = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            label &= !column.name().equals(RUNS);
            boolean metric = !label && groups.metrics().contains(column.name());
            boolean sorts = label
                    ? keys.contains(column.name())
                    : metric || column.name().equals(RUNS);
            columns.add(new Fields.Writer()
                    .put("name", column.name())
                    .put("number", Value.of(column.number()))
                    .put("kind", label ? "param" : metric ? "metric" : "run")
                    .put("sorts", Value.of(sorts))
                    .done());
        }
        return new Value.Items(columns);
    }

    /// A row a group; its id is the key of the group's curve.
    private Value.Items rows(Table table, Groups groups, Optional<double[]> baseline) {
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<Cell> cells = table.rows().get(i);
            String id = id(table, cells);
            boolean isBase = id.equals(view.runs().baseline());
            List<Value> shown = new ArrayList<>();
            for (int j = 0; j < cells.size(); j++) {
                int column = j;
                shown.add(TableReply.cell(
                        cells.get(j),
                        baseline.filter(base -> !isBase)
                                .map(base -> BaselineChange.of(
                                        base[column], number(cells.get(column)), direction(table, groups, column)))));
            }
            rows.add(new Fields.Writer()
                    .put("id", id)
                    .put("best", groups.groups().get(i).best().id())
                    .put("cells", new Value.Items(shown))
                    .done());
        }
        return new Value.Items(rows);
    }

    private static String id(Table table, List<Cell> cells) {
        List<String> heads = table.columns().stream().map(Table.Column::name).toList();
        return java.util.stream.IntStream.range(0, heads.indexOf(RUNS))
                .mapToObj(j -> NamePrefix.PARAM.bare(heads.get(j)) + "=" + shared(cells.get(j)))
                .collect(Collectors.joining(" "));
    }

    /// The numbers of the columns that groups are compared with: those of a group, or of a run; NaN where it has none.
    private Optional<double[]> baseline(Table table, Groups groups) {
        String base = view.runs().baseline();
        Optional<List<Cell>> group = table.rows().stream()
                .filter(cells -> id(table, cells).equals(base))
                .findFirst();
        if (group.isPresent()) {
            return Optional.of(columns(
                    table,
                    column -> metric(table, groups, column).isPresent()
                            ? number(group.get().get(column))
                            : Double.NaN));
        }
        return Questions.rows(workspace, List.of(base)).stream().findFirst().map(row -> {
            RowValues values = new RowValues(List.of(row), names);
            return columns(
                    table,
                    column -> metric(table, groups, column)
                            .map(name -> values.number(row, NamePrefix.METRIC.with(name)))
                            .orElse(Double.NaN));
        });
    }

    private static double[] columns(Table table, java.util.function.IntToDoubleFunction number) {
        return java.util.stream.IntStream.range(0, table.columns().size())
                .mapToDouble(number)
                .toArray();
    }

    /// The metric that a column has the mean, the least or the greatest value of.
    private static Optional<String> metric(Table table, Groups groups, int column) {
        List<String> heads = table.columns().stream().map(Table.Column::name).toList();
        if (column <= heads.indexOf(RUNS)) {
            return Optional.empty();
        }
        String name = heads.get(column);
        Optional<String> objective = groups.objective().map(org.hpsearch.project.Objective::metric);
        int judged = objective.map(heads::lastIndexOf).orElse(-1);
        boolean ofObjective = judged >= 0 && (column == judged + 1 || column == judged + 2);
        return ofObjective ? objective : Optional.of(name).filter(groups.metrics()::contains);
    }

    private Direction direction(Table table, Groups groups, int column) {
        return metric(table, groups, column)
                .map(workspace.settings()::direction)
                .orElse(Direction.NONE);
    }

    private static double number(Cell cell) {
        Double number = Numbers.parse(cell.full());
        return number == null ? Double.NaN : number;
    }

    private static String shared(Cell cell) {
        return cell.text().isEmpty() ? GroupTables.NO_VALUE : cell.full();
    }
}
