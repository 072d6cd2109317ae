package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hpsearch.console.Context;
import org.hpsearch.launch.BatchJob;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramLookup;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Runs plans in this terminal.
public final class Starter {
    private final Context context;
    private final PastRuns past;
    private final boolean quiet;
    private final @Nullable Consumer<RunFolder> explanation;

    /// @param quiet       whether hps says nothing of its own
    /// @param explanation shows at the end what was read from the output; null for nothing
    public Starter(Context context, PastRuns past, boolean quiet, @Nullable Consumer<RunFolder> explanation) {
        this.context = context;
        this.past = past;
        this.quiet = quiet;
        this.explanation = explanation;
    }

    /// Shows a start in place of making it.
    public interface Preview {
        void show(RunStart start) throws IOException;
    }

    /// Makes the starts one after the other, until one is interrupted.
    ///
    /// @param preview shows them instead; null to start them
    /// @return the first exit status that is not 0
    public int all(List<RunStart> starts, @Nullable Preview preview) throws IOException, InterruptedException {
        int status = 0;
        for (RunStart start : starts) {
            if (preview != null) {
                preview.show(start);
                continue;
            }
            Launcher.Outcome outcome = run(start);
            status = status == 0 ? outcome.exit() : status;
            if (outcome.interrupted()) {
                break;
            }
        }
        return status;
    }

    /// Runs a program to its end; its checkpoint is put in its place first, where that is due.
    public Launcher.Outcome run(RunStart start) throws IOException, InterruptedException {
        ConsoleListener listener = listener(start);
        List<String> words = start.command().plan().command().filled();
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.putAll(start.plan().command().variables());
        ProgramLookup lookup = new ProgramLookup(start.plan().folder(), environment);
        if (!lookup.finds(words.getFirst())) {
            listener.missing(
                    lookup.missing(words, start.plan().settings().experiments().keySet()));
            return new Launcher.Outcome(ProgramLookup.NOT_FOUND, null, false);
        }
        if (!start.plan().project().present() && !silent()) {
            context.say("new project in " + start.plan().project().path());
        }
        PutBack putBack = start.putBack();
        if (putBack != null && !start.surely() && putBack.isBlocked()) {
            throw new DataException("another file is in the checkpoint's place, "
                    + putBack.place().normalize()
                    + ", and hps does not know whether the program reads it there; --put-back renames your file, "
                    + "--with '--resume {checkpoint}' passes the checkpoint instead");
        }
        String aside = putBack == null ? "" : putBack.carryOut();
        if (putBack != null && !aside.isEmpty()) {
            context.say("moved your " + putBack.place().normalize() + " to "
                    + Path.of(aside).normalize());
        }
        return new Launcher(start.command(), Surroundings.of(context), listener, past).run();
    }

    /// Runs the program without a record.
    public int unrecorded(PreparedCommand command) throws InterruptedException {
        RunStart start = RunStart.of(command);
        return new Launcher(command, Surroundings.of(context), listener(start), past).runUnrecorded();
    }

    private boolean silent() {
        return quiet
                || BackgroundStart.isInside(context)
                || !context.environment().getOrDefault("HPS_QUIET", "").isEmpty();
    }

    private ConsoleListener listener(RunStart start) {
        RunPlan plan = start.plan();
        boolean asks = !silent()
                && !plan.mode().ifNew()
                && !BatchJob.isHandedOver(context.environment())
                && plan.project().store().holdsRuns();
        return new ConsoleListener(
                plan.reading().tty() && context.errTerminal() ? context.raw() : context,
                silent(),
                asks ? past : null,
                plan.project().store().path(),
                start.about(),
                explanation);
    }
}
