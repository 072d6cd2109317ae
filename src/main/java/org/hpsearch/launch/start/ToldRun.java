package org.hpsearch.launch.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// Tells the user how it goes.
///
/// @param store   where the runs lie
/// @param about   what the first line tells beside; empty for nothing
/// @param past    where the first line tells of an earlier run of the same configuration; null where it does not
record ToldRun(
        Context context,
        boolean silent,
        boolean explain,
        Settings settings,
        List<String> metrics,
        @Nullable PastRuns past,
        Path store,
        String about)
        implements Launcher.Listener {
    @Override
    public void started(RunFolder run, String experiment) {
        tellWaiting(run.path().toString());
        if (!silent && past == null) {
            first(run.id(), "");
        }
    }

    @Override
    public void known(RunRecord run) {
        if (past != null) {
            first(
                    run.id(),
                    past.same(run)
                            .map(earlier -> "; the same configuration finished as " + told(earlier))
                            .orElse(""));
        }
    }

    @Override
    public void skipped(PastRuns.Earlier earlier) {
        String answer = Detached.SKIPPED + "the same configuration finished as " + told(earlier);
        tellWaiting(answer);
        if (!silent) {
            context.say(answer);
        }
    }

    private void tellWaiting(String answer) {
        String ready = context.environment().getOrDefault(Detached.READY, "");
        if (!ready.isEmpty()) {
            Detached.tell(ready, answer);
        }
    }

    private void first(String id, String earlier) {
        context.say(RunId.shortForm(id) + "  " + store.resolve(id) + (about.isEmpty() ? "" : "; " + about) + earlier);
    }

    private static String told(PastRuns.Earlier earlier) {
        return RunId.shortForm(earlier.id()) + (earlier.result().isEmpty() ? "" : " (" + earlier.result() + ")");
    }

    @Override
    public void warning(String sentence) {
        context.say(sentence);
    }

    private void explain(RunFolder run) {
        try {
            Explanation.print(run, context, settings, metrics);
        } catch (java.io.IOException e) {
            context.say("cannot explain: " + org.hpsearch.value.SafeFile.reason(e));
        }
    }

    @Override
    public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
        if (explain) {
            explain(run);
        }
        if (!silent) {
            String exit = end.exit() == 0 ? "" : " (exit status " + end.exit() + ")";
            context.say(RunId.shortForm(run.id()) + "  " + end.state().word() + exit + " in "
                    + Texts.span(duration.toMillis() / 1000.0) + (score == null ? "" : ", " + score.words())
                    + "; hps show " + RunId.shortForm(run.id()));
        }
    }
}
