package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Starts new runs from the checkpoints of earlier ones.",
            "  hps resume k3x7q epochs=50                  as far as the 50th epoch",
            "  hps resume 'val_acc>0.9' --top 5 epochs=50  the five best",
            "  hps resume k3x7q --with '--restore {checkpoint}'",
            "Without --with, resume: of the experiment in hps.yaml tells the program, else an option that is known to"
                    + " take",
            "a checkpoint, else the checkpoint is put back where the program had written it."
        },
        sortOptions = false)
final class ResumeCommand extends Verb {
    @Mixin
    RepeatOptions repeated = new RepeatOptions();

    @Option(names = "--checkpoint", paramLabel = "last|best|STEP|PATH", description = "which one (last)")
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
            RunFolder run = workspace.run(row.record().id());
            RunRecord record = run.read();
            if (row.state() == RunState.RUNNING) {
                context().say("run " + RunId.shortForm(run.id()) + " still runs");
            }
            Checkpoint chosen = chosen(workspace, run, record);
            for (Map<String, String> changes : repeated.combinations()) {
                RunStart start = planner.of(run, chosen, repeated.request(changes), with);
                starts.add(putBack ? start.allowed() : start);
            }
            if (!repeated.isOnlyShown()) {
                new ChangedInputs(context()).warn(run, starts.getLast().command());
            }
        }
        return repeated.start(context(), workspace, starts, with);
    }

    /// One of the run's checkpoints, or any file that lies where the run's program or the user is.
    private Checkpoint chosen(Workspace workspace, RunFolder run, RunRecord record) throws IOException {
        boolean known = record.checkpoints().stream().anyMatch(one -> one.path().equals(checkpoint));
        boolean word = checkpoint.equals("last") || checkpoint.equals("best") || Numbers.parse(checkpoint) != null;
        Path project = workspace.project().path();
        for (Path folder :
                List.of(project.resolve(record.info().cwd()), context().folder())) {
            Path file = folder.resolve(checkpoint).toAbsolutePath().normalize();
            if (!known && !word && Files.exists(file)) {
                Path cwd = project.resolve(record.info().cwd()).toAbsolutePath().normalize();
                String path = file.startsWith(cwd) ? cwd.relativize(file).toString() : file.toString();
                return new Checkpoint(null, null, path, "", Digest.bytes(file), "");
            }
        }
        return new CheckpointChoice(run, record, workspace.settings()).of(checkpoint);
    }
}
