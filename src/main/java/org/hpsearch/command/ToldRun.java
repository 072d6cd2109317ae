package org.hpsearch.command;

import java.time.Duration;
import java.util.List;
import org.hpsearch.launch.Launcher;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Settings;

/// Tells the user how it goes.
record ToldRun(Context context, boolean silent, boolean explain, Settings settings, List<String> metrics)
        implements Launcher.Listener {
    @Override
    public void started(RunFolder run, String experiment) {
        String ready = context.environment().getOrDefault(Detached.READY, "");
        if (!ready.isEmpty()) {
            Detached.tell(ready, run);
        }
        if (!silent) {
            context.say(RunId.shortForm(run.id()) + "  " + run.path());
        }
    }

    @Override
    public void warning(String sentence) {
        context.say(sentence);
    }

    private void explain(RunFolder run) {
        try {
            Explanation.print(run, context, settings, metrics);
        } catch (java.io.IOException e) {
            context.say("cannot explain: " + org.hpsearch.run.SafeFile.reason(e));
        }
    }

    @Override
    public void ended(RunFolder run, EndStatus end, Duration duration, String objective) {
        if (explain) {
            explain(run);
        }
        if (!silent) {
            String exit = end.exit() == 0 ? "" : " (exit status " + end.exit() + ")";
            context.say(RunId.shortForm(run.id()) + "  " + end.state().word() + exit + " in "
                    + Texts.span(duration.toMillis() / 1000.0) + (objective.isEmpty() ? "" : ", " + objective)
                    + "; hps show " + RunId.shortForm(run.id()));
        }
    }
}
