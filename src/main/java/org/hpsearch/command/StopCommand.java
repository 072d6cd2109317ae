package org.hpsearch.command;

import java.time.Duration;
import java.util.List;
import org.hpsearch.process.Signals;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Host;
import org.hpsearch.run.ProcessInfo;
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
public final class StopCommand extends OnRuns {
    private static final long PAUSE_MS = 50;

    @Option(names = "--kill", description = "KILL at once")
    boolean kill;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "how long INT has before TERM follows (10)")
    int seconds = 10;

    @Override
    int run(Workspace workspace) throws Exception {
        int failures = 0;
        for (Row row : new Selector(workspace).exact(String.join(" ", words))) {
            if (row.state() == RunState.RUNNING) {
                failures += stop(workspace.run(row.record().id()), row) ? 0 : 1;
            } else {
                context()
                        .say(RunId.shortForm(row.record().id()) + " is "
                                + row.state().word());
            }
        }
        return failures == 0 ? 0 : 1;
    }

    private boolean stop(RunFolder run, Row row) throws InterruptedException {
        ProcessInfo process = row.record().process();
        String id = RunId.shortForm(run.id());
        if (process == null || !isHere(process)) {
            context().say(id + " runs on " + row.record().info().host() + " or in a container: stop it there");
            return false;
        }
        for (String signal : kill ? List.of("KILL") : List.of("INT", "TERM")) {
            send(process, signal);
            if (ended(run, Duration.ofSeconds(seconds))) {
                context().say(id + " stopped by " + signal);
                return true;
            }
        }
        context().say(id + " goes on; hps stop --kill " + id + " ends it");
        return false;
    }

    /// Sends a signal to the program and all that it started.
    public static void send(ProcessInfo process, String signal) {
        ProcessInfo.Process one = Host.lives(process.program()) ? process.program() : process.shim();
        Signals.tree(one.pid()).reversed().forEach(target -> Signals.send(target, signal));
    }

    /// Whether it lives on this machine, where it can be reached.
    public static boolean isHere(ProcessInfo process) {
        boolean visible = process.machine().equals(Host.machine())
                && process.boot().equals(Host.boot())
                && process.namespace().equals(Host.namespace());
        return visible && (Host.lives(process.program()) || Host.lives(process.shim()));
    }

    private boolean ended(RunFolder run, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (run.read().state(context().clock().instant()) != RunState.RUNNING) {
                return true;
            }
            Thread.sleep(PAUSE_MS);
        }
        return false;
    }
}
