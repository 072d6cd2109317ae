package org.hpsearch.command.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.cluster.Task;
import org.hpsearch.console.Context;
import org.hpsearch.launch.again.AutoResume;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.again.RunOrigin;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.many.Assignments;
import org.hpsearch.launch.many.PlanLine;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Options shared by `rerun` and `resume`: which runs, and what changes.
public final class RepeatOptions {
    @Parameters(paramLabel = "SEL [KEY=VALUE]... [-- FLAGS...]", arity = "1..*", description = "runs, then changes")
    List<String> words = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "only the K best of the runs")
    int top = Integer.MAX_VALUE;

    @Option(
            names = "--style",
            paramLabel = "flags|hydra",
            description = "how to write a parameter that the command does not have")
    CommandEdit.@Nullable Style style;

    @Option(names = "--dry-run", description = "only print the command lines, with --on the script")
    boolean dryRun;

    @Option(
            names = {"-q", "--quiet"},
            description = "print no messages of hps")
    boolean quiet;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask before running a command that another user or machine recorded")
    boolean yes;

    @Option(
            names = "--auto-resume",
            description = "in a job that is started again: go on from the last checkpoint of its own earlier run")
    boolean autoResume;

    @Mixin
    EngineOptions engine = new EngineOptions();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /// What names the runs.
    public String subject() {
        return words.getFirst();
    }

    /// Whether hps only prints what it would run.
    public boolean isOnlyShown() {
        return dryRun;
    }

    /// Whether a run that another user or machine may have made may be made again here.
    ///
    /// @param shown what a person sees of it
    public boolean permits(Context context, RunRecord run, List<String> shown) {
        return RunOrigin.permits(context, yes, run, shown);
    }

    /// The options of an ensemble that is made again.
    ///
    /// @throws UsageException where parameters are typed
    public List<String> ensembleOptions() {
        engine.refuse("an ensemble");
        if (words.size() > 1 + flags().size()) {
            throw new UsageException(
                    "an ensemble has options, not KEY=VALUE: hps rerun ID --top 7, or others after --");
        }
        List<String> options = new ArrayList<>();
        if (top < Integer.MAX_VALUE) {
            options.addAll(List.of("--top", Integer.toString(top)));
        }
        options.addAll(flags());
        return options;
    }

    /// The runs, best first.
    public List<Row> rows(Workspace workspace) {
        Selector selector = new Selector(workspace);
        String text = words.getFirst();
        List<Row> named = selector.named(text, true);
        if (!named.isEmpty()) {
            return named.subList(0, Math.min(top, named.size()));
        }
        Result found = selector.select(text, workspace.saved().sort(text, List.of()), Search.Order.BEST, top, false);
        if (found.rows().isEmpty()) {
            workspace.warn(found);
            throw selector.none(text);
        }
        return found.rows();
    }

    /// The changes of each run that is to be made of one.
    public List<Map<String, String>> combinations() {
        return Assignments.combinations(
                words.subList(1, words.size() - behindDashes().size()));
    }

    /// The words behind `--`, without those of an engine.
    public List<String> flags() {
        return engine.command(behindDashes());
    }

    private List<String> behindDashes() {
        return TypedWords.behindDashes(spec);
    }

    public RerunPlanner.Request request(Map<String, String> changes) {
        return new RerunPlanner.Request(changes, flags(), style);
    }

    /// Makes the starts one after the other, or hands them to an engine; or prints them.
    ///
    /// @param with words that tell the program of a checkpoint; empty to find out
    /// @return the first exit status that is not 0
    public int start(Context context, Workspace workspace, List<RunStart> starts, String with)
            throws IOException, InterruptedException {
        Set<String> permitted = new HashSet<>();
        for (RunStart start : dryRun ? List.<RunStart>of() : starts) {
            String parent = String.valueOf(start.plan().label().lineage().parent());
            boolean asked = !permitted.add(parent);
            if (!asked && !RunOrigin.permits(context, yes, workspace.run(parent).read(), start.command())) {
                context.say("nothing was started");
                return 1;
            }
        }
        if (engine.isElsewhere()) {
            List<Task> tasks = new RepeatTasks(spec, combinations(), flags()).of(starts);
            return engine.dispatch(context, behindDashes(), dryRun).again(starts, tasks);
        }
        IndexedRuns past = new IndexedRuns(workspace);
        List<RunStart> due = new ArrayList<>();
        for (RunStart start : starts) {
            due.add(autoResume ? new AutoResume(context, past).ofJob(start, with) : start);
        }
        return new Starter(context, past, quiet, null).all(due, dryRun ? start -> print(context, start) : null);
    }

    /// Shows what would be started.
    static void print(Context context, RunStart start) throws IOException {
        if (start.putBack() != null) {
            start.putBack().verify();
            context.say("puts " + start.putBack().copy() + " back to "
                    + start.putBack().place());
        }
        context.out().println(PlanLine.program(start.command()));
    }
}
