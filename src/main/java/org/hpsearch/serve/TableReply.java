package org.hpsearch.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.picture.RunLabels;
import org.hpsearch.show.table.BaselineChange;
import org.hpsearch.show.table.ColumnChoice;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.view.View;
import org.hpsearch.workspace.SavedQuery;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The table of runs that a query finds: the rows, the columns and the order of `hps query`.
final class TableReply {
    private static final String NAME = "NAME";
    private static final String FILE = "report.html";

    private final Workspace workspace;
    private final Names names;
    private final View view;
    private final List<String> kept;

    TableReply(Workspace workspace, View view) {
        this.workspace = workspace;
        this.names = workspace.names();
        this.view = view;
        this.kept = workspace
                .saved()
                .named(view.runs().query())
                .map(SavedQuery::columns)
                .orElse(List.of());
    }

    Value.Obj document(Questions questions) {
        View.Runs asked = view.runs();
        Result result = new Selector(workspace)
                .select(
                        new Search.Request(
                                asked.query(),
                                Questions.sort(workspace, asked),
                                Search.Order.BEST,
                                asked.rows(),
                                false),
                        false);
        RowValues values = new RowValues(result.rows(), names);
        RunTable runs = new RunTable(
                values, result.objective(), questions.now(), row -> FailureReason.of(workspace.run(row.id()), row));
        List<String> chosen = asked.columns().isEmpty() ? kept : asked.columns();
        List<String> columns = new ColumnChoice(names, runs).of(chosen, runs.automaticColumns(false));
        Table table = runs.of(columns);
        return new Fields.Writer()
                .put("about", result.about())
                .put("order", result.order().words())
                .put("total", Value.of(result.total()))
                .put(
                        "objective",
                        result.objective().map(by -> Value.of(by.metric())).orElse(Value.nothing()))
                .put("common", Fields.values(runs.common()))
                .put("notices", texts(questions.notices(result.notices())))
                .put("columns", columns(table))
                .put("rows", rows(table, values))
                .put("metrics", texts(values.metrics()))
                .put("params", texts(values.params()))
                .put("commands", commands(view))
                .done();
    }

    /// The command lines that print the same.
    static Value.Obj commands(View view) {
        return new Fields.Writer()
                .put("query", Words.join(view.queryWords()))
                .put("plot", Words.join(view.plotWords()))
                .put("report", Words.join(view.reportWords(FILE)))
                .put("save", Words.join(view.saveWords(NAME)))
                .done();
    }

    static Value.Items texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }

    private Value.Items columns(Table table) {
        List<Value> columns = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            Target target = names.target(column.name());
            String kind = switch (target) {
                case Target.Param param -> "param";
                case Target.Metric metric -> "metric";
                case null, default -> "run";
            };
            columns.add(new Fields.Writer()
                    .put("name", column.name())
                    .put("number", Value.of(column.number()))
                    .put("kind", kind)
                    .put("sorts", Value.of(target != null))
                    .done());
        }
        return new Value.Items(columns);
    }

    private Value.Items rows(Table table, RowValues values) {
        Map<String, String> labels = RunLabels.lines(values);
        String baseline = view.runs().baseline();
        Optional<Row> base = baseline.isEmpty()
                ? Optional.empty()
                : Questions.rows(workspace, List.of(baseline)).stream().findFirst();
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = values.rows().get(i);
            List<Value> cells = new ArrayList<>();
            for (int j = 0; j < table.columns().size(); j++) {
                String name = table.columns().get(j).name();
                cells.add(cell(table.rows().get(i).get(j), base.map(one -> BaselineChange.of(values, one, row, name))));
            }
            rows.add(new Fields.Writer()
                    .put("id", row.id())
                    .put("short", row.shortId())
                    .put("state", row.state().word())
                    .put("label", labels.getOrDefault(row.id(), ""))
                    .put("cells", new Value.Items(cells))
                    .done());
        }
        return new Value.Items(rows);
    }

    /// A cell: its text, and whatever is not usual about it.
    static Value.Obj cell(Cell cell, Optional<BaselineChange> comparison) {
        return new Fields.Writer()
                .put("text", Value.of(cell.text()))
                .put("full", cell.full().equals(cell.text()) ? "" : cell.full())
                .put(
                        "kind",
                        cell.kind() == Cell.Kind.PLAIN ? "" : cell.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("change", comparison.map(BaselineChange::text).orElse(""))
                .put("verdict", comparison.map(BaselineChange::verdict).orElse(""))
                .done();
    }
}
