package org.hpsearch.ensemble.members;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.console.Context;
import org.hpsearch.ensemble.Ensemble;
import org.hpsearch.ensemble.EnsembleReport;
import org.hpsearch.ensemble.EnsembleReport.MemberScores;
import org.hpsearch.ensemble.EnsembleRequest;
import org.hpsearch.ensemble.WeightedFile;
import org.hpsearch.process.Outside;
import org.hpsearch.project.Project;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Csv;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Value;

/// Combines predictions, says what came of it, and keeps it as a run: all of it, or nothing.
public final class EnsembleRun {
    private final Context context;
    private final Project project;
    private final Recipe recipe;
    private final List<MemberFile> members;

    /// What made an ensemble.
    ///
    /// @param command the words
    /// @param params  the run's parameters, as typed
    /// @param score   command that scores the combined predictions; empty for none
    public record Recipe(List<String> command, Map<String, String> params, String score) {
        public Recipe {
            command = List.copyOf(command);
            params = Map.copyOf(params);
        }
    }

    public EnsembleRun(Context context, Project project, Recipe recipe, List<MemberFile> members) {
        this.context = context;
        this.project = project;
        this.recipe = recipe;
        this.members = List.copyOf(members);
    }

    /// Makes it.
    public void make(EnsembleRequest request) throws IOException, InterruptedException {
        Instant started = context.clock().instant();
        Path scratch = Scratch.make(project.store().path(), ".ensemble-");
        try {
            EnsembleReport report = Ensemble.combine(request, scratch);
            String method =
                    recipe.params.getOrDefault("method", report.combination().word());
            Path log = scratch.resolve(RunFolder.OUTPUT);
            Files.writeString(
                    log,
                    new EnsembleText(report, method).print(request.judging().selectsOnTruth()));
            List<Scalar> facts = new ArrayList<>();
            report.scores()
                    .forEach(scores -> facts.add(new Scalar(
                            (double) report.members().size(),
                            null,
                            scores.kind().word(),
                            scores.whole())));
            if (!recipe.score.isEmpty()) {
                facts.addAll(scored(report.file(), scratch));
            }
            RunFolder run = keep(report, method, facts, scratch, started);
            context.out().print(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
            context.out().flush();
            context.say(RunId.shortForm(run.id()) + "  "
                    + run.file(report.file().getFileName().toString()));
        } finally {
            Trees.delete(scratch);
        }
    }

    /// `members.csv`: the scores of each alone, and of each with those before it.
    private String members(EnsembleReport report) {
        List<String> header = new ArrayList<>(List.of("member", "checkpoint", "weight", "alone", "with_those_before"));
        report.scores().stream().skip(1).forEach(scores -> {
            header.add("alone_" + scores.kind().word());
            header.add("with_those_before_" + scores.kind().word());
        });
        StringBuilder text = new StringBuilder(Csv.line(header));
        for (int i = 0; i < report.members().size(); i++) {
            Lineage.Member member = member(report.members().get(i));
            List<String> line =
                    new ArrayList<>(List.of(member.run(), member.checkpoint(), Numbers.print(member.weight())));
            for (MemberScores scores : report.scores()) {
                line.add(Numbers.print(scores.alone()[i]));
                line.add(Numbers.print(scores.together()[i]));
            }
            if (report.scores().isEmpty()) {
                line.addAll(List.of("", ""));
            }
            text.append(Csv.line(line));
        }
        return text.toString();
    }

    private List<Scalar> scored(Path predictions, Path scratch) throws IOException, InterruptedException {
        Path log = scratch.resolve("score.log");
        MemberFile first = members.getFirst();
        MemberTask.ShellLine line = new MemberTask(
                        first.run(), new RunFolder(scratch), null, null, first.name(), recipe.score, first.place())
                .line(predictions);
        int exit = Outside.log(List.of("/bin/sh", "-c", line.text()), context.folder(), line.variables(), log);
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

    private RunFolder keep(EnsembleReport report, String method, List<Scalar> facts, Path scratch, Instant started)
            throws IOException {
        RunFolder run = project.store().create(started);
        try {
            Map<String, Value> params = new TreeMap<>();
            recipe.params.forEach((name, value) -> params.put(name, Numbers.typed(value)));
            params.put("method", Value.of(method));
            params.put("members", Value.of(report.members().size()));
            run.writeParams(params);
            run.writeInfo(info(run, report, started));
            ProcessInfo.Process self = Host.process(ProcessHandle.current().pid());
            run.writeProcess(new ProcessInfo(self, self, Host.namespace(), Host.boot(), Host.machine()));
            try (MetricsWriter writer = MetricsWriter.open(run)) {
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

    private RunInfo info(RunFolder run, EnsembleReport report, Instant started) {
        List<String> experiments = members.stream()
                .map(member -> member.run().experiment())
                .distinct()
                .toList();
        String experiment = experiments.size() == 1 ? experiments.getFirst() : "ensemble";
        String user = context.environment().getOrDefault("USER", "");
        return RunInfo.of(run.id(), experiment, Invocation.of(recipe.command, project.relative(context.folder())))
                .by(org.hpsearch.run.Provenance.of(Host.name(), user, started))
                .in(Lineage.ofMembers(
                        report.members().stream().map(this::member).toList()));
    }

    private Lineage.Member member(WeightedFile counted) {
        return members.stream()
                .filter(one -> one.file().equals(counted.file()))
                .findFirst()
                .orElseThrow()
                .weighing(counted.weight());
    }
}
