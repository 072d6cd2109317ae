package org.hpsearch.command.option;

import org.hpsearch.ensemble.members.MemberPredictions;
import org.hpsearch.ensemble.members.PredictionSource;
import picocli.CommandLine.Option;

/// Where the members' predictions come from.
public final class PredictionOptions {
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
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "predict with N runs at a time (1)")
    int jobs = 1;

    @Option(names = "--skip-failed", description = "go on without the runs whose prediction fails")
    boolean skipFailed;

    @Option(names = "--again", description = "predict again, even if predictions exist")
    boolean again;

    @Option(
            names = {"--fresh", "--anew"},
            hidden = true)
    boolean fresh;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask before running a command that another user or machine recorded")
    boolean yes;

    public PredictionSource source() {
        return new PredictionSource(predict, from, checkpoints);
    }

    public MemberPredictions.Effort effort() {
        return new MemberPredictions.Effort(jobs, skipFailed, again || fresh, yes);
    }
}
