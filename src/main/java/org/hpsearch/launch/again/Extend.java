package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Sameness;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// `hps run --extend epochs`: goes on from the finished run of the same configuration that went farthest,
/// and makes only
/// the difference.
///
/// @param by the parameter that tells how far
public record Extend(Context context, Workspace workspace, String by) {
    /// What is to be run.
    ///
    /// @param plan  as typed, where nothing can be extended
    /// @param resume how to go on; null where the command begins anew
    /// @param done  whether nothing is left to do
    public record Choice(RunPlan plan, Resume.@org.jspecify.annotations.Nullable Plan resume, boolean done) {}

    /// @throws UsageException where the command does not give the parameter, or no number
    public Choice of(RunPlan plan) throws IOException {
        RunRecord wanted = Prospect.of(plan, context.environment());
        String name = CommandEdit.meant(by, wanted.params());
        double far = number(wanted.params().get(name));
        if (Double.isNaN(far)) {
            throw new UsageException("--extend " + by + ": the command gives no number '" + by + "'");
        }
        Row farthest = null;
        for (Row row : workspace
                .ask()
                .allSame(wanted, Sameness.exactly(Set.of(), Set.of(name)), Optional.of(RunState.FINISHED))) {
            double other = reached(row, name);
            if (other == far) {
                context.say("nothing to add: it finished as "
                        + RunId.shortForm(row.record().id()));
                return new Choice(plan, null, true);
            }
            boolean farther = other < far && (farthest == null || other > reached(farthest, name));
            farthest = farther ? row : farthest;
        }
        if (farthest == null) {
            return new Choice(plan, null, false);
        }
        Optional<Resume.Plan> resumed =
                new Continued(context, workspace, plan).from(farthest.record().id());
        if (resumed.isEmpty()) {
            context.say("run " + RunId.shortForm(farthest.record().id()) + " kept no checkpoint; beginning anew");
        }
        return new Choice(plan, resumed.orElse(null), false);
    }

    private static double reached(Row row, String name) {
        return row.param(name).map(effective -> number(effective.value())).orElse(Double.NaN);
    }

    private static double number(@org.jspecify.annotations.Nullable Value value) {
        return value instanceof Value.Num number ? number.asDouble() : Double.NaN;
    }
}
