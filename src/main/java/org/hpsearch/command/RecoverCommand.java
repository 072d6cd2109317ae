package org.hpsearch.command;

import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.launch.Recovery;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = "Completes the metrics and the end of runs whose hps was killed, from their logs.",
        sortOptions = false)
final class RecoverCommand extends Verb {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) {
        for (Row row : chosen.rows(workspace)) {
            RunFolder run = workspace.run(row.record().id());
            String id = RunId.shortForm(run.id());
            var record = run.read();
            RunState state = record.state(context().clock().instant());
            if (state == RunState.RUNNING) {
                context().say(id + " is still running");
            } else {
                Recovery.Outcome outcome = Recovery.complete(run, record);
                context()
                        .say(id + " "
                                + outcome.record()
                                        .state(context().clock().instant())
                                        .word() + ", " + outcome.added() + " rows added");
            }
        }
        return 0;
    }
}
