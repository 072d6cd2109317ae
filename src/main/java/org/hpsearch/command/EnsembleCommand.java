package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.command.option.EnsembleOptions;
import org.hpsearch.command.option.PredictionOptions;
import org.hpsearch.command.option.TypedWords;
import org.hpsearch.ensemble.EnsembleRequest;
import org.hpsearch.ensemble.WeightedFile;
import org.hpsearch.ensemble.members.EnsembleRun;
import org.hpsearch.ensemble.members.MemberFile;
import org.hpsearch.ensemble.members.MemberPredictions;
import org.hpsearch.ensemble.members.MemberRun;
import org.hpsearch.ensemble.members.MemberWeights;
import org.hpsearch.workspace.BestRuns;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = {
            "Predicts with each of several runs, combines and scores the predictions, and keeps the result as a run.",
            "  hps ensemble 'model:resnet AND val_acc>0.9' --top 5 \\",
            "    --predict 'python predict.py --ckpt {checkpoint} --out {predictions}' \\",
            "    --truth test.csv",
            "  hps ensemble tag:good --from preds.csv      files that are in the run folders",
            "hps fills in {checkpoint}, {predictions}, {run_dir} and {any_parameter}. If the",
            "command has no option for its output, --from names the file that it writes: CSV,",
            "TSV, JSON, JSON lines, .npy or .npz."
        },
        sortOptions = false)
final class EnsembleCommand extends Verb {
    @Parameters(paramLabel = "SEL", arity = "1..*", description = "the runs")
    List<String> words = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "only the K best")
    int top = Integer.MAX_VALUE;

    @Option(names = "--per", paramLabel = "KEYS", split = ",", description = "the best of each group, for diversity")
    List<String> per = new ArrayList<>();

    @Mixin
    PredictionOptions predictions = new PredictionOptions();

    @Mixin
    EnsembleOptions options = new EnsembleOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    void configure(CommandLine line) {
        line.setOverwrittenOptionsAllowed(true);
    }

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        EnsembleRequest.Judging judging = options.judging(context().folder());
        MemberWeights weights = options.weights();
        BestRuns best = new BestRuns(String.join(" ", words), top, per);
        List<MemberRun> runs = best.rows(workspace).stream()
                .map(row -> new MemberRun(row.record(), name -> row.param(name).map(param -> param.value())))
                .toList();
        List<Double> weighted =
                weights.of(runs, options.weighsByObjective() ? best.objective(workspace) : Optional.empty());
        List<MemberFile> members = new MemberPredictions(
                        context(),
                        workspace.project(),
                        workspace.settings(),
                        predictions.source(),
                        predictions.effort())
                .of(runs);
        List<WeightedFile> files = members.stream()
                .map(member -> new WeightedFile(member.name(), member.file(), weighted.get(member.place())))
                .toList();
        EnsembleRun.Recipe recipe = options.recipe(command(), runs.size(), per, predictions.source());
        new EnsembleRun(context(), workspace.project(), recipe, members).make(options.request(files, judging));
        return 0;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("hps", "ensemble"));
        command.addAll(TypedWords.all(spec));
        command.replaceAll(Redaction.STANDARD::text);
        return command;
    }
}
