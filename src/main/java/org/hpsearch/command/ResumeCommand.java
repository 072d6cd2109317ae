package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.option.RepeatOptions;
import org.hpsearch.launch.again.ChangedInputs;
import org.hpsearch.launch.again.CheckpointChoice;
import org.hpsearch.launch.again.ResumePlanner;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Starts new runs from the checkpoints of earlier ones.",
            "  hps resume k3x7q epochs=50                  up to epoch 50",
            "  hps resume 'val_acc>0.9' --top 5 epochs=50  the five best",
            "  hps resume k3x7q --with '--restore {checkpoint}'",
            "Without --with hps uses resume: of the experiment in hps.yaml, else an option that is known to" + " take",
            "a checkpoint; else it puts the checkpoint back where the program had written it."
        },
        sortOptions = false)
final class ResumeCommand extends Verb {
    @Mixin
    RepeatOptions repeated = new RepeatOptions();

    @Option(names = "--checkpoint", paramLabel = "last|best|STEP|PATH", description = "which checkpoint (last)")
    String checkpoint = "last";

    @Option(
            names = "--with",
            paramLabel = "WORDS",
            description = "pass these words to the program; {checkpoint} is its path")
    String with = "";

    @Option(
            names = "--put-back",
            description = "put the checkpoint where the program wrote it, and rename another file there")
    boolean putBack;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        List<RunStart> starts = new ArrayList<>();
        ResumePlanner planner = new ResumePlanner(
                workspace.project(), workspace.actingSettings(), context().environment());
        for (Row row : repeated.rows(workspace)) {
            RunFolder run = workspace.run(row.id());
            RunRecord record = run.read();
            if (row.state() == RunState.RUNNING) {
                context().say("run " + RunId.shortForm(run.id()) + " still runs");
            }
            Checkpoint chosen = new CheckpointChoice(run, record, workspace.settings())
                    .of(checkpoint, workspace.project().path(), context().folder());
            for (Map<String, String> changes : repeated.combinations()) {
                RunStart start = planner.of(run, record, chosen, repeated.request(changes), with);
                starts.add(putBack ? start.allowed() : start);
            }
            if (!repeated.isOnlyShown()) {
                new ChangedInputs(context()).warn(run, starts.getLast().command());
            }
        }
        return repeated.start(context(), workspace, starts, with);
    }
}
