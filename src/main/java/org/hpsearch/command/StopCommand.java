package org.hpsearch.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hpsearch.cluster.TaskFilter;
import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.command.queue.SubmittedTasks;
import org.hpsearch.launch.RunningProgram;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Stops running runs: sends INT like Ctrl-C, then TERM; cancels jobs that wait.",
        sortOptions = false)
final class StopCommand extends Verb {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    @Option(names = "--kill", description = "send KILL at once")
    boolean kill;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "how long to wait after INT before TERM (10)")
    int seconds = 10;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        int failures = 0;
        for (Row row : rowsWithoutJobs(workspace)) {
            if (row.state() == RunState.RUNNING) {
                failures += stop(workspace, workspace.run(row.record().id()), row) ? 0 : 1;
            } else {
                context().say(row.shortId() + " is " + row.state().word());
            }
        }
        return failures == 0 ? 0 : 1;
    }

    /// The runs that are named, once what waits of the jobs that are named is cancelled.
    private List<Row> rowsWithoutJobs(Workspace workspace) throws IOException {
        SubmittedTasks tasks = new SubmittedTasks(context(), workspace);
        if (tasks.exist() && TaskFilter.namesJobs(chosen.words)) {
            TaskFilter filter = new TaskFilter(chosen.words);
            int cancelled = tasks.cancelWaiting(filter);
            if (cancelled > 0) {
                context().say("cancelled " + cancelled + (cancelled == 1 ? " run" : " runs") + " before the start");
                return new Selector(workspace).named(String.join(",", tasks.runs(filter)), true);
            }
        }
        return new Selector(workspace).exact(chosen.text());
    }

    private boolean stop(Workspace workspace, RunFolder run, Row row) throws IOException, InterruptedException {
        RunningProgram program = new RunningProgram(row.record().process());
        String id = RunId.shortForm(run.id());
        if (!program.isHere() && new SubmittedTasks(context(), workspace).cancel(row.record())) {
            context().say(id + " runs on " + row.record().info().host() + ": its job is cancelled");
            return true;
        }
        if (!program.isHere()) {
            context().say(id + " runs on " + row.record().info().host() + " or in a container: stop it there");
            return false;
        }
        List<String> signals = kill ? List.of("KILL") : List.of("INT", "TERM");
        Optional<String> by = program.stop(
                run, signals, Duration.ofSeconds(seconds), context().clock());
        context()
                .say(id
                        + by.map(signal -> " stopped by " + signal)
                                .orElse(" is still running; hps stop --kill " + id + " ends it"));
        return by.isPresent();
    }
}
