package org.hpsearch.command;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.launch.Rerun;
import org.hpsearch.launch.Resume;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.run.History;
import org.hpsearch.run.ResumeOptions;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Value;

/// A command that goes on from an earlier run of it.
record Continued(Context context, Workspace workspace, RunPlan plan) {
    /// From the newest checkpoint of a run, or of those that it goes on from; empty where there is none.
    ///
    /// @param wanted  what the command is given now
    /// @param changes parameters that become others than it gives
    Optional<Resume.Plan> from(String id, RunRecord wanted, Map<String, String> changes) throws IOException {
        History history = new History(workspace.project().store(), workspace.settings());
        for (History.Link link : history.lineage(id).reversed()) {
            RunFolder run = workspace.run(link.id());
            RunRecord record = run.read();
            if (!record.checkpoints().isEmpty()) {
                TreeMap<String, String> all = differences(wanted, record);
                all.putAll(changes);
                Resume.Plan resumed = new Resume(workspace.project(), plan.settings(), context.environment())
                        .plan(
                                run,
                                new CheckpointChoice(run, record, plan.settings()).of("last"),
                                new Rerun.Request(all, java.util.List.of(), null),
                                "");
                return Optional.of(
                        new Resume.Plan(resumed.run().noted(plan.notes()), resumed.how(), resumed.putBack()));
            }
        }
        return Optional.empty();
    }

    /// What is given otherwise this time, the checkpoint apart.
    private static TreeMap<String, String> differences(RunRecord wanted, RunRecord before) {
        TreeMap<String, String> changes = new TreeMap<>();
        wanted.params().forEach((name, value) -> {
            Value then = before.params().get(name);
            boolean differs = then == null || !then.print().equals(value.print());
            if (differs && !ResumeOptions.isKnown(name)) {
                changes.put(name, value.print());
            }
        });
        return changes;
    }
}
