package org.hpsearch.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.launch.BatchJob;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.Resume;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.query.Quoting;
import org.hpsearch.query.Row;
import org.hpsearch.query.Search;
import org.hpsearch.run.DataException;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;

/// `hps run --auto-resume`: goes on from the unfinished run of the same batch job and array index, else of the same
/// name or configuration, if there is a checkpoint in its lineage.
record AutoResume(Context context, Workspace workspace) {
    /// How to go on; empty where the command has to begin anew.
    Optional<Resume.Plan> of(RunPlan plan) {
        try {
            RunRecord wanted = Prospect.of(plan, context.environment());
            Optional<Row> unfinished = unfinished(plan, wanted);
            return unfinished.isEmpty()
                    ? Optional.empty()
                    : new Continued(context, workspace, plan)
                            .from(unfinished.get().record().id(), wanted, Map.of());
        } catch (IOException | DataException e) {
            context.say("cannot go on from an earlier run: " + e.getMessage() + "; beginning anew");
            return Optional.empty();
        }
    }

    private Optional<Row> unfinished(RunPlan plan, RunRecord wanted) throws IOException {
        Map<String, String> job = BatchJob.facts(context.environment());
        String id = job.get("id");
        if (id != null) {
            // A job that runs again has ended before, whatever its heartbeat says.
            Optional<Row> same = newest(
                    "run.job=" + Quoting.phrase(id),
                    row -> row.record().info().job().getOrDefault("array", "").equals(job.getOrDefault("array", "")));
            if (same.isPresent()) {
                return same.filter(row -> row.state() != RunState.FINISHED);
            }
        }
        String name = plan.notes().name();
        if (!name.isEmpty()) {
            return newest("run.name=" + Quoting.phrase(name), row -> true).filter(AutoResume::hasEndedUnfinished);
        }
        return workspace.ask().unfinished(wanted);
    }

    private Optional<Row> newest(String query, java.util.function.Predicate<Row> fits) {
        return workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE))
                .rows()
                .stream()
                .filter(fits)
                .findFirst();
    }

    private static boolean hasEndedUnfinished(Row row) {
        return row.state() != RunState.FINISHED && row.state() != RunState.RUNNING;
    }
}
