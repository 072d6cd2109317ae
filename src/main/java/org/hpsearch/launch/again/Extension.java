package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// `hps run --extend epochs`: goes on from the finished run of the same configuration that went farthest, and makes
/// only the difference.
public final class Extension {
    private final Context context;
    private final PastRuns past;
    private final String by;

    /// @param by the parameter that says how far a run goes
    public Extension(Context context, PastRuns past, String by) {
        this.context = context;
        this.past = past;
        this.by = by;
    }

    /// How to start; empty where nothing is left to do.
    ///
    /// @throws UsageException where the command does not give the parameter, or no number
    public Optional<RunStart> of(PreparedCommand command) throws IOException {
        RunPlan plan = command.plan();
        RunRecord wanted = command.record();
        String name = CommandEdit.meant(by, wanted.params());
        double far = number(wanted.params().get(name));
        if (Double.isNaN(far)) {
            throw new UsageException("--extend " + by + ": the command gives no number '" + by + "'");
        }
        PastRuns.Past farthest = null;
        List<PastRuns.Past> same =
                past.allSame(wanted, PastRuns.Comparison.of(Set.of(), Set.of(name)), Optional.of(RunState.FINISHED));
        for (PastRuns.Past run : same) {
            double other = reached(run, name);
            if (other == far) {
                context.say("nothing to train: it finished as " + run.shortId());
                return Optional.empty();
            }
            boolean farther = other < far && (farthest == null || other > reached(farthest, name));
            farthest = farther ? run : farthest;
        }
        if (farthest == null) {
            context.say(nothing(same, name, far));
            return Optional.of(RunStart.of(command));
        }
        String id = farthest.record().id();
        Optional<RunStart> resumed =
                new ResumePlanner(plan.project(), plan.settings(), context.environment()).fromLineage(command, id);
        if (resumed.isEmpty()) {
            context.say("run " + RunId.shortForm(id) + " kept no checkpoint; training from the beginning");
        }
        return Optional.of(resumed.orElse(RunStart.of(command)));
    }

    private static String nothing(List<PastRuns.Past> same, String name, double far) {
        String found = same.stream()
                .filter(run -> reached(run, name) > far)
                .findFirst()
                .map(run -> "the finished runs with the same parameters have more than " + name + "="
                        + Numbers.print(far) + ": " + run.shortId())
                .orElse("no run of this program finished with the same parameters but for " + name);
        return "--extend " + name + ": " + found + "; training from the beginning";
    }

    private static double reached(PastRuns.Past run, String name) {
        return number(run.values().get(CommandEdit.meant(name, run.values())));
    }

    private static double number(@Nullable Value value) {
        return value instanceof Value.Num number ? number.asDouble() : Double.NaN;
    }
}
