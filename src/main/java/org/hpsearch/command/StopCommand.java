package org.hpsearch.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hpsearch.launch.RunningProgram;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Stops running runs of this machine: INT as Ctrl-C would, TERM where that is not enough.",
        sortOptions = false)
final class StopCommand extends OnRuns {
    @Option(names = "--kill", description = "KILL at once")
    boolean kill;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "how long INT has before TERM follows (10)")
    int seconds = 10;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        int failures = 0;
        for (Row row : new Selector(workspace).exact(String.join(" ", words))) {
            if (row.state() == RunState.RUNNING) {
                failures += stop(workspace.run(row.record().id()), row) ? 0 : 1;
            } else {
                context().say(row.shortId() + " is " + row.state().word());
            }
        }
        return failures == 0 ? 0 : 1;
    }

    private boolean stop(RunFolder run, Row row) throws InterruptedException {
        RunningProgram program = new RunningProgram(row.record().process());
        String id = RunId.shortForm(run.id());
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
                                .orElse(" goes on; hps stop --kill " + id + " ends it"));
        return by.isPresent();
    }
}
