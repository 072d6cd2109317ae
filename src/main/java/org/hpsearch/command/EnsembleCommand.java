package org.hpsearch.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.ensemble.Ensemble;
import org.hpsearch.ensemble.Method;
import org.hpsearch.ensemble.Metric;
import org.hpsearch.ensemble.members.EnsembleRun;
import org.hpsearch.ensemble.members.MemberPredictions;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = {
            "Predicts with each of some runs, combines and scores that, keeps it as a run.",
            "  hps ensemble 'model:resnet AND val_acc>0.9' --top 5 \\",
            "    --predict 'python predict.py --ckpt {checkpoint} --out {predictions}' \\",
            "    --truth test.csv --metric accuracy",
            "  hps ensemble tag:good --from preds.csv      files that the runs have left",
            "{checkpoint}, {predictions}, {run_dir} and {any_parameter} are filled in; --from",
            "names the place that a command writes to which takes none. Files may be CSV,",
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

    @Option(names = "--predict", paramLabel = "COMMAND", description = "predicts with one run's checkpoint")
    String predict = "";

    @Option(names = "--from", paramLabel = "FILE", description = "the predictions, relative to the run's folder")
    String from = "";

    @Option(
            names = "--checkpoints",
            paramLabel = "WHICH",
            description = "best (of the objective, else the last), last, a step, or last:N for each of the N last")
    String checkpoints = "best";

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "mean, median, vote, soft (the mean of probabilities), weighted (by the objective) or greedy")
    String method = "";

    @Option(names = "--weights", paramLabel = "W", split = ",", description = "of the members, in their order")
    List<Double> weights = new ArrayList<>();

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "what is true of the rows that a greedy selection looks at")
    String validation = "";

    @Option(names = "--truth", paramLabel = "FILE[:COLUMN]", description = "what is true of the rows")
    String truth = "";

    @Option(names = "--metric", paramLabel = "M", description = "accuracy, auc, logloss, f1, rmse, mae or r2")
    String metric = "";

    @Option(names = "--score", paramLabel = "COMMAND", description = "scores {predictions}: its output is read")
    String score = "";

    @Option(
            names = "--join",
            paramLabel = "inner|place",
            description = "inner: leave rows out that a member lacks; place: where only some have ids, by the order")
    String join = "";

    @Option(names = "--id", paramLabel = "COLUMN", description = "the column of ids")
    String id = "";

    @Option(names = "--values", paramLabel = "COLUMNS", split = ",", description = "the columns of values")
    List<String> values = new ArrayList<>();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "predict with N runs at a time (1)")
    int jobs = 1;

    @Option(names = "--skip-failed", description = "go on without the runs whose prediction fails")
    boolean skipFailed;

    @Option(names = "--fresh", description = "predict anew, even where predictions are kept")
    boolean fresh;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    int run(Workspace workspace) throws Exception {
        check();
        Metric scored = metric.isEmpty() ? null : Metric.of(metric);
        List<Row> rows = rows(workspace);
        Optional<Objective> objective = objective(workspace);
        List<Double> weighted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            weighted.add(weight(rows.get(i), i, rows.size(), objective));
        }
        List<MemberPredictions.Member> members = new MemberPredictions(
                        context(), workspace, predict, from, checkpoints, jobs, skipFailed, fresh)
                .of(rows);
        Ensemble.Request request = new Ensemble.Request(
                members.stream()
                        .map(member -> new Ensemble.Member(member.name(), member.file(), weighted.get(member.place())))
                        .toList(),
                combining(),
                id,
                values,
                switch (join) {
                    case "inner" -> Ensemble.Join.INNER;
                    case "place" -> Ensemble.Join.PLACE;
                    default -> Ensemble.Join.ALL;
                },
                truth(truth),
                scored,
                truth(validation));
        return new EnsembleRun(context(), workspace, command(), params(rows.size()), score, scored, members)
                .make(request);
    }

    /// What was asked for, as the run's parameters.
    private Map<String, String> params(int runs) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("method", method);
        params.put("metric", metric);
        params.put("truth", truth);
        params.put("per", String.join(",", per));
        params.put("checkpoints", checkpoints.equals("best") ? "" : checkpoints);
        params.put("runs", Integer.toString(runs));
        params.values().removeIf(String::isEmpty);
        return params;
    }

    private String words() {
        return String.join(" ", words);
    }

    /// What `FILE` or `FILE:COLUMN` names; null for nothing.
    ///
    /// @throws DataException where there is no such file
    private Ensemble.@Nullable TruthFile truth(String named) {
        if (named.isEmpty()) {
            return null;
        }
        int colon = named.lastIndexOf(':');
        boolean column = colon > 0 && !Files.exists(context().folder().resolve(named));
        Path file = context()
                .folder()
                .resolve(column ? named.substring(0, colon) : named)
                .normalize();
        if (!Files.isRegularFile(file)) {
            throw new DataException(named + " is no file");
        }
        return new Ensemble.TruthFile(file, column ? named.substring(colon + 1) : "");
    }

    private void check() {
        truth(truth);
        truth(validation);
        List<String> methods = List.of("", "mean", "median", "vote", "soft", "weighted", "greedy");
        if (!methods.contains(method)) {
            throw new UsageException("there is no method '" + method + "'; there are "
                    + String.join(", ", methods.subList(1, methods.size())));
        }
        if (truth.isEmpty() != metric.isEmpty() && validation.isEmpty()) {
            throw new UsageException("--truth and --metric go together");
        }
        if (method.equals("greedy") != !validation.isEmpty() || method.equals("greedy") && metric.isEmpty()) {
            throw new UsageException("--method greedy goes with --validation and --metric");
        }
        if (!List.of("", "inner", "place").contains(join)) {
            throw new UsageException("--join takes inner or place");
        }
        if (weights.stream().anyMatch(weight -> !(weight > 0) || Double.isInfinite(weight))) {
            throw new UsageException("--weights takes numbers above 0");
        }
        if (jobs < 1 || top < 1) {
            throw new UsageException("--jobs and --top take a number from 1 on");
        }
        if (!weights.isEmpty() && !List.of("", "mean", "soft", "vote").contains(method)) {
            throw new UsageException("--weights goes with a mean or a vote");
        }
    }

    private @Nullable Method combining() {
        return switch (method) {
            case "mean", "soft", "weighted" -> Method.MEAN;
            case "median" -> Method.MEDIAN;
            case "vote" -> Method.VOTE;
            default -> null;
        };
    }

    /// The runs, best first: other ensembles are members only where they are named.
    private List<Row> rows(Workspace workspace) {
        Selector selector = new Selector(workspace);
        List<Row> named = selector.named(words(), true);
        Result found = named.isEmpty()
                ? selector.select(
                        "(" + words() + ") AND NOT kind:ensemble",
                        List.of(),
                        Search.Order.BEST,
                        per.isEmpty() ? top : Integer.MAX_VALUE,
                        false)
                : null;
        if (found != null) {
            workspace.warn(found);
        }
        List<Row> rows = found == null ? named : found.rows();
        if (rows.isEmpty()) {
            throw new DataException("no run that is no ensemble matches '" + words()
                    + "'; hps ls lists all, and ids name ensembles as members");
        }
        List<Row> best = per.isEmpty() ? rows : bestOfEach(workspace, rows);
        return best.subList(0, Math.min(top, best.size()));
    }

    private List<Row> bestOfEach(Workspace workspace, List<Row> rows) {
        per.forEach(workspace::resolve);
        Map<List<String>, Row> best = new LinkedHashMap<>();
        for (Row row : rows) {
            best.putIfAbsent(per.stream().map(key -> value(row, key)).toList(), row);
        }
        return new ArrayList<>(best.values());
    }

    private static String value(Row row, String key) {
        return key.equals("experiment")
                ? row.record().info().experiment()
                : row.param(key).map(value -> value.value().print()).orElse("");
    }

    private Optional<Objective> objective(Workspace workspace) {
        return method.equals("weighted")
                ? new Selector(workspace)
                        .select(words(), List.of(), Search.Order.BEST, 1, false)
                        .objective()
                : Optional.empty();
    }

    private double weight(Row row, int place, int count, Optional<Objective> objective) {
        if (!weights.isEmpty()) {
            if (weights.size() != count) {
                throw new UsageException("there are " + count + " runs and " + weights.size() + " weights");
            }
            return weights.get(place);
        }
        if (!method.equals("weighted")) {
            return 1;
        }
        Objective by = objective.orElseThrow(() ->
                new DataException("the runs have no objective to be weighted by; objective: in hps.yaml names one"));
        double value = row.metric(by.metric())
                .map(summary -> by.direction() == Direction.MIN ? summary.min() : summary.max())
                .orElse(Double.NaN);
        double weight = by.direction() == Direction.MIN ? 1 / value : value;
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new DataException(
                    "run " + org.hpsearch.run.RunId.shortForm(row.record().id()) + " has the " + by.metric() + " "
                            + Numbers.print(value) + ", which makes no weight above 0");
        }
        return weight;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("hps", "ensemble"));
        command.addAll(spec.commandLine().getParseResult().originalArgs());
        command.replaceAll(Redaction::file);
        return command;
    }
}
