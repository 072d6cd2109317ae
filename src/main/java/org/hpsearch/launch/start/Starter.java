package org.hpsearch.launch.start;

import java.io.IOException;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.launch.again.PutBack;
import org.hpsearch.launch.again.Resume;
import org.hpsearch.run.RunId;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;

/// Runs a plan in this terminal.
///
/// @param quiet   whether hps says nothing of its own
/// @param explain whether it shows at the end what was read from the output
/// @param metrics patterns of metrics in the output, for the explanation
public record Starter(Context context, Workspace workspace, boolean quiet, boolean explain, List<String> metrics) {
    /// @param about how the program takes up an earlier run, for the first line; empty where it does not
    public Launcher.Outcome run(RunPlan plan, String about) throws InterruptedException {
        if (!workspace.present() && !workspace.project().store().exists() && !silent()) {
            context.say("new project in " + workspace.project().path());
        }
        return launcher(plan, about).run();
    }

    /// Runs the plan of a resumed run; its checkpoint is put in its place first, where that is due.
    public Launcher.Outcome resume(Resume.Plan plan) throws IOException, InterruptedException {
        PutBack putBack = plan.putBack();
        String aside = putBack == null ? "" : putBack.carryOut();
        if (putBack != null && !aside.isEmpty()) {
            context.say("what lay at " + putBack.place() + " is at " + aside + " now");
        }
        Double step = plan.run().lineage().step();
        String about =
                "resumes " + RunId.shortForm(String.valueOf(plan.run().lineage().parent()))
                        + (step == null ? "" : " at step " + Numbers.print(step)) + ", " + plan.how();
        return run(plan.run(), about);
    }

    /// Runs the program without a record.
    public int unrecorded(RunPlan plan) throws InterruptedException {
        return launcher(plan, "").runUnrecorded();
    }

    private boolean silent() {
        return quiet || !context.environment().getOrDefault("HPS_QUIET", "").isEmpty();
    }

    private Launcher launcher(RunPlan plan, String about) {
        IndexedRuns past = new IndexedRuns(context, workspace);
        boolean asks = !silent() && !plan.ifNew() && workspace.project().store().holdsRuns();
        ToldRun told = new ToldRun(
                plan.reading().tty() && context.errTerminal() ? context.raw() : context,
                silent(),
                explain,
                plan.settings(),
                metrics,
                asks ? past : null,
                workspace.project().store().path(),
                about);
        return new Launcher(plan, Surroundings.of(context), told, past);
    }
}
