package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.Rerun;
import org.hpsearch.launch.start.Recorded;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Makes the plan of each configuration of a sweep: of a command that is typed, of an experiment, or of a
/// run.
public final class SweepPlans {
    private final Context context;
    private final Workspace workspace;
    private final Settings settings;
    private final Recorded recorded;
    private final List<String> command;
    private final CommandEdit.@Nullable Style style;
    private final @Nullable RunFolder run;
    private final @Nullable RunPlan base;

    /// @param subject an experiment, or what names a run; empty where the command is typed
    /// @param command words behind `--`: the command, or flags of the run's program
    public SweepPlans(
            Context context,
            Workspace workspace,
            Settings settings,
            Recorded recorded,
            String subject,
            List<String> command,
            CommandEdit.@Nullable Style style) {
        this.context = context;
        this.workspace = workspace;
        this.settings = settings;
        this.recorded = recorded;
        this.command = command;
        this.style = style;
        boolean declared = settings.experiments().containsKey(subject);
        if (subject.isEmpty() && command.isEmpty()) {
            throw new UsageException("the command is expected behind --");
        }
        this.run = subject.isEmpty() || declared
                ? null
                : workspace.run(new Selector(workspace).one(subject).record().id());
        this.base = run != null ? null : base(subject);
    }

    private RunPlan base(String experiment) {
        List<String> words = new ArrayList<>(experiment.isEmpty() ? List.of() : List.of(experiment));
        words.addAll(command);
        return recorded.plan(context, workspace, settings, words, !experiment.isEmpty());
    }

    /// What is swept, as one text: the same for the same sweep.
    public String definition() throws IOException {
        return base == null
                ? java.util.Objects.requireNonNull(run).id() + " " + Words.join(command)
                : PlanLine.of(base.noted(Notes.NONE), Path.of("/"), context.environment());
    }

    /// What is known of a run before anything is varied.
    public RunRecord known() throws IOException {
        return base == null ? java.util.Objects.requireNonNull(run).read() : Prospect.of(base, context.environment());
    }

    public RunPlan of(Map<String, String> configuration) throws IOException {
        if (run != null) {
            RunPlan plan = new Rerun(workspace.project(), settings, context.environment())
                    .plan(run, new Rerun.Request(configuration, command, style), "rerun");
            return plan.noted(recorded.notes());
        }
        return edited(java.util.Objects.requireNonNull(base), configuration);
    }

    /// Values with a `{key}` in the command fill it; the others are put where they stand.
    private RunPlan edited(RunPlan plan, Map<String, String> configuration) throws IOException {
        Map<String, String> filling = new LinkedHashMap<>(configuration);
        filling.keySet().removeIf(key -> !Template.has(plan.command(), key));
        RunPlan filled = plan.giving(filling);
        Map<String, String> others = new LinkedHashMap<>(configuration);
        others.keySet().removeAll(filling.keySet());
        return others.isEmpty() ? filled : filled.edited(Prospect.edit(filled, others, style, context.environment()));
    }
}
