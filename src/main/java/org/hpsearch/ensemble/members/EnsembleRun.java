package org.hpsearch.ensemble.members;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.console.Context;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.console.Texts;
import org.hpsearch.ensemble.Ensemble;
import org.hpsearch.ensemble.Metric;
import org.hpsearch.process.Outside;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Host;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Csv;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Combines predictions, tells what came of it, and keeps it as a run: all of it, or nothing.
///
/// @param command the words that made it
/// @param asked   what was asked for, as parameters
/// @param score   command that scores the combined predictions; empty for none
/// @param metric  null where there is no truth
public record EnsembleRun(
        Context context,
        Workspace workspace,
        List<String> command,
        Map<String, String> asked,
        String score,
        @Nullable Metric metric,
        List<MemberPredictions.Member> members) {
    /// Members whose pairs are told one by one.
    private static final int MOST_PAIRS = 10;

    /// Makes it.
    public int make(Ensemble.Request request) throws IOException, InterruptedException {
        Instant started = context.clock().instant();
        Path store = workspace.project().store().path();
        Path scratch = Scratch.make(store, ".ensemble-");
        try {
            Ensemble.Report report = Ensemble.combine(request, scratch);
            List<Scalar> facts = facts(report);
            Path log = scratch.resolve(RunFolder.OUTPUT);
            Ensemble.TruthFile truth = request.truth();
            Ensemble.TruthFile validation = request.validation();
            boolean selectedOnTruth =
                    truth != null && validation != null && truth.path().equals(validation.path());
            String text = text(report, selectedOnTruth);
            Files.writeString(log, text);
            if (!score.isEmpty()) {
                facts.addAll(scored(report.file(), scratch));
            }
            RunFolder run = keep(report, facts, scratch, started);
            context.out().print(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
            context.out().flush();
            workspace.closeIndex();
            context.say(RunId.shortForm(run.id()) + "  "
                    + run.file(report.file().getFileName().toString()));
            return 0;
        } finally {
            Trees.delete(scratch);
        }
    }

    private List<Scalar> facts(Ensemble.Report report) {
        List<Scalar> facts = new ArrayList<>();
        if (metric != null && report.together().length > 0) {
            facts.add(new Scalar((double) report.members().size(), null, metric.word(), report.score()));
        }
        return facts;
    }

    /// `members.csv`: the scores of each alone, and of each with those before it.
    private String members(Ensemble.Report report) {
        StringBuilder text = new StringBuilder("member,checkpoint,weight,alone,with_those_before\n");
        for (int i = 0; i < report.members().size(); i++) {
            Lineage.Member member = member(report.members().get(i));
            boolean scored = report.alone().length > 0;
            text.append(Csv.line(List.of(
                    member.run(),
                    member.checkpoint(),
                    Numbers.print(member.weight()),
                    scored ? Numbers.print(report.alone()[i]) : "",
                    scored ? Numbers.print(report.together()[i]) : "")));
        }
        return text.toString();
    }

    private List<Scalar> scored(Path predictions, Path scratch) throws IOException, InterruptedException {
        Path log = scratch.resolve("score.log");
        MemberPredictions.Member first = members.getFirst();
        String line = new Placeholders(first.row(), first.name(), null, scratch, predictions).quoted(score);
        int exit = Outside.log(List.of("/bin/sh", "-c", line), context.folder(), Map.of(), log);
        if (exit != 0) {
            throw new DataException("the score command ended with status " + exit + MemberPredictions.end(log));
        }
        Files.write(scratch.resolve(RunFolder.OUTPUT), Files.readAllBytes(log), StandardOpenOption.APPEND);
        List<Scalar> facts = new ArrayList<>();
        OutputReader reader = new OutputReader(facts::add, (name, value) -> false, Patterns.NONE, () -> Double.NaN);
        try (InputStream in = Files.newInputStream(log)) {
            reader.take(in);
        }
        reader.end();
        if (facts.isEmpty()) {
            context.say("no metric was read from what the score command printed");
        }
        Files.delete(log);
        return facts;
    }

    private String text(Ensemble.Report report, boolean selectedOnTruth) {
        StringBuilder text = new StringBuilder();
        boolean scores = metric != null && report.alone().length > 0;
        List<String> columns = new ArrayList<>(List.of("member", "weight"));
        if (scores) {
            columns.addAll(List.of("alone", "with those before"));
        }
        columns.add(report.classes() ? "differs from others" : "RMS difference");
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < report.members().size(); i++) {
            List<String> row = new ArrayList<>(List.of(
                    report.members().get(i).name(),
                    number(report.members().get(i).weight())));
            if (scores) {
                row.add(number(report.alone()[i]));
                row.add(number(report.together()[i]));
            }
            row.add(report.members().size() < 2 ? "" : number(mean(report.disagreement()[i])));
            rows.add(row.stream().map(Table.Cell::of).toList());
        }
        List<Table.Column> heads = columns.stream()
                .map(name -> new Table.Column(name, !name.equals("member")))
                .toList();
        text.append(new Table(heads, rows).print(new Style(false), 0));
        int count = report.members().size();
        if (count > 2 && count <= MOST_PAIRS) {
            text.append(pairs(report));
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d rows, %s of %d %s%n",
                report.rows(),
                name(report),
                count,
                count == 1 ? "member" : "members"));
        if (scores && metric != null) {
            text.append(sentence(report, metric));
        }
        if (report.ties() > 0) {
            text.append(String.format(Locale.ROOT, "%,d ties: the earlier member's class was taken%n", report.ties()));
        }
        if (report.left() > 0) {
            text.append(String.format(Locale.ROOT, "%,d rows left out, which a member lacks%n", report.left()));
        }
        if (selectedOnTruth) {
            text.append("the members were selected on the data that scores them: the score flatters\n");
        }
        return text.toString();
    }

    /// How far each two members are apart.
    private static String pairs(Ensemble.Report report) {
        List<Table.Column> heads =
                new ArrayList<>(List.of(new Table.Column(report.classes() ? "differs from" : "RMS difference", false)));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < report.members().size(); i++) {
            heads.add(new Table.Column(report.members().get(i).name(), true));
            List<Table.Cell> row = new ArrayList<>(
                    List.of(Table.Cell.of(report.members().get(i).name())));
            for (int j = 0; j < report.members().size(); j++) {
                row.add(Table.Cell.of(i == j ? "" : number(report.disagreement()[i][j])));
            }
            rows.add(row);
        }
        return new Table(heads, rows).print(new Style(false), 0);
    }

    /// The method as it was asked for, else as it was taken.
    private String name(Ensemble.Report report) {
        return asked.getOrDefault("method", report.method().word());
    }

    private static String sentence(Ensemble.Report report, Metric metric) {
        int best = 0;
        for (int i = 1; i < report.alone().length; i++) {
            best = metric.isBetter(report.alone()[i], report.alone()[best]) ? i : best;
        }
        double gain = metric.isGreaterBetter()
                ? report.score() - report.alone()[best]
                : report.alone()[best] - report.score();
        String rows = report.scored() == report.rows()
                ? ""
                : String.format(Locale.ROOT, " over the %,d rows that the truth knows", report.scored());
        return metric.word() + " " + number(report.score()) + rows + "; the best member, "
                + report.members().get(best).name() + ", has " + number(report.alone()[best]) + ": gain "
                + (gain > 0 ? "+" : "") + number(gain) + "\n";
    }

    private static double mean(double[] differences) {
        return Arrays.stream(differences).sum() / (differences.length - 1);
    }

    private static String number(double value) {
        return Texts.number(value);
    }

    private RunFolder keep(Ensemble.Report report, List<Scalar> facts, Path scratch, Instant started)
            throws IOException {
        RunFolder run = workspace.project().store().create(started);
        try {
            run.writeParams(params(report));
            run.writeInfo(info(run, report, started));
            try (MetricsWriter writer = MetricsWriter.open(run.file(RunFolder.METRICS))) {
                for (Scalar fact : facts) {
                    writer.write(fact);
                }
            }
            Files.move(report.file(), run.file(report.file().getFileName().toString()));
            Path spread = scratch.resolve("spread.npy");
            if (Files.exists(spread)) {
                Files.move(spread, run.file("spread.npy"));
            }
            Files.copy(scratch.resolve(RunFolder.OUTPUT), run.file(RunFolder.OUTPUT));
            Files.writeString(run.file("members.csv"), members(report));
            run.writeEnd(new EndStatus(0, context.clock().instant()));
            return run;
        } catch (IOException | RuntimeException e) {
            Trees.delete(run.path());
            throw e;
        }
    }

    private Map<String, Value> params(Ensemble.Report report) {
        Map<String, Value> params = new TreeMap<>();
        asked.forEach((name, value) -> params.put(name, Numbers.typed(value)));
        params.put("method", Value.of(name(report)));
        params.put("members", Value.of(report.members().size()));
        return params;
    }

    private RunInfo info(RunFolder run, Ensemble.Report report, Instant started) {
        List<String> experiments = members.stream()
                .map(member -> member.row().record().info().experiment())
                .distinct()
                .toList();
        return new RunInfo(
                RunInfo.FORMAT,
                run.id(),
                experiments.size() == 1 ? experiments.getFirst() : "ensemble",
                command,
                workspace.project().relative(context.folder()),
                Host.name(),
                context.environment().getOrDefault("USER", ""),
                started,
                GitState.NONE,
                Map.of(),
                Lineage.ofMembers(report.members().stream().map(this::member).toList()),
                Map.of(),
                Map.of(),
                false);
    }

    private Lineage.Member member(Ensemble.Member counted) {
        MemberPredictions.Member member = members.stream()
                .filter(one -> one.file().equals(counted.file()))
                .findFirst()
                .orElseThrow();
        String checkpoint =
                member.checkpoint() == null ? "" : member.checkpoint().path();
        return new Lineage.Member(member.row().record().id(), checkpoint, counted.weight());
    }
}
