package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.History;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.workspace.Workspace;

/// A command that goes on from an earlier run of it.
public record Continued(Context context, Workspace workspace, RunPlan plan) {
    /// From the newest checkpoint of a run, or of those that it goes on from; empty where there is none.
    public Optional<Resume.Plan> from(String id) throws IOException {
        History history = new History(workspace.project().store(), workspace.settings());
        for (History.Link link : history.lineage(id).reversed()) {
            Optional<Resume.Plan> own = fromOwn(link.id());
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    /// From the newest checkpoint of a run itself; empty where it has none.
    public Optional<Resume.Plan> fromOwn(String id) throws IOException {
        RunFolder run = workspace.run(id);
        RunRecord record = run.read();
        if (record.checkpoints().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Resume(workspace.project(), plan.settings(), context.environment())
                .plan(
                        plan,
                        Prospect.of(plan, context.environment()),
                        run,
                        new CheckpointChoice(run, record, plan.settings()).of("last")));
    }
}
