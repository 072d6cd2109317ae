package org.hpsearch.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.command.queue.SubmittedTasks;
import org.hpsearch.console.HarmlessOutput;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.show.table.AbsentLogs;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Prints what a run printed, byte for byte; on a terminal only text and colours.",
        sortOptions = false)
final class LogCommand extends Verb implements Verb.Looking {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    private static final long PAUSE_MS = 100;

    @Option(
            names = {"-f", "--follow"},
            description = "follow the output until the run ends")
    boolean follow;

    @Option(names = "--stderr", description = "print standard error, if the run has it in a separate file")
    boolean errors;

    @Override
    int run(Workspace workspace) throws Exception {
        Optional<Path> early = new SubmittedTasks(context(), workspace).outputWithoutRun(chosen.words);
        if (early.isPresent()) {
            try (OutputStream out = out();
                    InputStream in = Files.newInputStream(early.get())) {
                in.transferTo(out);
            }
            return 0;
        }
        Row row = chosen.row(workspace);
        RunFolder run = workspace.run(row.record().id());
        Path file = run.readable(errors ? RunFolder.STDERR : RunFolder.OUTPUT);
        if (!Files.isRegularFile(file)) {
            throw new DataException(errors ? noErrors(run, row.shortId()) : AbsentLogs.reason(run, RunFolder.OUTPUT));
        }
        try (OutputStream out = out();
                InputStream in = Files.newInputStream(file)) {
            boolean running = true;
            while (running) {
                running = follow && run.state(context().clock().instant()) == RunState.RUNNING;
                in.transferTo(out);
                out.flush();
                if (running) {
                    Thread.sleep(PAUSE_MS);
                }
            }
        }
        tellOfErrors(run, Files.size(file) == 0, row);
        return 0;
    }

    private OutputStream out() {
        return context().terminal()
                ? new HarmlessOutput(context().rawOut(), context().style().on())
                : CloseShieldOutputStream.wrap(context().rawOut());
    }

    /// A traceback goes to standard error, which may have a file of its own.
    private void tellOfErrors(RunFolder run, boolean empty, Row row) throws IOException {
        Path file = run.readable(RunFolder.STDERR);
        boolean other = !errors && Files.isRegularFile(file) && Files.size(file) > 0;
        if (other && (empty || LogEnd.isBad(row.state()))) {
            context()
                    .say((empty ? "it printed nothing on standard output; " : "")
                            + "its standard error is in a file of its" + " own: hps log " + row.shortId()
                            + " --stderr");
        } else if (empty) {
            String yet = row.state() == RunState.RUNNING ? " yet" : "";
            context().say("it printed nothing" + (errors ? " on standard error" : "") + yet);
        }
    }

    private static String noErrors(RunFolder run, String id) {
        return Files.isRegularFile(run.readable(RunFolder.OUTPUT))
                ? "run " + id + " has no " + RunFolder.STDERR + "; hps log " + id + " shows " + RunFolder.OUTPUT
                : AbsentLogs.reason(run, RunFolder.STDERR);
    }
}
