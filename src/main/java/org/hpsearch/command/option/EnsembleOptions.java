package org.hpsearch.command.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.ensemble.EnsembleRequest;
import org.hpsearch.ensemble.Method;
import org.hpsearch.ensemble.RowJoin;
import org.hpsearch.ensemble.ScoreKind;
import org.hpsearch.ensemble.TruthFile;
import org.hpsearch.ensemble.WeightedFile;
import org.hpsearch.ensemble.members.EnsembleRun;
import org.hpsearch.ensemble.members.MemberWeights;
import org.hpsearch.ensemble.members.PredictionSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How predictions are combined, and what judges them.
public final class EnsembleOptions {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "mean, median, vote, soft (the mean of probabilities), weighted (by the objective) or greedy")
    @Nullable
    Method method;

    @Option(names = "--weights", paramLabel = "W", split = ",", description = "weights of the members, in their order")
    List<Double> weights = new ArrayList<>();

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "file with the true labels for the greedy selection")
    String validation = "";

    @Option(names = "--truth", paramLabel = "FILE[:COLUMN]", description = "file with the true labels")
    String truth = "";

    @Option(
            names = "--metric",
            paramLabel = "M",
            split = ",",
            description = "accuracy, auc, logloss, f1, rmse, mae or r2; several with commas (accuracy of classes, "
                    + "rmse of numbers)")
    List<ScoreKind> metrics = new ArrayList<>();

    @Option(
            names = "--score",
            paramLabel = "COMMAND",
            description = "a command that scores {predictions}; hps reads its output")
    String score = "";

    @Option(
            names = "--join",
            paramLabel = "inner|place",
            description = "inner: leave out rows that a member lacks; place: if only some have ids, match rows by their"
                    + " order")
    RowJoin join = RowJoin.ALL;

    @Option(names = "--id", paramLabel = "COLUMN", description = "the column of ids")
    String id = "";

    @Option(names = "--values", paramLabel = "COLUMNS", split = ",", description = "the columns of values")
    List<String> values = new ArrayList<>();

    /// What judges; the files that are named have to be there.
    public EnsembleRequest.Judging judging(Path folder) {
        EnsembleRequest.Judging judging =
                new EnsembleRequest.Judging(TruthFile.of(truth, folder), TruthFile.of(validation, folder), metrics);
        EnsembleRequest.check(method, judging);
        return judging;
    }

    /// How much each member counts.
    public MemberWeights weights() {
        return new MemberWeights(method, weights);
    }

    /// Whether the objective of the runs says how much each counts.
    public boolean weighsByObjective() {
        return method == Method.WEIGHTED;
    }

    /// The files, and what is made of them.
    public EnsembleRequest request(List<WeightedFile> files, EnsembleRequest.Judging judging) {
        return new EnsembleRequest(files, method, new EnsembleRequest.FileLayout(id, values, join), judging);
    }

    /// What makes the ensemble.
    ///
    /// @param command its words
    /// @param runs    how many there are
    public EnsembleRun.Recipe recipe(List<String> command, int runs, List<String> per, PredictionSource source) {
        return new EnsembleRun.Recipe(command, params(runs, per, source.checkpoints()), score);
    }

    private String scores() {
        return metrics.stream().map(ScoreKind::word).collect(Collectors.joining(","));
    }

    /// What was requested, as the run's parameters.
    private Map<String, String> params(int runs, List<String> per, String checkpoints) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("method", method == null ? "" : method.word());
        params.put("metric", scores());
        params.put("truth", truth);
        params.put("per", String.join(",", per));
        params.put("checkpoints", checkpoints.equals("best") ? "" : checkpoints);
        params.put("runs", Integer.toString(runs));
        params.values().removeIf(String::isEmpty);
        return params;
    }
}
