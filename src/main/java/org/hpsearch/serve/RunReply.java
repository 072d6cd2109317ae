package org.hpsearch.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunId;
import org.hpsearch.show.table.DifferenceTable;
import org.hpsearch.show.table.Differences;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.show.table.RunSheet;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// All about a run: what `hps show` prints, how it differs from the baseline or its parent as `hps diff` does, and the
/// commands that act on it.
///
/// @param id of the run
record RunReply(View view, String id) {
    Value.Obj document(Questions questions) throws IOException {
        return questions.ask(workspace -> document(questions, workspace));
    }

    private Value.Obj document(Questions questions, Workspace workspace) throws IOException {
        Row row = Questions.row(workspace, id);
        RunSheet sheet = new RunSheet(questions.context(), workspace, row);
        Optional<Row> other = other(workspace, row);
        Fields.Writer document = new Fields.Writer()
                .put("id", row.id())
                .put("short", row.shortId())
                .put("name", row.record().notes().name())
                .put("state", sheet.state())
                .put("word", row.state().word())
                .put("reason", FailureReason.of(workspace.run(row.id()), row))
                .put("facts", facts(sheet))
                .put("family", family(sheet))
                .put("params", table(sheet.params()))
                .put("metrics", table(sheet.metrics()))
                .put("checkpoints", table(sheet.checkpoints()))
                .put("problems", TableReply.texts(sheet.problems()))
                .put("commands", TableReply.texts(commands(row, other)));
        if (other.isPresent()) {
            document.put("other", other.get().shortId())
                    .put("differences", differences(questions, workspace, other.get(), row));
        }
        return document.done();
    }

    /// The run that it is compared with: the baseline, else its parent.
    private Optional<Row> other(Workspace workspace, Row row) {
        String baseline = view.runs().baseline();
        String parent = row.record().info().lineage().parent();
        String other = RunId.isId(baseline) ? baseline : parent == null ? "" : parent;
        return other.equals(row.id())
                ? Optional.empty()
                : Questions.rows(workspace, List.of(other)).stream().findFirst();
    }

    private static Value.Items facts(RunSheet sheet) {
        return new Value.Items(sheet.facts().stream()
                .<Value>map(fact -> TableReply.texts(List.of(fact.label(), fact.text())))
                .toList());
    }

    private static Value.Items family(RunSheet sheet) {
        return new Value.Items(sheet.family().stream()
                .<Value>map(member -> TableReply.texts(List.of(member.id(), member.text())))
                .toList());
    }

    private static @Nullable Value differences(Questions questions, Workspace workspace, Row other, Row row)
            throws IOException {
        List<Row> rows = List.of(other, row);
        RowValues values = new RowValues(rows, workspace.names());
        RunTable runs = new RunTable(values, Optional.empty(), questions.now());
        return table(new DifferenceTable(rows, new Differences(workspace, values, runs).lines(false)).table());
    }

    /// Lines for a terminal.
    private static List<String> commands(Row row, Optional<Row> other) {
        List<String> lines = new ArrayList<>();
        lines.add(line("rerun", row.shortId()));
        if (!row.record().checkpoints().isEmpty()) {
            lines.add(line("resume", row.shortId()));
        }
        other.ifPresent(one -> lines.add(line("diff", one.shortId(), row.shortId())));
        lines.add(line("log", row.shortId()));
        lines.add(line("plot", row.shortId()));
        return lines;
    }

    private static String line(String verb, String... runs) {
        List<String> words = new ArrayList<>(List.of("hps", verb));
        words.addAll(List.of(runs));
        return Words.join(words);
    }

    /// A table as heads, which of them are of numbers, and cells; null where it has no rows.
    static @Nullable Value table(Table table) {
        if (table.rows().isEmpty()) {
            return null;
        }
        List<Value> rows = new ArrayList<>();
        for (List<Table.Cell> row : table.rows()) {
            rows.add(new Value.Items(row.stream()
                    .<Value>map(cell -> TableReply.cell(cell, Optional.empty()))
                    .toList()));
        }
        return new Fields.Writer()
                .put("heads", table.columns().stream().map(Table.Column::name).toList())
                .put(
                        "numbers",
                        new Value.Items(table.columns().stream()
                                .<Value>map(column -> Value.of(column.number()))
                                .toList()))
                .put("rows", new Value.Items(rows))
                .done();
    }
}
