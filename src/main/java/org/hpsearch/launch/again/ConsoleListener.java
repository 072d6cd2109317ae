package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Says on the terminal how a run goes, and answers an hps that waits for it in the foreground.
public final class ConsoleListener implements Launcher.Listener {
    /// How the answer to a waiting hps begins where nothing was run.
    public static final String SKIPPED = "not run: ";

    /// How it begins where there is no such program.
    public static final String MISSING = "missing: ";

    private final Context context;
    private final boolean silent;
    private final @Nullable PastRuns past;
    private final Path store;
    private final String about;
    private final @Nullable Consumer<RunFolder> explanation;

    /// @param past        an earlier run of the same configuration is named from it; null for none
    /// @param store       folder of the runs
    /// @param about       what the first line says besides; empty for nothing
    /// @param explanation shows at the end what was read from the output; null for nothing
    ConsoleListener(
            Context context,
            boolean silent,
            @Nullable PastRuns past,
            Path store,
            String about,
            @Nullable Consumer<RunFolder> explanation) {
        this.context = context;
        this.silent = silent;
        this.past = past;
        this.store = store;
        this.about = about;
        this.explanation = explanation;
    }

    @Override
    public void started(RunFolder run, String experiment) {
        answer(run.path().toString());
        if (!silent) {
            context.say(
                    RunId.shortForm(run.id()) + "  " + store.resolve(run.id()) + (about.isEmpty() ? "" : "; " + about));
        }
    }

    @Override
    public void known(RunRecord run) {
        if (past == null) {
            return;
        }
        try {
            past.same(run)
                    .ifPresent(earlier -> context.say(
                            RunId.shortForm(run.id()) + "  the same configuration finished as " + name(earlier)));
        } catch (RuntimeException | StackOverflowError e) {
            context.say("cannot read earlier runs: " + Launcher.reason(e));
        }
    }

    /// Says that there is no such program.
    void missing(String message) {
        answer(MISSING + message);
        context.say(message);
    }

    @Override
    public void skipped(PastRuns.Earlier earlier) {
        String answer = SKIPPED + "the same configuration finished as " + name(earlier);
        answer(answer);
        if (!silent) {
            context.say(answer);
        }
    }

    /// Tells the waiting hps where the run is, or that there is none.
    private void answer(String answer) {
        String ready = context.environment().getOrDefault(ChildEnvironment.READY, "");
        if (ready.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(ready), answer + "\n");
        } catch (IOException e) {
            throw new DataException("cannot report that the run has started: " + e.getMessage(), e);
        }
    }

    private static String name(PastRuns.Earlier earlier) {
        return RunId.shortForm(earlier.id()) + (earlier.result().isEmpty() ? "" : " (" + earlier.result() + ")");
    }

    @Override
    public void warning(String sentence) {
        context.say(sentence);
    }

    @Override
    public void advice(String sentence) {
        if (!silent) {
            context.say(sentence);
        }
    }

    @Override
    public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
        if (explanation != null) {
            explanation.accept(run);
        }
        if (!silent) {
            String exit = end.exit() == 0 ? "" : " (" + end.reason() + ")";
            context.say(RunId.shortForm(run.id()) + "  " + end.state().word() + exit + " in "
                    + Texts.span(duration.toMillis() / 1000.0) + (score == null ? "" : ", " + score.words())
                    + "; hps show " + RunId.shortForm(run.id()));
        }
    }
}
