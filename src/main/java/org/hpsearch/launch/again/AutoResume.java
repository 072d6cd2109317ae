package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hpsearch.console.Context;
import org.hpsearch.launch.BatchJob;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Program;
import org.hpsearch.run.Host;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;

/// `hps run --auto-resume`: goes on from the newest run of the same program and batch job with the same
/// values, else of the same name, else with the same values, if it neither finished nor runs and there is
/// a checkpoint in its lineage.
public record AutoResume(Context context, Workspace workspace) {
    /// How to go on; empty where the command has to begin anew.
    public Optional<Resume.Plan> of(RunPlan plan) {
        try {
            RunRecord wanted = Prospect.of(plan, context.environment());
            Optional<Row> newest = newest(plan, wanted);
            return newest.isEmpty() || !isToGoOn(newest.get())
                    ? Optional.empty()
                    : new Continued(context, workspace, plan)
                            .from(newest.get().record().id());
        } catch (IOException | DataException e) {
            context.say("cannot go on from an earlier run: " + e.getMessage() + "; beginning anew");
            return Optional.empty();
        }
    }

    private Optional<Row> newest(RunPlan plan, RunRecord wanted) throws IOException {
        String name = plan.notes().name();
        Map<String, String> job = BatchJob.facts(context.environment());
        String index = job.getOrDefault("array", "");
        List<Row> same = workspace.ask().allSame(wanted, (parameter, experiment) -> false, Optional.empty());
        if (job.get("id") != null) {
            Optional<Row> ofJob = same.stream().filter(row -> isOf(job, row)).findFirst();
            if (ofJob.isPresent()) {
                return ofJob;
            }
        }
        if (!name.isEmpty()) {
            return newest("run.name=" + Quoting.phrase(name), row -> Program.isSame(wanted, row.record()));
        }
        return same.stream()
                .filter(row ->
                        row.record().info().job().getOrDefault("array", "").equals(index))
                .findFirst();
    }

    private static boolean isOf(Map<String, String> job, Row row) {
        Map<String, String> then = row.record().info().job();
        return job.get("id") != null
                && job.get("id").equals(then.get("id"))
                && job.getOrDefault("array", "").equals(then.getOrDefault("array", ""));
    }

    private Optional<Row> newest(String query, Predicate<Row> fits) {
        return workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE))
                .rows()
                .stream()
                .filter(fits)
                .findFirst();
    }

    /// Whether it ended before its time. A run of another machine that seems to run is a job that was put
    /// back: this one.
    private boolean isToGoOn(Row row) {
        ProcessInfo process = row.record().process();
        boolean elsewhere = process != null
                && !process.machine().equals(Host.machine())
                && isOf(BatchJob.facts(context.environment()), row);
        if (row.state() == RunState.RUNNING && !elsewhere) {
            context.say(RunId.shortForm(row.record().id()) + " is the same and runs; beginning anew");
        }
        return row.state() != RunState.FINISHED && (row.state() != RunState.RUNNING || elsewhere);
    }
}
