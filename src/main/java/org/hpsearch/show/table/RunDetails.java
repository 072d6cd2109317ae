package org.hpsearch.show.table;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Found;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Source;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Workspace;

/// All about a run, for a person: facts, parameters, metrics, checkpoints, why it failed, warnings.
public final class RunDetails {
    private static final int SHORT_HASH = 10;
    private static final int LINES = 10;

    private final Context context;
    private final Workspace workspace;

    public RunDetails(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// Prints it.
    public void print(Row row) {
        Style style = context.style();
        RunInfo info = row.record().info();
        Instant now = context.clock().instant();
        var duration = row.record().duration(now);
        String took = duration == null ? "" : " after " + Texts.span(duration.toMillis() / 1000.0);
        String exit = row.record().end() == null || row.record().end().exit() == 0
                ? ""
                : " (exit status " + row.record().end().exit() + ")";
        print(style.bold(row.shortId()) + "  "
                + row.state().word() + exit + took + "  "
                + SafeText.line(row.record().notes().name()));
        line("experiment", info.experiment());
        line("command", Words.join(info.command()));
        line("folder", workspace.run(row.record().id()).path().toString());
        line(
                "started",
                info.started() == null
                        ? ""
                        : Times.local(info.started(), context.zone())
                                + (info.host().isEmpty() ? "" : " on " + info.host()));
        line("source", source(info));
        line(
                "git",
                info.git().commit() == null
                        ? ""
                        : shortened(info.git().commit()) + " (" + info.git().state() + ")");
        line("tags", String.join(" ", row.record().notes().tags()));
        line("note", row.record().notes().note());
        List<String> family = new FamilyTree(workspace, row.record().id()).lines(row);
        for (int i = 0; i < family.size(); i++) {
            line(i == 0 ? "family" : "", family.get(i));
        }
        line("sweep", RunField.SWEEP.shown(row.facts()));
        line("schedule", RunField.SCHEDULE.shown(row.facts()));
        line("stopped", RunField.STOPPED.shown(row.facts()));
        line("restarted", row.record().observed().restarted());
        line(
                "members",
                info.lineage().members().stream()
                        .map(member -> RunId.shortForm(member.run())
                                + (member.weight() == 1 ? "" : " (" + Texts.number(member.weight()) + ")"))
                        .collect(Collectors.joining(" ")));
        params(row);
        metrics(row.record().metrics().summaries());
        checkpoints(row);
        failure(row);
        EndStatus end = row.record().end();
        List<String> problems = end == null ? List.of() : end.problems();
        problems.forEach(problem -> print(style.yellow("warning: " + SafeText.line(problem))));
        row.record().damages().forEach(damage -> print(style.yellow("warning: " + SafeText.line(damage.toString()))));
    }

    private static String source(RunInfo info) {
        Source source = info.source();
        return source == null ? "" : source.kind() + " " + source.id();
    }

    /// The last lines of the error output of a run that ended badly.
    private void failure(Row row) {
        if (LogEnd.isBad(row.state())) {
            LogEnd end = LogEnd.of(workspace.run(row.id()), row.state(), LINES);
            if (!end.lines().isEmpty()) {
                print("  " + context.style().dim("the end of " + end.file()));
                end.lines().forEach(line -> print("  " + line));
            }
        }
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            print(String.format("  %-11s %s", label, SafeText.line(text)));
        }
    }

    private void print(String line) {
        context.out().println(line.stripTrailing());
    }

    private void table(Table table) {
        new AlignedTable(context.style(), context.columns() == 0 ? 0 : context.columns() - 2)
                .of(table)
                .lines()
                .forEach(line -> print("  " + line));
    }

    /// Prints the parameters, each with its value and where that is from.
    public void params(Row row) {
        if (row.params().isEmpty()) {
            return;
        }
        RowValues values = new RowValues(List.of(row), workspace.names());
        List<List<Cell>> rows = new ArrayList<>();
        row.params().forEach((name, effective) -> {
            var found = row.record().found().get(name);
            String text = effective.value().print();
            String from = switch (effective.origin()) {
                case GIVEN -> "";
                case FOUND -> "found" + (found == null ? "" : ": " + found.from());
                case DEFAULT -> "default";
            };
            Found stated = values.conflict(row, name).orElse(null);
            String note = stated == null ? from : "conflict: " + stated.words();
            Cell.Kind kind = note.isEmpty() ? Cell.Kind.PLAIN : stated == null ? Cell.Kind.WEAK : Cell.Kind.BAD;
            rows.add(List.of(Cell.of(name), new Cell(text, text, kind), new Cell(note, note, kind)));
        });
        table(new Table(
                List.of(new Column("parameter", false), new Column("value", false), new Column("", false)), rows));
    }

    private void metrics(Map<String, MetricSummary> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        metrics.forEach((name, summary) -> {
            var target = new Target.Metric(name, "", workspace.settings().direction(name));
            rows.add(List.of(
                    Cell.of(name),
                    Cell.of(Texts.number(target.aggregate().of(summary))),
                    Cell.of(Texts.number(summary.last())),
                    Cell.of(Texts.number(summary.min())),
                    Cell.of(Texts.number(summary.max())),
                    Cell.of(Long.toString(summary.count()))));
        });
        List<Column> columns = new ArrayList<>(List.of(new Column("metric", false)));
        List.of("best", "last", "min", "max", "rows").forEach(name -> columns.add(new Column(name, true)));
        table(new Table(columns, rows));
    }

    private void checkpoints(Row row) {
        if (row.record().checkpoints().isEmpty()) {
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        // hps prunes down to the last one and the best. Where no copy is there, a clone or rsync left them out.
        String missing = row.record().checkpoints().stream().anyMatch(one -> isThere(row, one)) ? "pruned" : "not here";
        for (Checkpoint checkpoint : row.record().checkpoints()) {
            String fate = isThere(row, checkpoint)
                    ? checkpoint.kept()
                    : checkpoint.kept().isEmpty() ? "only recorded" : missing;
            rows.add(List.of(
                    Cell.of(checkpoint.path()),
                    Cell.of(checkpoint.step() == null ? "" : Numbers.print(checkpoint.step())),
                    Cell.of(Texts.size(checkpoint.bytes())),
                    Cell.of(fate)));
        }
        table(new Table(
                List.of(
                        new Column("checkpoint", false),
                        new Column("step", true),
                        new Column("size", true),
                        new Column("kept", false)),
                rows));
    }

    private boolean isThere(Row row, Checkpoint checkpoint) {
        return !checkpoint.kept().isEmpty()
                && Files.exists(workspace.run(row.record().id()).file(checkpoint.kept()));
    }
}
