package org.hpsearch.show.table;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
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

/// All about a run, as facts and tables: what `hps show` prints and the live page shows.
public final class RunSheet {
    private static final int SHORT_HASH = 10;

    private final Context context;
    private final Workspace workspace;
    private final Row row;

    /// Something about a run.
    ///
    /// @param label `command` ...
    /// @param text  as a person reads it; empty where there is nothing
    public record Fact(String label, String text) {}

    public RunSheet(Context context, Workspace workspace, Row row) {
        this.context = context;
        this.workspace = workspace;
        this.row = row;
    }

    /// `failed (exit status 1) after 3 s`.
    public String state() {
        var duration = row.record().duration(context.clock().instant());
        String took = duration == null ? "" : " after " + Texts.span(duration.toMillis() / 1000.0);
        EndStatus end = row.record().end();
        String reason = end == null ? "" : end.reason();
        return row.state().word() + (reason.isEmpty() ? "" : " (" + reason + ")") + took;
    }

    /// What is known but parameters, metrics, checkpoints and relatives; facts without a text are left out.
    public List<Fact> facts() {
        RunInfo info = row.record().info();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("experiment", info.experiment()));
        facts.add(new Fact("command", Words.join(info.command())));
        facts.add(new Fact("folder", workspace.run(row.id()).path().toString()));
        facts.add(new Fact("started", started(info)));
        facts.add(new Fact("source", source(info)));
        facts.add(new Fact(
                "git",
                info.git().commit() == null
                        ? ""
                        : shortened(info.git().commit()) + " (" + info.git().state() + ")"));
        facts.add(new Fact("tags", String.join(" ", row.record().notes().tags())));
        facts.add(new Fact("note", row.record().notes().note()));
        facts.add(new Fact("sweep", RunField.SWEEP.shown(row.facts())));
        facts.add(new Fact("schedule", RunField.SCHEDULE.shown(row.facts())));
        facts.add(new Fact("stopped", RunField.STOPPED.shown(row.facts())));
        facts.add(new Fact("restarted", row.record().observed().restarted()));
        facts.add(new Fact("members", members(info)));
        facts.add(new Fact("log", AbsentLogs.remark(workspace.run(row.id()))));
        facts.removeIf(fact -> fact.text.isEmpty());
        return facts;
    }

    /// The runs that it comes from and that come from it.
    public List<FamilyTree.Member> family() {
        return new FamilyTree(workspace, row.id()).members(row);
    }

    private String started(RunInfo info) {
        return info.started() == null
                ? ""
                : Times.local(info.started(), context.zone()) + (info.host().isEmpty() ? "" : " on " + info.host());
    }

    private static String members(RunInfo info) {
        return info.lineage().members().stream()
                .map(member -> RunId.shortForm(member.run())
                        + (member.weight() == 1 ? "" : " (" + Texts.number(member.weight()) + ")"))
                .collect(Collectors.joining(" "));
    }

    private static String source(RunInfo info) {
        Source source = info.source();
        return source == null ? "" : source.kind() + " " + source.id();
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }

    /// The parameters, each with its value and where that is from.
    public Table params() {
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
        return new Table(
                List.of(new Column("parameter", false), new Column("value", false), new Column("", false)), rows);
    }

    /// The metrics, each with its best value, its last one ...; where some have values that are no numbers, with how
    /// many.
    public Table metrics() {
        List<List<Cell>> rows = new ArrayList<>();
        Collection<MetricSummary> all = row.record().metrics().summaries().values();
        boolean anyNaN = all.stream().anyMatch(summary -> summary.numbers() < summary.count());
        row.record().metrics().summaries().forEach((name, summary) -> {
            long nan = summary.count() - summary.numbers();
            var target = new Target.Metric(name, "", workspace.settings().direction(name));
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(name),
                    Cell.of(Texts.number(target.aggregate().of(summary))),
                    Cell.of(Texts.number(summary.last())),
                    Cell.of(Texts.number(summary.min())),
                    Cell.of(Texts.number(summary.max())),
                    Cell.of(Long.toString(summary.count()))));
            if (anyNaN) {
                cells.add(Cell.of(nan == 0 ? "" : Long.toString(nan)));
            }
            rows.add(cells);
        });
        List<Column> columns = new ArrayList<>(List.of(new Column("metric", false)));
        List.of("best", "last", "min", "max", "rows").forEach(name -> columns.add(new Column(name, true)));
        if (anyNaN) {
            columns.add(new Column("NaN", true));
        }
        return new Table(columns, rows);
    }

    /// The checkpoints, each with whether its copy is there.
    public Table checkpoints() {
        List<List<Cell>> rows = new ArrayList<>();
        // hps prunes down to the last one and the best. Where no copy is there, a clone or rsync left them out.
        String missing = row.record().checkpoints().stream().anyMatch(one -> isThere(one)) ? "pruned" : "not here";
        for (Checkpoint checkpoint : row.record().checkpoints()) {
            String fate =
                    isThere(checkpoint) ? checkpoint.kept() : checkpoint.kept().isEmpty() ? "only recorded" : missing;
            rows.add(List.of(
                    Cell.of(checkpoint.path()),
                    Cell.of(checkpoint.step() == null ? "" : Numbers.print(checkpoint.step())),
                    Cell.of(Texts.size(checkpoint.bytes())),
                    Cell.of(fate)));
        }
        return new Table(
                List.of(
                        new Column("checkpoint", false),
                        new Column("step", true),
                        new Column("size", true),
                        new Column("kept", false)),
                rows);
    }

    private boolean isThere(Checkpoint checkpoint) {
        return !checkpoint.kept().isEmpty()
                && Files.exists(workspace.run(row.id()).file(checkpoint.kept()));
    }

    /// What went wrong with keeping it, and what of it cannot be read.
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        EndStatus end = row.record().end();
        problems.addAll(end == null ? List.of() : end.problems());
        row.record().damages().forEach(damage -> problems.add(damage.toString()));
        return problems;
    }
}
